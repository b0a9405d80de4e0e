/** A number in [0, 1), another each time; all chance in this folder comes in as one of these. */
export type Chance = () => number;

/** Streams of chance by name, "" for the main one: what one draws changes nothing of another. A name goes on where it was. */
export type Streams = (name: string) => Chance;

export const happens = (chance: Chance, probability: number): boolean => chance() < probability;

/** A whole number from `least` up to and including `most`. */
export const between = (chance: Chance, least: number, most: number): number =>
  least + Math.floor(chance() * (most - least + 1));

/** Throws RangeError on an empty list. */
export function pick<T>(chance: Chance, items: readonly T[]): T {
  const item = items[Math.floor(chance() * items.length)];
  if (item === undefined) throw new RangeError("nothing to pick from");
  return item;
}

/** Days until something happens that is equally likely every day (exponential), one at least. */
export const waiting = (chance: Chance, meanDays: number): number => Math.ceil(-Math.log(1 - chance()) * meanDays) || 1;

/** Fisher and Yates. */
export function shuffled<T>(chance: Chance, items: readonly T[]): readonly T[] {
  const order = [...items];
  for (let i = order.length - 1; i > 0; i--) {
    const j = between(chance, 0, i);
    [order[i], order[j]] = [order[j] as T, order[i] as T];
  }
  return order;
}

const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** An id of 22 characters, as the desk makes them (132 bits). */
export const idFrom = (chance: Chance): string =>
  Array.from({ length: 22 }, () => LETTERS[Math.floor(chance() * 64)]).join("");
