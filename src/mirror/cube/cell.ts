/** Something counted in the yearly cube: by whom, and which parties can read it themselves. */
export interface Counted {
  /** Number of the party it is of; negative when it has none. */
  readonly of: number;
  /** Numbers of all parties that can read it. */
  readonly readers: readonly number[];
  /** Its place in the declared division, from the widest part to the narrowest. */
  readonly path: readonly string[];
}

/** A number that is given out: from `least` up to and including `least + 4`. */
export interface Cell {
  readonly path: readonly string[];
  readonly least: number;
}

/** Numbers are given out as classes of five, so that five numbers stay possible. */
export const CLASS = 5;
const FEWEST = 10;
const FEWEST_PARTIES = 5;

const classOf = (count: number): number => Math.floor(count / CLASS) * CLASS;

/** The declared parts of everything that is counted, from wide to narrow. */
export interface Division {
  readonly [part: string]: Division;
}

/**
 * Cells that share no case: the whole, or its parts when every declared one of them may be given out, and so on down. A total
 * beside its parts would narrow both, and a part left out would be the rest of a sum, or none at all; so neither is ever given.
 * Empty when even the whole may not.
 */
export function cellsOf(counted: readonly Counted[], division: Division, path: readonly string[]): readonly Cell[] {
  const least = leastGiven(counted);
  if (least === null) return [];
  const parts = Object.entries(division).map(([name, within]) => ({
    path: [...path, name],
    within,
    counted: counted.filter((one) => one.path[path.length] === name),
  }));
  if (parts.length > 0 && parts.every((part) => leastGiven(part.counted) !== null))
    return parts.flatMap((part) => cellsOf(part.counted, part.within, part.path));
  return [{ path, least }];
}

/**
 * The class of a count that may be given out, else null. Each condition looks at the class, never at the count itself, so that
 * who knows the conditions learns nothing of where in its class the count lies: ten at least, of five parties at least, and
 * nobody can read more than half of the least it can be.
 */
function leastGiven(counted: readonly Counted[]): number | null {
  const least = classOf(counted.length);
  if (least < FEWEST) return null;
  const parties = new Set<number>();
  const read = new Map<number, number>();
  for (const { of, readers } of counted) {
    if (of >= 0) parties.add(of);
    for (const reader of new Set(readers)) read.set(reader, (read.get(reader) ?? 0) + 1);
  }
  const most = Math.max(0, ...read.values());
  return parties.size >= FEWEST_PARTIES && most * 2 <= least ? least : null;
}
