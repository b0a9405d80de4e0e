import { NONE } from "../../src/mirror/columns.ts";
import { partiesOf } from "../../src/mirror/parties.ts";
import type { View } from "../../src/mirror/view.ts";
import type { Knobs } from "../../src/simulation/knobs.ts";
import { cast, findingOf, type Line, mean, tableOf } from "./recovery-books.ts";
import { BESIDE_LINES, PLANTED_BESIDE } from "./recovery-beside.ts";

/** Planted together: none of these changes what the lens of another counts. */
const PLANTED: Partial<Knobs> = {
  asked: 0.4,
  slowDesk: { meanDays: 100, silent: 0.5 },
  moneyYes: { foundation: 0.9, other: 0.3 },
  yearly: { easy: 0.8, hard: 0.2 },
  apart: 1,
  landing: 0.5,
  doubtAgain: { foundation: 0.1, other: 0.8 },
  coldWords: { foundation: 0.1, other: 0.8 },
};

const tariff = (view: View): string =>
  view.entry(view.rows("rule").find((row) => view.said(row, "rule")?.title === cast.rules.tariff.title) ?? NONE)?.id ??
  "";

/** Parties that asked something under a rule. */
function askersUnder({ columns, rows }: View, rule: number): number {
  const under = [...rows("request")].filter((row) => columns.rule[row] === rule);
  return new Set(under.map((row) => columns.from[row])).size;
}

const put: Line = {
  knob: "asked",
  planted: PLANTED,
  measure: (view) => {
    const [[, tested = 0] = []] = tableOf(view, ["rule-test", "tested", { rule: tariff(view) }]);
    return (tested as number) / askersUnder(view, view.rowNamed(tariff(view)));
  },
  truth: 0.4,
  equal: 1,
  tolerance: 0.1,
};

/** Where nobody is asked, half of the six in ten without visitors from outside tell nothing: then the rule cannot be held against all. */
const untold: Line = {
  knob: "asked",
  planted: PLANTED_BESIDE,
  measure: (view) => {
    const moves = tableOf(view, ["rule-what-if", "decisions", { rule: tariff(view), how: "everybody" }]);
    return moves.filter((row) => row[2] === "move.unknown").length / moves.length;
  },
  // Of what was taken back before a decision, 3 in 100, nothing can be told.
  truth: 0.3 + 0.7 * 0.03,
  equal: 0.03,
  tolerance: 0.1,
};

/** Money is 55 in 100 of what is asked: a difference in money weighs so much in all. */
const OF_MONEY = 0.55;

const favoured: Line = {
  knob: "moneyYes",
  planted: PLANTED,
  measure: (view) =>
    findingOf(view, "like-for-like", { by: "form", group: "foundation" }).comparisons[0]?.difference ?? Number.NaN,
  truth: 0.6 * OF_MONEY,
  equal: 0,
  tolerance: 0.08,
};

/**
 * Yearly requests only look favoured: crude over all minus like for like. With this knob 80 in 100 of what is easy and 20 in 100 of money is
 * yearly; of money 17.4 in 34 get yes (12 foundations, 22 others), of the rest 88 in 100.
 */
const onlyLooks: Line = {
  knob: "yearly",
  planted: PLANTED,
  measure: (view) => {
    const [overAll, , alike] = tableOf(view, ["like-for-like", "figures", { by: "cadence", group: "yearly" }]).map(
      (row) => row.at(-1) as number,
    );
    return (overAll ?? Number.NaN) - (alike ?? Number.NaN);
  },
  truth: 0.22,
  equal: 0,
  tolerance: 0.08,
};

const MANY_LATE: Partial<Knobs> = {
  late: { share: 0.6, from: 740, until: 850 },
  moneyYes: { foundation: 0.3, other: 0.3 },
};
const again: Line = {
  knob: "returning",
  planted: { returning: 0.6 },
  beside: MANY_LATE,
  measure: (view) => {
    const [returning = 0, fresh = 0] = tableOf(view, ["newcomers", "shares"]).map(
      ([, requests, yes]) => (yes as number) / (requests as number),
    );
    return returning - fresh;
  },
  truth: 0.6 * OF_MONEY,
  equal: 0,
  tolerance: 0.12,
};

