import { chanceFrom, type Chance, drawBelow } from "../statistics/random.ts";
import type { Interval } from "../statistics/known.ts";
import type { Recruited } from "./recruitment.ts";

/** People in one drawn tree at most: a drawn tree can grow without end where every branch is drawn wide. */
const MOST_PER_PERSON = 20;

/**
 * Tree bootstrap (Baraff, McCormick & Raftery 2016): seeds are drawn anew, then at every person its recruits, down the tree. The older
 * bootstrap over single recruits gives intervals that are too narrow. Percentiles of `estimate` over the draws; null without one.
 */
export function treeBootstrap(
  chain: Recruited,
  estimate: (drawn: Recruited) => number | null,
  { seed, draws = 500, level = 0.95 }: { seed: string; draws?: number; level?: number },
): Interval | null {
  const chance = chanceFrom(seed);
  const children = childrenOf(chain);
  const values: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const value = estimate(drawTree(chain, children, chance));
    if (value !== null && !Number.isNaN(value)) values.push(value);
  }
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))];
  const [low, high] = [at((1 - level) / 2), at((1 + level) / 2)];
  return low === undefined || high === undefined ? null : { low, high };
}

type Children = readonly (readonly number[])[];

/** The recruits of each, and the seeds in the last place. */
function childrenOf({ recruiter }: Recruited): Children {
  const children = Array.from({ length: recruiter.length + 1 }, (): number[] => []);
  recruiter.forEach((by, i) => children[by < 0 ? recruiter.length : by]?.push(i));
  return children;
}

function drawTree({ recruiter, degree, group }: Recruited, children: Children, chance: Chance): Recruited {
  const most = recruiter.length * MOST_PER_PERSON;
  /** Whom each drawn person copies, and the place of who drew it. */
  const copies: number[] = [];
  const by: number[] = [];
  const draw = (of: readonly number[], place: number): void => {
    for (let i = 0; i < of.length && copies.length < most; i++) {
      copies.push(of[drawBelow(chance, of.length)] as number);
      by.push(place);
    }
  };
  draw(children[recruiter.length] as readonly number[], -1);
  for (let place = 0; place < copies.length; place++)
    draw(children[copies[place] as number] as readonly number[], place);
  return {
    recruiter: Int32Array.from(by),
    degree: Float64Array.from(copies, (one) => degree[one] as number),
    group: Int32Array.from(copies, (one) => group[one] as number),
  };
}
