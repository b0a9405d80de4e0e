import { chanceFrom, drawBelow } from "../statistics/random.ts";

/** Draws per block. A block has its own seed, so that it gives the same whoever draws it. */
const DRAWS_PER_BLOCK = 100;

/** Draws are numbered through the blocks: `measure` is given the sides of each, drawn anew over the same nodes. */
export interface SideDraws {
  readonly seed: string;
  readonly blocks: number;
}

/** The sides of one block of draws: the same sides over the same nodes in another order each time, the numbers on each side fixed (Fisher & Yates). */
function permuteSides(sides: Int32Array, { seed, block }: { seed: string; block: number }) {
  const chance = chanceFrom(`${seed}:${block}`);
  const drawn = sides.slice();
  return (): Int32Array => {
    for (let i = drawn.length - 1; i > 0; i--) {
      const j = drawBelow(chance, i + 1);
      const side = drawn[i] as number;
      drawn[i] = drawn[j] as number;
      drawn[j] = side;
    }
    return drawn;
  };
}

/** One row per draw: what `measure` makes of the permuted sides. */
export function drawBlock(
  sides: Int32Array,
  draw: { seed: string; block: number },
  measure: (sides: Int32Array) => readonly number[],
): readonly (readonly number[])[] {
  const next = permuteSides(sides, draw);
  return Array.from({ length: DRAWS_PER_BLOCK }, () => measure(next()));
}

/** What chance alone gives for one measure: the sides drawn anew over the same network. */
export interface BesideChance {
  readonly observed: number;
  readonly mean: number;
  /** Between these lie at least 95 of 100 draws. */
  readonly low: number;
  readonly high: number;
  /** (b + 1) / (B + 1) for as low or lower, and for as high or higher (Phipson & Smyth 2010). */
  readonly asLow: number;
  readonly asHigh: number;
  readonly draws: number;
}

/** Each measure beside the same measure with sides drawn by chance; blocks are put together in their own order. */
export function besideChance(
  sides: Int32Array,
  { seed, blocks }: SideDraws,
  measure: (sides: Int32Array) => readonly number[],
): readonly BesideChance[] {
  const rows = Array.from({ length: blocks }, (_, block) => drawBlock(sides, { seed, block }, measure)).flat();
  return summed(measure(sides), rows);
}

/** Puts draws, in the order of their blocks, beside what was seen. */
export const summed = (observed: readonly number[], rows: readonly (readonly number[])[]): readonly BesideChance[] =>
  observed.map((seen, at) =>
    beside(
      seen,
      rows.map((row) => row[at] as number),
    ),
  );

function beside(observed: number, drawn: readonly number[]): BesideChance {
  const sorted = Float64Array.from(drawn).sort();
  const cut = Math.floor(sorted.length * 0.025);
  const count = (as: (value: number) => boolean): number => (drawn.filter(as).length + 1) / (drawn.length + 1);
  return {
    observed,
    mean: drawn.reduce((sum, value) => sum + value, 0) / drawn.length,
    low: sorted[cut] ?? Number.NaN,
    high: sorted[sorted.length - 1 - cut] ?? Number.NaN,
    asLow: count((value) => value <= observed + 1e-12),
    asHigh: count((value) => value >= observed - 1e-12),
    draws: drawn.length,
  };
}
