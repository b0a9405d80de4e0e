import type { KindName } from "../../register/kinds.ts";
import { EntryLinks } from "../components/cell-value.tsx";
import type { BookPageContext } from "../context.ts";
import type { Told } from "./reading.ts";

/** Kinds that may point at an entry, in the order in which they are shown. */
const POINTING: readonly KindName[] = [
  "decision",
  "doubt",
  "backing",
  "fact",
  "held",
  "request",
  "support",
  "activity",
  "saying",
  "comparison",
];

/** What is said in the book about this entry: the decision on a request, the question marks by an activity, … */
export function RelatedEntries({ context, told }: { readonly context: BookPageContext; readonly told: Told }) {
  const groups = POINTING.map((kind) => ({ kind, rows: pointing(context, told.row, kind) }));
  const found = groups.filter(({ rows }) => rows.length > 0);
  if (found.length === 0) return <></>;
  const { texts } = context;
  return (
    <section aria-labelledby="related">
      <h2 id="related">{texts.t("entry.related")}</h2>
      {found.map(({ kind, rows }) => (
        <div>
          <h3>{texts.t(`related.${kind}`)}</h3>
          <EntryLinks context={context} rows={rows} />
        </div>
      ))}
    </section>
  );
}

function pointing({ book: { view, columns } }: BookPageContext, row: number, kind: KindName): readonly number[] {
  return [...view.rows(kind)].filter((from) => view.follow(columns.target[view.current(from)] as number) === row);
}
