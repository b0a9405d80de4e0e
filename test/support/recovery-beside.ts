import type { Cell } from "../../src/mirror/finding.ts";
import { partiesOf } from "../../src/mirror/parties.ts";
import type { View } from "../../src/mirror/view.ts";
import type { Knobs } from "../../src/simulation/knobs.ts";
import { cast, type Line, tableOf } from "./recovery-books.ts";

/** Planted together: each has a stream of its own and a lens of its own, so that four books serve them all. */
export const PLANTED_BESIDE: Partial<Knobs> = {
  otherGround: 0.5,
  laterRule: { asked: 0.8, after: 0.5 },
  twins: { pairs: 8, apart: 0.75 },
  costs: { foundation: 0, other: 0.8 },
  duties: 0.6,
  elsewhere: 0.6,
  otherHall: { share: 0.5, closes: 17, euros: 40 },
  unseen: 0.3,
  mends: { foundation: 0.8, other: 0.05 },
  wantedDoubted: { foundation: 0, other: 0.6 },
  doubtBack: 0.5,
  namesBack: 0.5,
  asked: 0,
};
/** The same without a difference: as many ask under the later rule, pairs get the same answer, both halls have the same hours and price. */
const BESIDE: Partial<Knobs> = {
  laterRule: { asked: 0.8, after: 0 },
  twins: { pairs: 8, apart: 0 },
  otherHall: { share: 0.5, closes: 22, euros: 10 },
};
const together = { planted: PLANTED_BESIDE, beside: BESIDE } as const;

const share = <T>(items: readonly T[], is: (item: T) => boolean): number => items.filter(is).length / items.length;
const named = (view: View, title: string): string =>
  idOf(view, view.rows("rule").find((row) => view.said(row, "rule")?.title === title) as number);
const residentsOf = (view: View) => partiesOf(view).filter(({ side }) => side === "residents");
const idOf = (view: View, row: number): string => view.entry(row)?.id ?? "";
const isFoundation = (view: View, number: number): boolean =>
  residentsOf(view).some((one) => one.number === number && view.said(one.row, "party")?.type === "foundation");

/** Of the refusals under a scheme, the share that names a ground which the scheme does not hold. */
const outside: Line = {
  ...together,
  knob: "otherGround",
  measure: (view) => {
    const rule = named(view, cast.rules.budget.title);
    const of = (table: string, word: string) =>
      (tableOf(view, ["before-deciding", table, { rule }]).find(([value]) => value === word)?.[1] ?? 0) as number;
    return of("ground", "other") / of("outcome", "refused");
  },
  truth: 0.5,
  equal: 0,
  tolerance: 0.12,
};

/** Of the requests under the rule about meals, the share of which is said that the rule was written after the event. */
const afterwards: Line = {
  ...together,
  knob: "laterRule",
  measure: (view) => {
    const rule = view.rowNamed(named(view, cast.rules.meals.title));
    const asked = [...view.rows("request")].filter((row) => view.columns.rule[view.current(row)] === rule);
    return share(asked, (row) => {
      const query = { request: idOf(view, row), ground: "at-one-table" };
      const flags = tableOf(view, ["before-deciding", "flags", query]);
      return flags.some(([flag]) => flag === "flag.rule-after-event.yes");
    });
  },
  truth: 0.5,
  equal: 0,
  tolerance: 0.12,
};

/** Pairs alike to the day: of how many the one leads to the other, as the case most alike of those that were treated otherwise. */
const twins: Line = {
  ...together,
  knob: "twins",
  measure: (view) => {
    const asked = [...view.rows("request")].filter((row) => view.said(row, "request")?.what === cast.alike);
    const day = (row: number) => view.columns.first[row];
    const twin = (row: number) => asked.find((other) => other !== row && day(other) === day(row));
    return share(asked, (row) => {
      const [parting] = tableOf(view, ["contrast", "partings", { a: idOf(view, row) }]);
      return parting !== undefined && view.columns.target[parting[4] as number] === twin(row);
    });
  },
  truth: 0.75,
  equal: 0,
  tolerance: 0.05,
};

/** Times that a party had to prove itself beside each support, of others minus of foundations. */
const price: Line = {
  ...together,
  knob: "costs",
  measure: (view) => {
    const beside = (wanted: boolean) => {
      const parties = residentsOf(view).filter(({ number }) => isFoundation(view, number) === wanted);
      const all = (table: string) =>
        parties.flatMap(({ row }) => tableOf(view, ["balance", table, { party: idOf(view, row) }]));
      return all("burdens").filter(([type]) => type === "burden.proving").length / all("supports").length;
    };
    return beside(false) - beside(true);
  },
  truth: 0.8,
  equal: 0,
  tolerance: 0.15,
};

/** Of who has a role, the share for whom the chain of role, asking, duties and cost is round. */
const indispensable: Line = {
  ...together,
  knob: "duties",
  measure: (view) => {
    const chains = residentsOf(view).map(({ row }) =>
      tableOf(view, ["loops", "chains", { party: idOf(view, row) }]).filter(([loop]) => loop === "loop.indispensable"),
    );
    const holders = chains.filter((steps) => steps[0]?.[2] === "state.there");
    return share(holders, (steps) => steps.every(([, , state]) => state !== "state.missing"));
  },
  truth: 0.6,
  equal: 0,
  tolerance: 0.15,
};

