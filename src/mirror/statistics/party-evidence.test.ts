import { expect, test } from "vitest";
import { jackknife } from "./jackknife.ts";
import { partyEvidence } from "./party-evidence.ts";
import { partyPermutation } from "./party-permutation.ts";
import { chanceFrom } from "./random.ts";
import type { PartyCases } from "./strata.ts";

interface Row {
  readonly party: number;
  readonly group: number;
  readonly outcome: number;
}

const casesOf = (rows: readonly Row[]): PartyCases => ({
  party: Int32Array.from(rows, (row) => row.party),
  parties: 100,
  group: Uint8Array.from(rows, (row) => row.group),
  outcome: Uint8Array.from(rows, (row) => row.outcome),
  stratum: new Int32Array(rows.length),
  strata: 1,
});
/** One request each: 16 of 20 against 8 of 20. */
const single: readonly Row[] = Array.from({ length: 40 }, (_, party) => {
  const group = party % 2;
  return { party, group, outcome: Number(party < (group === 1 ? 32 : 16)) };
});
const evidence = (cases: PartyCases) => partyEvidence(cases, jackknife(cases), { chance: chanceFrom("evidence") });

test("a label fixed per party: the larger of the two chances", () => {
  const cases = casesOf(single);
  const [drawn, interval] = [partyPermutation(cases, { chance: chanceFrom("evidence") }), jackknife(cases)];
  if (!drawn.known || !interval.known) throw new Error("both are known here");
  expect(evidence(cases)).toEqual({ known: true, p: Math.max(drawn.p, interval.p) });
});

test("a label that changes within a party: the jackknife's chance", () => {
  const cases = casesOf(single.map((row) => ({ ...row, party: Math.floor(row.party / 2) })));
  const interval = jackknife(cases);
  expect(evidence(cases)).toEqual({ known: true, p: interval.known && interval.p });
});

test("a literal copy of a party's rows does not make the chance smaller", () => {
  const before = evidence(casesOf(single));
  const favoured = single.find(({ group, outcome }) => group === 1 && outcome === 1) as Row;
  const after = evidence(casesOf([...single, ...Array.from({ length: 6 }, () => favoured)]));
  if (!before.known || !after.known) throw new Error("both are known here");
  expect(after.p).toBeGreaterThanOrEqual(before.p);
});

test("nothing, one group, few parties: said in words", () => {
  expect(evidence(casesOf([]))).toEqual({ known: false, why: "no-cases" });
  expect(evidence(casesOf(single.filter(({ group }) => group === 1)))).toMatchObject({ known: false });
  expect(evidence(casesOf(single.slice(11, 21)))).toEqual({ known: false, why: "too-few-parties" });
});
