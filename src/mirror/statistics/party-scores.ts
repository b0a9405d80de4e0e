import { type Known, unknown } from "./known.ts";
import type { PartyCases } from "./strata.ts";

/** What each party got beyond its likes, with the label it carries and the block within which labels may change hands. */
export interface PartyScores {
  readonly score: Float64Array;
  /** 1 the group looked at, 0 the others. */
  readonly label: Uint8Array;
  readonly block: Int32Array;
  readonly blocks: number;
}

const NO_LABEL = 2;

/**
 * R of each party: the sum over its requests of outcome minus the share of yes in the request's stratum. A block is a party's
 * main stratum crossed with one or several requests. Cases of unknown outcome, group, stratum or party are left out.
 */
export function partyScores(cases: PartyCases): Known<PartyScores> {
  const { outcome, stratum, strata } = cases;
  const total = new Float64Array(strata);
  const yes = new Float64Array(strata);
  for (let i = 0; i < stratum.length; i++) {
    if (!counts(cases, i)) continue;
    total[stratum[i] as number]!++;
    yes[stratum[i] as number]! += outcome[i] as number;
  }
  const residual = Float64Array.from(outcome, (value, i) => {
    const s = stratum[i] as number;
    return counts(cases, i) ? value - (yes[s] as number) / (total[s] as number) : 0;
  });
  return scoresFrom(cases, residual, total);
}

/** Whether a case takes part. */
export const counts = ({ group, outcome, stratum, party }: PartyCases, i: number): boolean =>
  (stratum[i] as number) >= 0 && (party[i] as number) >= 0 && (group[i] as number) <= 1 && (outcome[i] as number) <= 1;

/** Sums a residual per case over parties. `size` counts the cases of each stratum: of equal strata the largest is a party's main one. */
export function scoresFrom(cases: PartyCases, residual: Float64Array, size: Float64Array): Known<PartyScores> {
  const { member, parties } = inOrderOfAppearance(cases);
  if (parties === 0) return unknown("no-cases");
  const score = new Float64Array(parties);
  const label = new Uint8Array(parties).fill(NO_LABEL);
  const requests = new Int32Array(parties);
  for (let i = 0; i < member.length; i++) {
    const j = member[i] as number;
    if (j < 0) continue;
    if (label[j] !== NO_LABEL && label[j] !== cases.group[i]) return unknown("label-changes-within-party");
    label[j] = cases.group[i] as number;
    score[j]! += residual[i] as number;
    requests[j]!++;
  }
  const main = mainStrata({ ...cases, party: member, parties }, size);
  const block = main.map((s, j) => s * 2 + Number((requests[j] as number) > 1));
  return { known: true, score, label, block, blocks: cases.strata * 2 };
}

/** Numbers parties by their first case that counts, −1 for cases that do not: how a book numbers its parties changes nothing. */
function inOrderOfAppearance(cases: PartyCases): { member: Int32Array; parties: number } {
  const numberOf = new Int32Array(cases.parties).fill(-1);
  const member = new Int32Array(cases.party.length).fill(-1);
  let parties = 0;
  for (let i = 0; i < member.length; i++) {
    if (!counts(cases, i)) continue;
    const party = cases.party[i] as number;
    if ((numberOf[party] as number) < 0) numberOf[party] = parties++;
    member[i] = numberOf[party] as number;
  }
  return { member, parties };
}

/** The stratum in which most of a party's cases are; of equal ones the largest, then the first. */
function mainStrata(cases: PartyCases, size: Float64Array): Int32Array {
  const { party, stratum, parties, strata } = cases;
  const times = new Map<number, number>();
  for (let i = 0; i < party.length; i++) {
    if ((party[i] as number) < 0) continue;
    const key = (party[i] as number) * strata + (stratum[i] as number);
    times.set(key, (times.get(key) ?? 0) + 1);
  }
  const main = new Int32Array(parties).fill(-1);
  const most = new Int32Array(parties);
  for (const [key, count] of times) {
    const j = Math.floor(key / strata);
    const s = key % strata;
    const more = count - (most[j] as number) || (size[s] as number) - (size[main[j] as number] as number);
    if (more < 0 || (more === 0 && s > (main[j] as number))) continue;
    main[j] = s;
    most[j] = count;
  }
  return main;
}
