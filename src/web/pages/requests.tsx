import { recordAddress } from "../addresses.ts";
import { entryTitle } from "../entry-title.ts";
import { type BookPageContext, mayWrite } from "../context.ts";
import { BookList } from "./book-list.tsx";
import { toldAs } from "./reading.ts";
import { daysWaiting, requestFilters, type RequestRow, requestRows, stateOf } from "./request-rows.ts";
import { PartyOrUnknown, SomeoneName, Unknown } from "./someone.tsx";
import { EntryName } from "./value.tsx";

/** The request book: who asks what of whom, in both directions, with its answer or how long it has been waiting. */
export function RequestsPage({ context }: { readonly context: BookPageContext }) {
  const { t } = context.texts;
  const headings = ["what", "from", "to", "matter", "asked", "amount", "answer"] as const;
  return (
    <BookList
      context={context}
      name="requests"
      items={requestRows(context)}
      filters={requestFilters(context)}
      columns={headings.map((key) => ({ heading: t(`requests.column.${key}`), numeric: key === "amount" }))}
      rowOf={(row) => requestCells(context, row)}
    >
      {mayWrite(context) && (
        <p>
          <a class="button" href={recordAddress(context.book.slug, "request")}>
            {t("requests.write")}
          </a>
        </p>
      )}
    </BookList>
  );
}

function requestCells(context: BookPageContext, row: RequestRow) {
  const { formats } = context;
  const told = toldAs(context, row.request, "request");
  if (!told) return [entryTitle(context, row.request) ?? formats.unknown];
  const { from, to, matter, asked, amount } = told.body;
  return [
    <EntryName context={context} id={told.entry.id} />,
    <SomeoneName context={context} who={from} />,
    <PartyOrUnknown context={context} party={to} />,
    formats.word(matter, "matter"),
    asked === "unknown" ? <Unknown context={context} /> : formats.partialDate(asked),
    amount === "unknown" ? <Unknown context={context} /> : formats.cents(amount),
    <AnswerOf context={context} row={row} />,
  ];
}

/** The answer in a word, or how long there is none yet. */
export function AnswerOf({ context, row }: { readonly context: BookPageContext; readonly row: RequestRow }) {
  const { texts, formats } = context;
  const state = stateOf(context, row);
  if (state !== "no-answer") return <>{formats.word(state, "state")}</>;
  const days = daysWaiting(context, row);
  const since = days === undefined ? texts.t("requests.since-unknown") : formats.days(days);
  return <>{texts.t("requests.no-answer", { since })}</>;
}
