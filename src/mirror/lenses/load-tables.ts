import { agreedIn } from "../../register/agreed.ts";
import type { Cell, Table } from "../finding.ts";
import { NONE } from "../columns.ts";
import type { AgreedRole, Asked, Asker } from "./load-asking.ts";
import type { Landing } from "./load-landing.ts";
import { columns } from "./table.ts";

const ASKED = {
  year: "year",
  requests: "count",
  others: "count",
  minutes: "minutes",
  unwritten: "count",
  yes: "count",
  no: "count",
  open: "count",
} as const;

const cellsOf = ({ year, requests, others, minutes, unwritten, yes, no, open }: Asked): readonly Cell[] => [
  year,
  requests,
  others,
  unwritten === requests ? null : minutes,
  unwritten,
  yes,
  no,
  open,
];

/** What one residents' party was asked, year by year, beside what it agreed to. */
export const yearsTable = (years: readonly Asked[], agreed: readonly AgreedRole[]): Table => ({
  key: "years",
  columns: columns({ ...ASKED, agreed: "minutes" }),
  rows: years.map((one): Cell[] => [...cellsOf(one), agreedCell(one.year, agreed)]),
});

function agreedCell(year: number | null, agreed: readonly AgreedRole[]): Cell {
  if (year === null) return null;
  const minutes = agreedIn(agreed, year);
  if (minutes === undefined) return "nothing-agreed";
  return Number.isNaN(minutes) ? null : minutes;
}

/** Who asked one residents' party, one by one, in order of entering: never by how much. */
export const askersTable = (askers: readonly Asker[]): Table => ({
  key: "askers",
  columns: columns({ by: "party", requests: "count", minutes: "minutes", unwritten: "count", often: "name" }),
  rows: askers.map(({ party, requests, minutes, unwritten, often }): Cell[] => [
    party === NONE ? null : party,
    requests,
    unwritten === requests ? null : minutes,
    unwritten,
    often.size === 0 ? null : [...often].join(" · "),
  ]),
});

/** What one institution asks of residents' parties. */
export const ownTable = (years: readonly Asked[]): Table => ({
  key: "own",
  columns: columns({ ...ASKED }),
  rows: years.map((one): Cell[] => [...cellsOf(one)]),
});

export const landingTable = (landing: Landing | undefined): Table => ({
  key: "landing",
  columns: columns({ what: "word", requests: "count" }),
  rows: landing
    ? [
        ["top-three", landing.top],
        ["chance-low", landing.low],
        ["chance-high", landing.high],
        ["all", landing.requests],
      ]
    : [],
});
