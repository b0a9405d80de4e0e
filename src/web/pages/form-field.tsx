import { type Audience, AUDIENCES } from "../../register/audience.ts";
import { audienceOf, isStarKind } from "../../register/consent.ts";
import type { EntryId, PartyId } from "../../register/ids.ts";
import type { KindName } from "../../register/kinds.ts";
import { audiencesFor } from "../../register/kinds/publication.ts";
import { isOpenToResidents } from "../../register/reading.ts";
import { bodyNow, sideOf, writtenAt } from "../../register/register.ts";
import { audienceText } from "../components/badges.tsx";
import { type Choice, Choices, type FieldProps, Select, TextArea, TextField } from "../components/field.tsx";
import { labelOf, nameOf } from "../components/party-name.tsx";
import type { BookPageContext } from "../context.ts";
import { entryTitle } from "../entry-title.ts";
import { type FieldSpec, type Posted, valueIn } from "../forms/field.ts";
import { hintOf } from "../forms/hint.ts";
import { type FormField, labelKey, LONGEST_LIST } from "../forms/form-of.ts";
import { isFormKind } from "../forms/specs.ts";
import { recordAddress } from "../addresses.ts";
import { doorLabel } from "./door.tsx";
import { RowsInput } from "./form-rows.tsx";
import { toldBy } from "./reading.ts";
import { EntryName } from "./value.tsx";

interface Props {
  readonly context: BookPageContext;
  /** The kind whose words the field has. */
  readonly kind: KindName;
  readonly field: FormField;
  readonly values: Posted;
  readonly error: string | undefined;
}

/** One question of a form, as its type asks it. */
export function FormFieldInput({ context, kind, field, values, error }: Props) {
  const { spec } = field;
  if (spec.type === "rows")
    return (
      <RowsInput
        context={context}
        kind={kind}
        spec={spec}
        choices={field.choices ?? []}
        values={values}
        error={error}
      />
    );
  const props = propsOf(context, { kind, field: { ...field, spec }, value: valueIn(values, spec.name), error });
  if (spec.type === "text") return <TextArea {...props} rows={3} maxlength={4000} />;
  if (spec.type === "yes")
    return <Choices {...props} many choices={[{ value: "yes", label: context.texts.t("word.yes") }]} />;
  if (spec.type === "entry")
    return <EntryInput context={context} spec={spec} props={props} choices={field.choices ?? []} />;
  const points = CRITERION[kind] === spec.name ? pointsOf(context, kind, valueIn(values, "rule")) : [];
  if (points.length > 0) return <CriterionInput context={context} spec={spec} props={props} points={points} />;
  if (spec.type === "audience")
    return <AudienceInput context={context} props={props} target={valueIn(values, "target")} />;
  if (spec.own) return <OwnParty context={context} props={props} />;
  if (field.choices) return <ChoiceInput context={context} spec={spec} props={props} choices={field.choices} />;
  const inputmode = NUMERIC.has(spec.type) ? "decimal" : "text";
  return <TextField {...props} inputmode={inputmode} short={SHORT.has(spec.type)} maxlength={200} />;
}

/** Fields that name a point of the rule the form is about. */
const CRITERION: Partial<Record<KindName, string>> = { fact: "criterion", held: "criterion", decision: "ground" };

/** The points of the rule that is known, else of every rule that may be read; a decision may rest on what is in none. */
function pointsOf(context: BookPageContext, kind: KindName, rule: string): readonly Choice[] {
  const rows = context.book.view.rows("rule");
  const all = rows.length > LONGEST_LIST ? [] : [...rows].flatMap((row) => criteriaAt(context, row, true));
  const points = rule === "" ? all : criteriaAt(context, context.book.register.rowOf.get(rule as EntryId) ?? -1);
  return kind === "decision" ? [...points, { value: "other", label: context.texts.t("form.ground.other") }] : points;
}

/** The points of a rule that may be read, each with the words its rule has for it; with the name of the rule where there are more. */
function criteriaAt({ book }: BookPageContext, row: number, named = false): readonly Choice[] {
  const entry = book.view.mask[row] === 1 ? writtenAt(book.register, row) : undefined;
  if (entry?.kind !== "rule") return [];
  const { title, criteria } = bodyNow(book.register, entry);
  return criteria.map(({ key, text }) => {
    const said = text === "unknown" ? key : text;
    return { value: key, label: named ? `${title}: ${said}` : said };
  });
}

