import { type Interval, type Known, unknown } from "./known.ts";
import { cellsOf, type PartyRows, partyRows, termsAt } from "./party-rows.ts";
import { type Chance, drawBelow } from "./random.ts";
import type { PartyCases } from "./strata.ts";

export interface Turning extends Interval {
  /** Crude difference over cases with a like, minus the like-for-like difference. */
  readonly gap: number;
  readonly crude: number;
  readonly likeForLike: number;
  /** The two differ in sign, and the interval of the gap excludes 0. */
  readonly turnsRound: boolean;
}

export interface BootstrapOptions {
  readonly chance: Chance;
  readonly draws?: number;
  readonly level?: number;
}

/**
 * Percentile bootstrap (Efron 1979) by party of the gap between the crude difference over cases that have a like and the
 * like-for-like one (both Mantel-Haenszel weighted risk differences, the crude one over a single stratum).
 */
export function partyBootstrap(cases: PartyCases, options: BootstrapOptions): Known<Turning> {
  const { chance, draws = 1_999, level = 0.95 } = options;
  const rows = partyRows(cases);
  if (rows.parties === 0) return unknown(cases.party.length === 0 ? "no-cases" : "no-likes");
  const seen = figures(cellsOf(rows));
  const gaps = drawGaps(rows, draws, chance);
  // A redraw in which nothing has a like says nothing; when that is common there are too few parties to say anything.
  if (seen === null || gaps.length < 0.95 * draws) return unknown("too-few-parties");
  const low = gaps[Math.floor(((1 - level) / 2) * (gaps.length - 1))] as number;
  const high = gaps[Math.ceil(((1 + level) / 2) * (gaps.length - 1))] as number;
  const turnsRound = seen.crude * seen.likeForLike < 0 && low * high > 0;
  return { known: true, ...seen, gap: seen.crude - seen.likeForLike, low, high, turnsRound };
}

/** Gaps in as many redraws as had likes, rising. */
function drawGaps(rows: PartyRows, draws: number, chance: Chance): Float64Array {
  const gaps: number[] = [];
  const cells = new Float64Array(rows.strata * 4);
  for (let draw = 0; draw < draws; draw++) {
    redraw(cells.fill(0), rows, chance);
    const drawn = figures(cells);
    if (drawn !== null) gaps.push(drawn.crude - drawn.likeForLike);
  }
  return Float64Array.from(gaps).sort();
}

/** As many parties as there are, each time any of them. */
function redraw(cells: Float64Array, { start, cell, times, parties }: PartyRows, chance: Chance): void {
  for (let i = 0; i < parties; i++) {
    const j = drawBelow(chance, parties);
    for (let r = start[j] as number; r < (start[j + 1] as number); r++) cells[cell[r] as number]! += times[r] as number;
  }
}

function figures(cells: Float64Array): { crude: number; likeForLike: number } | null {
  const crude = new Float64Array(4);
  let difference = 0;
  let weight = 0;
  for (let s = 0; s < cells.length / 4; s++) {
    const terms = termsAt(cells, s);
    if (terms.weight === 0) continue;
    difference += terms.difference;
    weight += terms.weight;
    for (let k = 0; k < 4; k++) crude[k]! += cells[4 * s + k] as number;
  }
  if (weight === 0) return null;
  const all = termsAt(crude, 0);
  return { crude: all.difference / all.weight, likeForLike: difference / weight };
}
