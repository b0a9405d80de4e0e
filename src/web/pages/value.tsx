import type { PartyId } from "../../register/ids.ts";
import { FEWEST_PEOPLE } from "../../register/round.ts";
import type { Someone } from "../../register/values.ts";
import { entryAddress, ruleAddress } from "../addresses.ts";
import { titleLink } from "../components/entry-title.ts";
import { languageWritten } from "../components/note.tsx";
import type { BookPageContext } from "../context.ts";
import { criterionText, titleParts } from "../entry-title.ts";
import type { AnySpec, FieldSpec, RowsSpec } from "../forms/field.ts";
import { toldBy } from "./reading.ts";
import { PartyOrUnknown, SomeoneName, Unknown } from "./someone.tsx";

type Loose = Readonly<Record<string, unknown>>;

interface Props {
  readonly context: BookPageContext;
  readonly spec: AnySpec;
  readonly value: unknown;
  /** The whole body, for a criterion that is called by its rule. */
  readonly body: Loose;
}

export const isUnknown = (value: unknown): boolean =>
  value === undefined || value === null || value === "unknown" || (Array.isArray(value) && value.length === 0);

/** One value of a body as people read it. */
export function Value({ context, spec, value, body }: Props) {
  if (isUnknown(value)) return <Unknown context={context} />;
  if (spec.type === "rows") return <Rows context={context} spec={spec} rows={value} />;
  if (spec.type === "entry") return <EntryName context={context} id={String(value)} />;
  if (spec.type === "party") return <PartyOrUnknown context={context} party={value as PartyId} />;
  if (spec.type === "someone") return <SomeoneName context={context} who={value as Someone} />;
  if (spec.type === "link") return <WebLink address={String(value)} />;
  const text = plainValue(context, spec, value, body);
  if (spec.type !== "text" && spec.type !== "line") return <>{text}</>;
  return <bdi lang={languageWritten({ locale: context.locale, type: context.book.type })}>{text}</bdi>;
}

/** The way to a page elsewhere; it is not told where somebody came from. */
const WebLink = ({ address }: { readonly address: string }) => (
  <a href={address} rel="nofollow noopener noreferrer" dir="ltr">
    {address}
  </a>
);

function plainValue(context: BookPageContext, spec: FieldSpec, value: unknown, body: Loose): string {
  const { formats } = context;
  switch (spec.type) {
    case "choice":
      return formats.word(typeof value === "boolean" ? (value ? "yes" : "no") : String(value), spec.list);
    case "yes":
      return formats.answer(value === true ? "yes" : "no");
    case "date":
      return formats.partialDate(String(value));
    case "euros":
      return formats.cents(Number(value));
    case "hours":
      return formats.minutes(Number(value));
    case "clock":
      return formats.clock(Number(value));
    case "count":
      return typeof value === "number" ? countText(context, spec.name, value) : formats.answer(String(value));
    case "often":
      return typeof value === "number" ? context.texts.t("value.times", { count: value }) : String(value);
    case "audience":
      return context.texts.t(`audience.${String(value)}`);
    default:
      return criterionOf(context, spec, value, body);
  }
}

/** What counts parties, or times; every other count is of people. */
const NO_PEOPLE = ["othersAsked"];

/** No number of people under five is shown, to whoever may read the rest (never 6). */
const countText = ({ formats, texts }: BookPageContext, field: string, count: number): string =>
  count < FEWEST_PEOPLE && !NO_PEOPLE.includes(field) ? texts.t("value.few-people") : formats.number(count);

const CRITERION_FIELDS = ["criterion", "ground"];

function criterionOf(context: BookPageContext, spec: FieldSpec, value: unknown, body: Loose): string {
  const text = String(value);
  if (spec.name === "ground" && text === "other") return context.texts.t("form.ground.other");
  if (!CRITERION_FIELDS.includes(spec.name) || typeof body.rule !== "string") return text;
  const rule = toldBy(context, body.rule as never);
  return rule?.entry.kind === "rule" ? criterionText(context, rule.entry.id, text) : text;
}

/** An entry by its title, with a link; unknown when it may not be read. */
export function EntryName({ context, id }: { readonly context: BookPageContext; readonly id: string }) {
  const told = toldBy(context, id as never);
  const parts = told && titleParts(context, told.row);
  if (!told || parts === undefined) return <Unknown context={context} />;
  const address = told.entry.kind === "rule" ? ruleAddress : entryAddress;
  return titleLink(context, address(context.book.slug, told.entry.id), parts);
}

function Rows({
  context,
  spec,
  rows,
}: {
  readonly context: BookPageContext;
  readonly spec: RowsSpec;
  readonly rows: unknown;
}) {
  const shown = spec.columns.filter(({ type }) => type !== "key");
  return (
    <ul class="plain-list">
      {(rows as readonly Loose[]).map((row) => (
        <li>
          {shown
            .filter(({ name }) => !isUnknown(row[name]))
            .map((column, i) => (
              <>
                {i > 0 && " · "}
                {column.type === "days" ? (
                  daysText(context, row[column.name])
                ) : (
                  <Value context={context} spec={column} value={row[column.name]} body={row} />
                )}
              </>
            ))}
        </li>
      ))}
    </ul>
  );
}

/** Weekdays by their number, 1 for Monday. */
export function daysText({ texts, formats }: Pick<BookPageContext, "texts" | "formats">, days: unknown): string {
  const key = `days.${(days as readonly number[]).join("-")}`;
  if (texts.has(key)) return texts.t(key);
  return formats.list((days as readonly number[]).map((day) => texts.t(`days.${day}`)));
}