interface CriterionProps {
  readonly context: BookPageContext;
  readonly spec: FieldSpec;
  readonly props: FieldProps;
  readonly points: readonly Choice[];
}

/** A point of the rule is chosen, so that facts about it fit; a point that was told before and is not in the rule stays. */
function CriterionInput({ context, spec, props, points }: CriterionProps) {
  const value = props.value ?? "";
  const first = { value: "", label: context.texts.t(spec.required ? "form.choose" : "word.unknown") };
  const other = value !== "" && !points.some((one) => one.value === value) ? [{ value, label: value }] : [];
  return <Select {...props} choices={[first, ...points, ...other]} />;
}

const SHORT: ReadonlySet<FieldSpec["type"]> = new Set(["date", "clock", "hours", "percent", "often", "days"]);
const NUMERIC: ReadonlySet<FieldSpec["type"]> = new Set(["euros", "count", "year", "weeks"]);

interface Said {
  readonly kind: KindName;
  readonly field: FormField;
  readonly value: string;
  readonly error: string | undefined;
}

/** What may stay empty is told at the top of the form; "required" is for the eyes of assistive technology, the server says what is missing. */
function propsOf({ texts, book }: BookPageContext, { kind, field, value, error }: Said): FieldProps {
  const { spec } = field;
  const hint = field.bare ? "" : hintOf(texts, labelKey(kind, field), { spec, now: book.now });
  return {
    name: spec.name,
    label: texts.t(labelKey(kind, field)),
    value,
    error,
    ...(hint !== "" && { hint }),
  };
}

interface InputProps {
  readonly context: BookPageContext;
  readonly spec: FieldSpec;
  readonly props: FieldProps;
  readonly choices: readonly string[];
}

/** At most this many answers are shown at once; longer lists fold up. */
const MOST_SHOWN = 5;

function ChoiceInput({ context, spec, props, choices }: InputProps) {
  const closed = spec.options !== undefined;
  const labelled = choices.map((value) => ({ value, label: choiceLabel(context, spec, value) }));
  if (closed && choices.length <= MOST_SHOWN) {
    const value = props.value === "" && choices.includes("unknown") ? "unknown" : props.value;
    return <Choices {...props} value={value} choices={labelled} />;
  }
  const first = context.texts.t(spec.required ? "form.choose" : "word.unknown");
  const some = choices.includes("unknown") ? unknownFirst(labelled) : [{ value: "", label: first }, ...labelled];
  return (
    <Select
      {...props}
      choices={some}
      value={props.value === "" && choices.includes("unknown") ? "unknown" : props.value}
    />
  );
}

const unknownFirst = (choices: readonly Choice[]): readonly Choice[] => [
  ...choices.filter(({ value }) => value === "unknown"),
  ...choices.filter(({ value }) => value !== "unknown"),
];

function choiceLabel(context: BookPageContext, spec: FieldSpec, value: string): string {
  const { texts, formats } = context;
  if (value === "residents" && spec.type === "someone") return texts.t("party.resident");
  if (spec.type === "party" || spec.type === "someone") return partyLabel(context, spec, value as PartyId);
  return formats.word(value, spec.list);
}

function partyLabel(context: BookPageContext, { door }: FieldSpec, id: PartyId): string {
  const party = labelOf(context, id);
  return door ? doorLabel(context, id, party) : party;
}

