import { institutionCases } from "../asked.ts";
import { NONE } from "../columns.ts";
import { wordAt } from "../dictionary.ts";
import { partiesOf } from "../parties.ts";
import { RESIDENTS, sidesOf } from "../sides.ts";
import type { View } from "../view.ts";

/** A residents' party that described itself, and what may be read of it; false says that nothing may be read, never that there is nothing. */
export interface Group {
  readonly party: number;
  readonly type: string;
  readonly tie: boolean;
  readonly seat: boolean;
  readonly support: boolean;
  readonly asked: number;
  readonly answered: number;
}

export interface Groups {
  readonly all: readonly Group[];
  /** Rows of meetings of which somebody wrote who sat there, as numbers. */
  readonly meetings: readonly number[];
  /** Every row that was counted. */
  readonly rows: readonly number[];
}

/** Linear in the rows. Ties and roles count only where this viewer may read them (never 2). */
export function groupsOf(view: View): Groups {
  const { columns } = view;
  const parties = partiesOf(view).filter(({ side }) => side === "residents");
  const meetings = [...view.rows("activity")].filter((row) => view.said(row, "activity")?.meeting !== undefined);
  const marks = { tie: marked(view), seat: marked(view), support: marked(view) };
  const rows = [
    ...parties.map(({ row }) => row),
    ...markTies(view, marks.tie),
    ...markSeats(view, meetings, marks.seat),
    ...markSupport(view, marks.support),
  ];
  const asking = askingOf(view);
  const all = parties.map(({ number, row }): Group => {
    const has = (mark: Uint8Array) => mark[number] === 1;
    const counts = { asked: asking.asked[number] as number, answered: asking.answered[number] as number };
    const type = wordAt(columns.words.matter, columns.matter[view.current(row)] as number);
    return { party: number, type, tie: has(marks.tie), seat: has(marks.seat), support: has(marks.support), ...counts };
  });
  return { all, meetings, rows: [...new Set([...rows, ...asking.rows])].toSorted((a, b) => a - b) };
}

const marked = ({ columns }: View): Uint8Array => new Uint8Array(columns.parties.length);

function mark(marks: Uint8Array, party: number): void {
  if (party !== NONE) marks[party] = 1;
}

function markTies(view: View, marks: Uint8Array): readonly number[] {
  const { from, to } = view.columns;
  const rows = [...view.rows("tie")];
  for (const row of rows) for (const end of [from, to]) mark(marks, end[view.current(row)] as number);
  return rows;
}

const REFUSED = 2;

/** A seat is a meeting that it called, ran or decided at, or a role that it did not turn down; who merely sat there is counted, not named. */
function markSeats(view: View, meetings: readonly number[], marks: Uint8Array): readonly number[] {
  const { columns } = view;
  for (const row of meetings) {
    mark(marks, columns.from[view.current(row)] as number);
    const meeting = view.said(row, "activity")?.meeting;
    for (const id of [meeting?.calledBy, meeting?.decidedBy]) mark(marks, columns.partyNumbers.get(id ?? "") ?? NONE);
  }
  const roles = [...view.rows("role")].filter((row) => columns.value[view.current(row)] !== REFUSED);
  for (const row of roles) mark(marks, columns.from[view.current(row)] as number);
  return [...meetings, ...roles];
}

function markSupport(view: View, marks: Uint8Array): readonly number[] {
  const rows = [...view.rows("support")];
  for (const row of rows) mark(marks, view.columns.to[view.current(row)] as number);
  return rows;
}

/** Per party its requests to institutions, and those of which a decision is written. */
function askingOf(view: View) {
  const cases = institutionCases(view);
  const sides = sidesOf(view);
  const [asked, answered] = [new Int32Array(sides.length), new Int32Array(sides.length)];
  const rows: number[] = [];
  for (let i = 0; i < cases.length; i++) {
    const party = view.columns.from[cases.current[i] as number] as number;
    if (party === NONE || sides[party] !== RESIDENTS) continue;
    asked[party]!++;
    if (cases.decision[i] !== NONE) answered[party]!++;
    rows.push(cases.request[i] as number);
  }
  return { asked, answered, rows };
}
