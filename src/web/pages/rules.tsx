import { NONE } from "../../mirror/columns.ts";
import { recordAddress } from "../addresses.ts";
import { type BookPageContext, mayWrite } from "../context.ts";
import { BookList } from "./book-list.tsx";
import { allOf, type Told } from "./reading.ts";
import type { ListFilter } from "./list-filter.ts";
import { PartyOrUnknown } from "./someone.tsx";
import { EntryName } from "./value.tsx";

/** The rule book: every rule, written or not, with how many were held to it. */
export function RulesPage({ context }: { readonly context: BookPageContext }) {
  const { t } = context.texts;
  const held = heldPerRule(context);
  return (
    <BookList
      context={context}
      name="rules"
      items={allOf(context, "rule")}
      filters={RULE_FILTERS}
      columns={["title", "type", "owner", "written", "held"].map((key) => ({
        heading: t(`rules.column.${key}`),
        numeric: key === "held",
      }))}
      rowOf={(told) => ruleCells(context, told, held.get(told.row) ?? 0)}
    >
      {mayWrite(context) && (
        <p>
          <a class="button" href={recordAddress(context.book.slug, "rule")}>
            {t("rules.write")}
          </a>
        </p>
      )}
    </BookList>
  );
}

export const RULE_FILTERS: readonly ListFilter<Told<"rule">>[] = [
  { name: "type", list: "rule", valueOf: ({ body }) => body.type },
  { name: "written", list: "answer", valueOf: ({ body }) => body.written },
];

function ruleCells(context: BookPageContext, { entry, body }: Told<"rule">, held: number) {
  const { formats, texts } = context;
  return [
    <EntryName context={context} id={entry.id} />,
    formats.word(body.type, "rule"),
    <PartyOrUnknown context={context} party={body.owner} />,
    texts.t(`rules.written.${body.written}`),
    formats.number(held),
  ];
}

/** How often somebody was asked about, or held to, each rule, by the rule's row. */
export function heldPerRule({ book: { view, columns } }: BookPageContext): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const row of view.rows("held")) {
    const rule = view.follow(columns.rule[view.current(row)] as number);
    if (rule !== NONE) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  }
  return counts;
}