/** An entry the form was opened from stands fixed; otherwise one is chosen, or the form is opened from the entry itself. */
function EntryInput({ context, spec, props, choices }: InputProps) {
  const { texts } = context;
  const chosen = props.value ?? "";
  if (chosen !== "" && (spec.required || !choices.includes(chosen))) {
    return (
      <div class="field" id={`field-${props.name}`}>
        <p class="field-name">{props.label}</p>
        <input type="hidden" name={props.name} value={chosen} />
        <p>
          <EntryName context={context} id={chosen} />
        </p>
      </div>
    );
  }
  const none = spec.kinds?.every((kind) => context.book.view.rows(kind).length === 0) === true;
  if (choices.length === 0 && !spec.required && !(spec.shown && none)) return <></>;
  if (choices.length === 0) {
    return (
      <div class="field" id={`field-${props.name}`} tabindex={-1}>
        <p class="field-name">{props.label}</p>
        {none ? <WriteFirst context={context} spec={spec} /> : <p class="hint">{texts.t("form.from-entry")}</p>}
        {props.error !== undefined && <p class="field-error">{props.error}</p>}
      </div>
    );
  }
  const first = { value: "", label: texts.t(spec.required ? "form.choose" : "word.unknown") };
  return (
    <Select {...props} choices={[first, ...choices.map((value) => ({ value, label: titleBy(context, value) }))]} />
  );
}

/** Nothing of the kind stands in the book yet: where it is written down. */
function WriteFirst({ context, spec }: { readonly context: BookPageContext; readonly spec: FieldSpec }) {
  const { texts, book } = context;
  return (
    <p class="hint">
      {texts.t("form.none-yet")}{" "}
      {(spec.kinds ?? []).filter(isFormKind).map((kind, i) => (
        <>
          {i > 0 && " · "}
          <a href={recordAddress(book.slug, kind)}>{texts.t(`record.${kind}`)}</a>
        </>
      ))}
    </p>
  );
}

function titleBy(context: BookPageContext, id: string): string {
  const told = toldBy(context, id as never);
  return (told && entryTitle(context, told.row)) ?? context.formats.unknown;
}

interface AudienceProps {
  readonly context: BookPageContext;
  readonly props: FieldProps;
  readonly target: string;
}

/** Who may read an entry from now on; only what this party may choose, beginning with how it is. */
function AudienceInput({ context, props, target }: AudienceProps) {
  const told = toldBy(context, target as EntryId);
  const party = context.session?.party;
  const offered = told && party !== undefined ? audiencesFor(context.book.register, told.entry.id, party) : AUDIENCES;
  const now = told && audienceOf(context.book.register, told.row);
  const residents = told !== undefined && isOpenToResidents(context.book.register, told.row);
  const choices = offered.map((value) => ({ value, label: audienceText(context.texts, value, residents) }));
  return <Choices {...props} value={props.value || now} choices={choices} />;
}

function OwnParty({ context, props }: { readonly context: BookPageContext; readonly props: FieldProps }) {
  const party = props.value ?? "";
  return (
    <div class="field" id={`field-${props.name}`}>
      <p class="field-name">{props.label}</p>
      <input type="hidden" name={props.name} value={party} />
      <p>
        <bdi>{nameOf(context, party as PartyId) ?? context.formats.unknown}</bdi>
      </p>
    </div>
  );
}

interface ReachProps {
  readonly context: BookPageContext;
  readonly kind: KindName;
  readonly value: string;
}

/** Who may read it: as usual, or fewer; never more than the kind starts with. */
/** Never 3: who reads for whom residents speak is asked apart, and nobody else does while it was not said. */
export const asksConsent = ({ book, session }: BookPageContext, kind: string): boolean =>
  kind === "claim" && session?.party !== undefined && sideOf(book.register, session.party) === "residents";

export function ReachField({ context, kind, value }: ReachProps) {
  const { texts, book, session } = context;
  const resident = session?.party !== undefined && sideOf(book.register, session.party) === "residents";
  const narrower = AUDIENCES.filter((audience) => audience !== "public" && (audience !== "residents" || resident));
  const consent = asksConsent(context, kind);
  const offered: readonly (Audience | "")[] = consent ? narrower : ["", ...narrower];
  const choices = offered.map((audience) => ({
    value: audience,
    label: audience === "" ? texts.t("form.reach.usual") : audienceText(texts, audience, resident && !isStarKind(kind)),
  }));
  return (
    <Choices
      name="reach"
      label={texts.t("form.reach")}
      hint={texts.t(consent ? "form.reach.consent" : "form.reach.hint")}
      choices={choices}
      value={value === "" && consent ? "own" : value}
    />
  );
}
