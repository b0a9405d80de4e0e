import fc from "fast-check";
import { expect, test } from "vitest";
import { aalenJohansen, decidedInterval, sharesAt } from "./aalen-johansen.ts";
import { likeForLikeBounds } from "./bounds-of-unknown.ts";
import { bootstrap } from "./bootstrap.ts";
import { chanceBand, concentration, totalsOf } from "./concentration.ts";
import { homogeneity } from "./breslow-day.ts";
import { consistency } from "./consistency.ts";
import { exactOverStrata } from "./fisher.ts";
import { hodgesLehmann } from "./hodges-lehmann.ts";
import { jackknife } from "./jackknife.ts";
import { kaplanMeier } from "./kaplan-meier.ts";
import { logRank, partyLogRank } from "./log-rank.ts";
import { mantelHaenszel } from "./mantel-haenszel.ts";
import { partyBootstrap } from "./party-bootstrap.ts";
import { partyEvidence } from "./party-evidence.ts";
import { partyPermutation } from "./party-permutation.ts";
import { newcombe } from "./proportions.ts";
import { chanceFrom } from "./random.ts";
import { kruskalWallis, vanElteren } from "./rank-strata.ts";
import { rateRatioTest, rateTest } from "./rates.ts";
import { countStrata, crudeTable, shareIn, shareOut } from "./strata.ts";
import { countOrdered, superiority } from "./superiority.ts";
import { superiorityInterval } from "./superiority-interval.ts";
import { theil } from "./theil.ts";
import { threeFigures } from "./three-figures.ts";
import { enoughToUndo } from "./undoing.ts";
import { exactRankSum, rankSum } from "./wilcoxon.ts";

const rows = fc.array(
  fc.record({
    party: fc.integer({ min: -1, max: 3 }),
    group: fc.integer({ min: 0, max: 2 }),
    outcome: fc.integer({ min: 0, max: 2 }),
    stratum: fc.integer({ min: -1, max: 2 }),
    time: fc.integer({ min: 0, max: 3 }),
    value: fc.constantFrom(-1, 0, 1, 2.5, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN),
  }),
  { maxLength: 12 },
);

/** Paths to values that are not a number. */
function undefinedIn(value: unknown, path = ""): string[] {
  if (typeof value === "number") return Number.isNaN(value) ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => undefinedIn(part, `${path}.${name}`));
}

test("nothing is ever NaN, with few cases, empty strata, unknowns and nameless parties (seed 2026)", () => {
  const draw = () => ({ chance: chanceFrom("defined"), draws: 19 });
  fc.assert(
    fc.property(rows, (all) => {
      const column = (name: "party" | "group" | "outcome" | "stratum" | "time") => all.map((row) => row[name]);
      const time = Float64Array.from(column("time"));
      const cases = {
        party: Int32Array.from(column("party")),
        parties: 4,
        group: Uint8Array.from(column("group")),
        outcome: Uint8Array.from(column("outcome")),
        stratum: Int32Array.from(column("stratum")),
        strata: 3,
      };
      const event = cases.outcome.map((outcome) => Number(outcome === 1));
      const strata = countStrata(cases);
      const crude = crudeTable(strata);
      const ends = aalenJohansen({ time, state: cases.outcome });
      const items = { amount: time, party: cases.party, parties: 4 };
      const results = {
        mantelHaenszel: mantelHaenszel(strata),
        homogeneity: homogeneity(strata),
        evidence: partyEvidence(cases, jackknife(cases), draw()),
        threeFigures: threeFigures(strata),
        exact: exactOverStrata(strata),
        newcombe: newcombe(shareIn(crude), shareOut(crude)),
        consistency: consistency(shareIn(crude), shareOut(crude)),
        permutation: partyPermutation(cases, draw()),
        jackknife: jackknife(cases),
        bootstrap: partyBootstrap(cases, draw()),
        superiority: superiority(countOrdered(cases, 3)),
        superiorityInterval: superiorityInterval(cases, 3),
        aalenJohansen: ends,
        decided: ends.known ? Array.from(time, (day) => decidedInterval(sharesAt(ends, day))) : [],
        kaplanMeier: kaplanMeier({ time, event }),
        logRank: logRank({ ...cases, time, event }),
        partyLogRank: partyLogRank({ ...cases, time, event }, draw()),
        concentration: concentration(totalsOf(items)),
        chanceBand: chanceBand(items, draw()),
        bounds: likeForLikeBounds(strata),
        undoing: enoughToUndo(strata),
      };
      expect(undefinedIn(results)).toEqual([]);
    }),
    { seed: 2026, numRuns: 1_500 },
  );
});

test("nor with values without end, or that nobody knows (seed 2027)", () => {
  fc.assert(
    fc.property(rows, (all) => {
      const value = Float64Array.from(all, (row) => row.value);
      const group = Uint8Array.from(all, (row) => row.group);
      const stratum = Int32Array.from(all, (row) => row.stratum);
      const [one, two] = [1, 0].map((side) => value.filter((_, i) => group[i] === side)) as [
        Float64Array,
        Float64Array,
      ];
      const wide = (at: number) => ({ count: group.filter((side) => side === at).length, over: value[at] ?? 0 });
      // Waits may be endless, not unknown: those are left out where they are made.
      const time = Float64Array.from(all, (row) => (row.value > 0 ? row.value : row.time));
      const waits = {
        time,
        event: Uint8Array.from(all, (row) => Number(row.outcome === 1)),
        group,
        stratum,
        strata: 3,
      };
      const party = { party: Int32Array.from(all, (row) => row.party), parties: 4 };
      const draw = { chance: chanceFrom("endless"), draws: 19 };
      const results = {
        rankSum: rankSum(one, two),
        exactRankSum: exactRankSum(one, two),
        hodgesLehmann: hodgesLehmann(one, two),
        exactShift: hodgesLehmann(one, two, { exact: true }),
        vanElteren: vanElteren({ value, group, stratum, strata: 3 }),
        kruskalWallis: kruskalWallis(value, stratum, 3),
        rate: rateTest(wide(0), 1),
        ratio: rateRatioTest(wide(0), wide(1)),
        theil: theil(time, stratum, 3),
        concentration: concentration(time),
        band: chanceBand({ amount: time, ...party }, draw),
        kaplanMeier: kaplanMeier(waits),
        logRank: logRank(waits),
        partyLogRank: partyLogRank({ ...waits, ...party }, draw),
        aalenJohansen: aalenJohansen({ time, state: Uint8Array.from(all, (row) => row.outcome) }),
        bootstrap: bootstrap(
          all.length,
          (times) => times.reduce((sum, one, i) => sum + one * (time[i] as number), 0),
          draw,
        ),
      };
      expect(undefinedIn(results)).toEqual([]);
    }),
    { seed: 2027, numRuns: 1_500 },
  );
});
