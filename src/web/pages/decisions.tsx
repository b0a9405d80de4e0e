import type { WordColumn } from "../../mirror/columns.ts";
import type { BookPageContext } from "../context.ts";
import { BookList } from "./book-list.tsx";
import type { ListFilter } from "./list-filter.ts";
import { toldAs } from "./reading.ts";
import { wordOf, yearOf } from "./request-rows.ts";
import { PartyOrUnknown, Unknown } from "./someone.tsx";
import { EntryName } from "./value.tsx";

/** A decision by its rows: as entered, where it reads now, and what it decides on. */
export interface DecisionRow {
  readonly row: number;
  readonly current: number;
  readonly on: number;
}

/** The decision book: what was decided, under which rule, for which reason, told in writing or only spoken. */
export function DecisionsPage({ context }: { readonly context: BookPageContext }) {
  const { t } = context.texts;
  const headings = ["on", "decider", "outcome", "reason", "rule", "decided", "amount"] as const;
  return (
    <BookList
      context={context}
      name="decisions"
      items={decisionRows(context)}
      filters={decisionFilters(context)}
      columns={headings.map((key) => ({ heading: t(`decisions.column.${key}`), numeric: key === "amount" }))}
      rowOf={(row) => decisionCells(context, row)}
    />
  );
}

export function decisionRows({ book: { view, columns } }: BookPageContext): readonly DecisionRow[] {
  const rows = [...view.rows("decision")].reverse();
  return rows.map((row) => {
    const current = view.current(row);
    const target = view.follow(columns.target[current] as number);
    return { row, current, on: target < 0 ? target : view.current(target) };
  });
}

/** What is decided is filtered as requests are; of the decision itself, its outcome and the form of its reason. */
export const decisionFilters = (context: BookPageContext): readonly ListFilter<DecisionRow>[] => [
  { name: "state", list: "state", valueOf: ({ current }) => wordOf(context, "outcome", current) },
  { name: "reason", list: "reason", valueOf: ({ current }) => wordOf(context, "reason", current) },
  onFilter(context, "matter", "matter"),
  onFilter(context, "unit"),
  onFilter(context, "area"),
  { name: "year", valueOf: ({ current, on }) => yearOf(context, current) ?? yearOf(context, on) },
  onFilter(context, "form", "form"),
  onFilter(context, "cadence", "cadence"),
];

const onFilter = (context: BookPageContext, name: WordColumn, list?: string): ListFilter<DecisionRow> => ({
  name,
  ...(list !== undefined && { list }),
  valueOf: ({ on }) => wordOf(context, name, on),
});

function decisionCells(context: BookPageContext, { row }: DecisionRow) {
  const { formats, texts } = context;
  const told = toldAs(context, row, "decision");
  if (!told) return [formats.unknown];
  const { decider, outcome, reason, rule, decided, amount } = told.body;
  const said = reason.text === "unknown" ? undefined : reason.text;
  return [
    <EntryName context={context} id={told.entry.id} />,
    <PartyOrUnknown context={context} party={decider} />,
    formats.word(outcome, "state"),
    said === undefined ? (
      formats.word(reason.form, "reason")
    ) : (
      <>
        <bdi>{said}</bdi> <span class="quiet">({texts.t(`reason.${reason.form}`)})</span>
      </>
    ),
    <EntryName context={context} id={rule} />,
    decided === "unknown" ? <Unknown context={context} /> : formats.partialDate(decided),
    amount === "unknown" ? <Unknown context={context} /> : formats.cents(amount),
  ];
}