/** Of all money, the part that goes to institutions. */
const passing: Line = {
  ...together,
  knob: "elsewhere",
  measure: (view) => {
    const rows = tableOf(view, ["money-trail", "receivers"]);
    const to = (word: string) => (rows.find(([receiver]) => receiver === word)?.[6] ?? 0) as number;
    return to("institution") / (to("institution") + to("residents"));
  },
  truth: 0.6,
  equal: 0,
  tolerance: 0.01,
};

/** Of what can be told, the share of activities outside the hours in the other manager's hall, minus that in the others. */
const shut: Line = {
  ...together,
  knob: "otherHall",
  measure: (view) => {
    const halls = tableOf(view, ["rooms", "rooms"]);
    const isOther = (row: readonly Cell[]) => view.said(row[0] as number, "space")?.name === cast.otherHall;
    const not = (wanted: boolean) => {
      const these = halls.filter((row) => isOther(row) === wanted);
      const total = (at: number) => these.reduce((sum, row) => sum + (row[at] as number), 0);
      return total(5) / (total(4) + total(5));
    };
    return not(true) - not(false);
  },
  truth: 0.25,
  equal: 0,
  tolerance: 0.12,
};

/** Euros an hour in that hall above the lowest price elsewhere. */
const dear: Line = {
  ...together,
  knob: "otherHall",
  measure: (view) => {
    const prices = tableOf(view, ["rooms", "prices"]);
    const here = prices.find(([, tariff]) => tariff === cast.rules.hall.group)?.[4] as number;
    const low = prices.find(([, tariff]) => tariff === cast.rules.tariff.low)?.[4] as number;
    return (here - low) / 100;
  },
  truth: 30,
  equal: 0,
  tolerance: 0,
};

/** Share of residents' parties of which neither a seat nor support is written. */
const missed: Line = {
  ...together,
  knob: "unseen",
  measure: (view) => tableOf(view, ["blind-spots", "missed"]).length / tableOf(view, ["blind-spots", "groups"]).length,
  // Of who is not passed by, 14 in 100 get nothing by chance alone.
  truth: 0.3 + 0.7 * 0.14,
  equal: 0.14,
  tolerance: 0.08,
};

/** Of the answers to a decision, the share after which it was mended: of foundations minus that of others. */
const mended: Line = {
  ...together,
  knob: "mends",
  measure: (view) => {
    const list = tableOf(view, ["follow-through", "list"]).filter(([on]) =>
      view.rows("decision").includes(on as number),
    );
    const by = (wanted: boolean) =>
      list.filter(([, answer]) => isFoundation(view, view.columns.author[answer as number] as number) === wanted);
    const corrected = (wanted: boolean) => share(by(wanted), (row) => row[4] === "corrected");
    return corrected(true) - corrected(false);
  },
  truth: 0.75,
  equal: 0,
  tolerance: 0.15,
};

const pairsIn = (view: View) => tableOf(view, ["mutuality", "pairs"]);

/** Of the pairs in which an institution asked something, the share in which it doubts too: of others minus of foundations. */
const wanted: Line = {
  ...together,
  knob: "wantedDoubted",
  measure: (view) => {
    const both = (foundation: boolean) => {
      const called = pairsIn(view).filter(
        (row) => (row[2] as number) > 0 && isFoundation(view, row[1] as number) === foundation,
      );
      const found = tableOf(view, ["mutuality", "wanted"]);
      return share(called, ([institution, party]) => found.some((row) => row[0] === institution && row[1] === party));
    };
    return both(false) - both(true);
  },
  truth: 0.55,
  equal: 0,
  tolerance: 0.12,
};

/** Of the pairs in which an institution doubts, the share in which the party doubts it too. */
const back: Line = {
  ...together,
  knob: "doubtBack",
  measure: (view) => {
    const doubting = pairsIn(view).filter((row) => (row[8] as number) > 0);
    return share(doubting, (row) => (row[9] as number) > 0);
  },
  truth: 0.5,
  equal: 0,
  tolerance: 0.12,
};

/** Share of residents' parties of which nothing in the book is by their own hand. */
const untold: Line = {
  knob: "unwritten",
  planted: { unwritten: 0.4 },
  measure: (view) => {
    const writers = tableOf(view, ["who-writes", "parties"]).filter(([, side]) => side === "residents");
    return 1 - writers.length / residentsOf(view).length;
  },
  truth: 0.4,
  equal: 0,
  tolerance: 0.05,
};

/** Words of residents about organisations beside each word of an organisation about a party. */
const calledBack: Line = {
  ...together,
  knob: "namesBack",
  measure: (view) => {
    const [[, institutions = 0, residents = 0] = []] = tableOf(view, ["wordings", "about"]) as [string, ...number[]][];
    return residents / institutions;
  },
  truth: 0.5,
  equal: 0,
  tolerance: 0.1,
};

/** The lines of knobs with a stream of their own, by lens. */
export const BESIDE_LINES: Readonly<Record<string, readonly Line[]>> = {
  "before-deciding": [outside, afterwards],
  contrast: [twins],
  balance: [price],
  loops: [indispensable],
  "blind-spots": [missed],
  "follow-through": [mended],
  "money-trail": [passing],
  rooms: [shut, dear],
  mutuality: [wanted, back],
  "who-writes": [untold],
  wordings: [calledBack],
};
