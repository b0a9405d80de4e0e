import type { Cell, Table } from "../finding.ts";
import { risingOf } from "../statistics/rising.ts";
import type { Spread } from "./newcomers-concentration.ts";
import type { Asking, Who } from "./newcomers-asking.ts";
import { undoCell } from "../sureness.ts";
import { levelling, openIn, yesBounds } from "./newcomers-unknown.ts";
import { yearsOf } from "./newcomers-years.ts";
import { columns, part } from "./table.ts";

/** Per year the parties that asked: new, back again, unknown, and those of the year before that did not ask this year. */
export function yearsTable(asking: Asking): Table {
  return {
    key: "years",
    columns: columns({
      year: "year",
      requests: "count",
      new: "count",
      returning: "count",
      unknown: "count",
      gone: "count",
      nameless: "count",
    }),
    rows: yearsOf(asking).map(({ year, requests, fresh, returning, untold, gone, nameless }): Cell[] => [
      year,
      requests,
      fresh,
      returning,
      untold,
      gone,
      nameless,
    ]),
  };
}

const WHO: readonly Who[] = ["returning", "new", "nameless"];

/** Share of yes and of money that went to whom, in the years of which it can be told who is new. */
export function sharesTable(asking: Asking): Table {
  const by = asking.reached;
  const sum = (of: "yes" | "cents") => WHO.reduce((all, who) => all + by[who][of], 0);
  const [yes, cents] = [sum("yes"), sum("cents")];
  return {
    key: "shares",
    columns: columns({
      who: "word",
      requests: "count",
      yes: "count",
      "share-yes": "share",
      granted: "cents",
      "share-money": "share",
      unpriced: "count",
    }),
    rows: WHO.map((who): Cell[] => {
      const one = by[who];
      return [who, one.requests, one.yes, part(one.yes, yes), one.cents, part(one.cents, cents), one.unpriced];
    }),
  };
}

/** Share of yes to new and to returning parties, at its lowest and highest, and how few unknowns make both the same. */
export function boundsTable(asking: Asking): Table {
  const by = asking.reached;
  return {
    key: "bounds",
    columns: columns({
      who: "word",
      "unknown-yes": "count",
      "unknown-answer": "count",
      lowest: "share",
      highest: "share",
      undo: "count",
    }),
    rows: (["returning", "new"] as const).map((who): Cell[] => {
      const { low, high } = yesBounds(by, who);
      return [who, by.nameless.yes, openIn(by), low, high, undoCell(levelling(by))];
    }),
  };
}

const MEASURES = ["topThree", "herfindahl", "gini", "theil"] as const;
const WORDS = { topThree: "top-three", herfindahl: "herfindahl", gini: "gini", theil: "theil" } as const;

/** Theil's T and L of what a receiver got per kind, institution or department: the part within one of them, and between them. */
export function partsTable({ parts }: Spread): readonly Table[] {
  if (parts === null) return [];
  const { by, t, l } = parts;
  const row = (word: string, of: "all" | "within" | "between"): Cell[] => [word, t[of], l.known ? l[of] : null];
  return [
    {
      key: "parts",
      columns: columns({ part: "word", "theil-t": "number", "theil-l": "number" }),
      rows: [row("whole", "all"), row(`within-${by}`, "within"), row(`between-${by}`, "between")],
    },
  ];
}

/** Each measure beside the band in which it lies in 95 of 100 draws when every grant falls to any receiver alike. */
export function concentrationTable({ measured, band, totals }: Spread): Table {
  const rows = MEASURES.map((measure): Cell[] => {
    const value = measured.known ? measured[measure] : null;
    const chance = band.known ? band[measure] : null;
    return [WORDS[measure], totals.length, value, chance?.low ?? null, chance?.high ?? null];
  });
  return {
    key: "concentration",
    columns: columns({ measure: "word", parties: "count", value: "number", low: "number", high: "number" }),
    rows,
  };
}

const POINTS = 20;

/** How much of the money the smallest shares of the parties got together; only where there are enough of them. */
export function lorenzTable({ totals, wide }: Spread): readonly Table[] {
  if (!wide) return [];
  const rising = risingOf(totals);
  const running = new Float64Array(rising.length + 1);
  for (let j = 0; j < rising.length; j++) running[j + 1] = (running[j] as number) + (rising[j] as number);
  const all = running.at(-1) as number;
  const rows = Array.from({ length: POINTS + 1 }, (_, i): Cell[] => {
    const at = Math.round((i / POINTS) * rising.length);
    return [at / rising.length, (running[at] as number) / all];
  });
  return [{ key: "lorenz", columns: columns({ parties: "share", money: "share" }), rows }];
}
