/** So many pages are asked for and looked at at once, so that no window waits. */
const AT_ONCE = 6;

/** Does the same with each of a list, some at once. */
export async function allOf<One>(list: readonly One[], one: (of: One) => Promise<void>): Promise<void> {
  const waiting = [...list];
  const next = async (): Promise<void> => {
    for (let of = waiting.shift(); of !== undefined; of = waiting.shift()) await one(of);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}
