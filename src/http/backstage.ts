import type { Services } from "./services.ts";
import { traceOf } from "./trace.ts";

const busy = new WeakMap<Services["engine"], Set<Promise<void>>>();

/** Does something after the answer is given, so that how long it takes tells nobody anything. */
export function backstage({ engine }: Services, work: () => Promise<void>): void {
  const all = busy.get(engine) ?? new Set();
  busy.set(engine, all);
  const one = new Promise<void>((resolve) => setImmediate(resolve))
    .then(work)
    .catch((error: unknown) => console.error(JSON.stringify({ backstage: traceOf(error) })))
    .finally(() => all.delete(one));
  all.add(one);
}

/** Waits until all of that is done. */
export async function backstageDone({ engine }: Services): Promise<void> {
  await Promise.all(busy.get(engine) ?? []);
}