/** Of the parties that ask in the last year, the share that is new. */
const fresh: Line = {
  knob: "late",
  planted: MANY_LATE,
  measure: (view) => {
    const [, , newcomers = 0, returning = 0] = tableOf(view, ["newcomers", "years"]).at(-1) as readonly number[];
    return newcomers / (newcomers + returning);
  },
  truth: 0.6,
  equal: 0,
  tolerance: 0.1,
};

const slow: Line = {
  knob: "slowDesk",
  planted: PLANTED,
  measure: (view) =>
    findingOf(view, "silence").comparisons.find(({ key }) => key === cast.slowDesk)?.difference ?? Number.NaN,
  // Decided after 91 days: 30 in 100 at the slow desk, 90 in 100 elsewhere.
  truth: 0.5 * (1 - Math.exp(-0.91)) - 0.94 * (1 - Math.exp(-91 / 25)),
  equal: 0,
  tolerance: 0.12,
};

const apart: Line = {
  knob: "apart",
  planted: PLANTED,
  measure: (view) => {
    const [[, value = 0, low = 0, high = 0] = []] = tableOf(view, ["landscape", "mixing"]) as [string, ...number[]][];
    return value < low ? -1 : Number(value > high);
  },
  truth: -1,
  equal: 0,
  tolerance: 0,
};

/** Both sides alike: half of the population each, so that 80 in 100 of the own side is a homophily of (0.8 − 0.5) / 0.5. */
const recruits: Line = {
  knob: "growth",
  planted: { growth: { parties: 100, own: 0.8 } },
  beside: { growth: { parties: 100, own: 0.5 } },
  measure: (view) =>
    mean(
      tableOf(view, ["oil-stain", "recruitment"])
        .slice(0, 2)
        .map(([, homophily]) => homophily as number),
    ),
  truth: 0.6,
  equal: 0,
  tolerance: 0.15,
};

const foundationsOf = (view: View): ReadonlySet<number> =>
  new Set(
    partiesOf(view).flatMap(({ number, row }) => (view.said(row, "party")?.type === "foundation" ? [number] : [])),
  );

/** Of the accepted proofs, the share after which the same question came again: of foundations minus that of others. */
const doubtedAgain: Line = {
  knob: "doubtAgain",
  planted: PLANTED,
  measure: (view) => {
    const foundations = foundationsOf(view);
    const share = (wanted: boolean) => {
      const rows = tableOf(view, ["voice", "speakers"]).filter((row) => foundations.has(row[0] as number) === wanted);
      const total = (at: number) => rows.reduce((sum, row) => sum + (row[at] as number), 0);
      return total(7) / total(6);
    };
    return share(true) - share(false);
  },
  truth: -0.7,
  equal: 0,
  // Four to nine accepted proofs on each side of one book: of so few, a mean over four books lies within 0.25.
  tolerance: 0.25,
};

/** Whether three parties get more of the requests than chance gives. */
const fewCalled: Line = {
  knob: "landing",
  planted: PLANTED,
  measure: (view) => {
    const [top = 0, , high = 0] = tableOf(view, ["load", "landing"]).map(([, requests]) => requests as number);
    return Number(top > high);
  },
  truth: 1,
  equal: 0,
  tolerance: 0,
};

/** Share of cold words about foundations minus that about others, as the quotes tell them. */
const named: Line = {
  knob: "coldWords",
  planted: PLANTED,
  measure: (view) => {
    const foundations = foundationsOf(view);
    const share = (wanted: boolean) => {
      const about = tableOf(view, ["wordings", "quotes"]).filter(
        ([, , , party]) => foundations.has(party as number) === wanted,
      );
      return about.filter(([, words]) => cast.sayings.cold.includes(words as string)).length / about.length;
    };
    return share(true) - share(false);
  },
  truth: -0.7,
  equal: 0,
  tolerance: 0.15,
};

/** By lens what it finds back, as shown on its page; every lens has at least one. */
export const LINES: Readonly<Record<string, readonly Line[]>> = {
  ...BESIDE_LINES,
  "rule-test": [put],
  "rule-what-if": [untold],
  "like-for-like": [favoured, onlyLooks],
  newcomers: [again, fresh],
  silence: [slow],
  landscape: [apart],
  "oil-stain": [recruits],
  load: [fewCalled],
  voice: [doubtedAgain],
  wordings: [named, ...(BESIDE_LINES.wordings ?? [])],
};
