import { sideOf } from "../../register/register.ts";
import { EXAMPLE_NAMES, type ExampleName } from "../../register/tariff-examples.ts";
import type { EntryId, PartyId } from "../../register/ids.ts";
import type { KindName } from "../../register/kinds.ts";
import type { RefusalCode } from "../../register/refusal.ts";
import { bookAddress, recordAddress } from "../addresses.ts";
import { ErrorSummary } from "../components/field.tsx";
import { FormFor, FormMarks } from "../components/form-marks.tsx";
import { Layout } from "../components/layout.tsx";
import { ownName } from "../components/writes-for.tsx";
import { type BookPageContext, isEntering, maySendForm, mayWrite } from "../context.ts";
import { enteringForm, firstRequestForm, listingForm } from "../forms/entering.ts";
import { type FormError, type Posted, valueIn } from "../forms/field.ts";
import { type Form, formOf } from "../forms/form-of.ts";
import { type About, ofTap, prefill } from "../forms/prefill.ts";
import { exampleForm } from "../forms/rule-example.ts";
import type { FormKind } from "../forms/specs.ts";
import type { ShownTap } from "../tallied.ts";
import type { TraitNotice } from "../forms/look-again.ts";
import { lookAgainOn } from "../forms/trait-notice.ts";
import { DoorBefore } from "./door.tsx";
import { FirstLook } from "./first-look.tsx";
import { fieldErrors, Fields, type ShownError } from "./form-fields.tsx";
import { LookAgain, LookAgainFirst } from "./look-again.tsx";
import { OwnNote } from "./own-note.tsx";
import { toldBy } from "./reading.ts";
import { MayNotWrite } from "./record.tsx";
import { EntryName } from "./value.tsx";

export interface RecordFormProps {
  readonly context: BookPageContext;
  readonly kind: FormKind;
  /** The entry the form was opened from: what it answers, decides on, corrects, or tells another way. */
  readonly about?: EntryId | undefined;
  /** A published tariff table that the form of a rule starts with. */
  readonly example?: ExampleName | undefined;
  /** What its writer counted for itself, of which this becomes a request. */
  readonly tap?: ShownTap | undefined;
  /** Opened by who has just come in for a party, which it asks for. */
  readonly first?: boolean;
  /** What was typed, after something was not right; nothing typed is lost. */
  readonly posted?: Posted | undefined;
  readonly errors?: readonly FormError[] | undefined;
  /** Words to look at once more before sending (the second button sends `looked=1`). */
  readonly notices?: readonly TraitNotice[] | undefined;
  /** Opened for another party than the one that writes now: for which of these it is. */
  readonly choices?: readonly PartyId[] | undefined;
  /** Why the desk did not write it. */
  readonly refusal?:
    { readonly code: RefusalCode; readonly details: Readonly<Record<string, string | number>> } | undefined;
}

/** The form of one kind. Who, what and by when come first; the rest stands under "more" and may stay unknown. */
export function RecordFormPage(props: RecordFormProps) {
  const { context, kind, about, example, first = false, posted, tap } = props;
  const { texts, book, session } = context;
  const told = toldBy(context, about);
  const entering = isEntering(context) && kind === "party";
  const whole = formOf(kind, { register: book.register, view: book.view, party: session?.party }, told?.entry.kind);
  const asked = kind === "party" ? (entering ? enteringForm : listingForm) : first ? firstRequestForm : undefined;
  const form = asked?.(whole) ?? whole;
  const side = session?.party && sideOf(book.register, session.party);
  const filler = { party: session?.party, side, today: texts.t("word.today") };
  const fresh: Posted = entering ? { side: "residents" } : prefill(kind, filler, told as About | undefined);
  const start = tap ? ofTap(session?.party, tap) : fresh;
  const values = posted ?? (example === undefined ? start : exampleForm(context, example, start));
  const errors = [...fieldErrors(context, form, props.errors), ...refusalError(props)];
  const words = wordsOf(props, values, told?.entry.kind);
  const title = texts.t(words);
  const crumbs = [{ href: bookAddress(book.slug, "record"), label: texts.t("record.title") }];
  return (
    <Layout context={context} title={title} crumbs={crumbs}>
      <ErrorSummary
        texts={texts}
        errors={errors.map(({ name, label, message }) => ({ name, message: `${label} ${message}`.trim() }))}
      />
      <h1>{title}</h1>
      <p class="lead">
        {first ? <a href={bookAddress(book.slug)}>{texts.t("record.request.read")}</a> : texts.t(`${words}.lead`)}
      </p>
      {told && !isAsked(form, values, told.entry.id) && (
        <p>
          {texts.t("record.about")} <EntryName context={context} id={told.entry.id} />
        </p>
      )}
      {tap && <p>{texts.t("tally.from", { day: context.formats.partialDate(tap.day) })}</p>}
      {kind === "request" && <DoorBefore context={context} party={valueIn(values, "to") as PartyId} />}
      <MayNotWrite context={context} kind={kind} />
      <LookAgain context={context} form={form} notices={props.notices ?? []} />
      {kind === "rule" && told === undefined && posted === undefined && <Examples context={context} />}
      {looksFirst(kind, values) && <FirstLook context={context} values={values} />}
      {kind === "decision" && <OwnNote context={context} on={valueIn(values, "on") as EntryId} />}
      <form
        class="form"
        method="post"
        action={recordAddress(book.slug, kind, about)}
        enctype={form.fields.some(({ spec }) => spec.type === "photo") ? "multipart/form-data" : undefined}
        data-draft={keepsDraft(props) ? [session?.party, example, tap?.id].filter(Boolean).join(" ") : undefined}
        data-posted={posted ? "yes" : undefined}
        data-look={session?.party && JSON.stringify(lookAgainOn({ ...book, own: session.party }, form, values))}
      >
        <FormMarks context={context} />
        {entering ? <input type="hidden" name="side" value="residents" /> : <FormFor context={context} />}
        {tap && <input type="hidden" name="tap" value={tap.id} />}
        <input type="hidden" name="versionOf" value={valueIn(values, "versionOf")} />
        {first && <input type="hidden" name="from" value={valueIn(values, "from")} />}
        {!entering && !first && form.fields.length > 2 && <p class="quiet">{texts.t("record.empty-is-unknown")}</p>}
        <Fields context={context} form={form} values={values} errors={errors} looking={props.notices !== undefined} />
        {keepsDraft(props) && <DraftLine context={context} />}
        {session?.party !== undefined && <LookAgainFirst context={context} kind={form.of} />}
        <Send props={props} />
      </form>
    </Layout>
  );
}

/** Kinds without a text of one's own, and what only the writing party reads: of these nothing stays on the device. */
const NOT_KEPT: readonly FormKind[] = ["agreement", "burden", "door", "erasure", "publication", "unnamed"];
const keepsDraft = ({ context, kind }: RecordFormProps): boolean =>
  context.session?.party !== undefined &&
  mayWrite(context) &&
  context.book.type !== "retelling" &&
  !NOT_KEPT.includes(kind);

/** Shown by the script that keeps the draft, once it does. */
function DraftLine({ context }: { readonly context: BookPageContext }) {
  const { t } = context.texts;
  return (
    <p class="draft quiet" hidden>
      {t("draft.kept")}{" "}
      <button class="link" type="button">
        {t("draft.throw-away")}
      </button>
    </p>
  );
}

/** Before a decision is written: as soon as it is known on what, and whenever somebody asks to look. */
const looksFirst = (kind: FormKind, values: Posted): boolean =>
  kind === "decision" &&
  valueIn(values, "versionOf") === "" &&
  (valueIn(values, "first") === "1" || valueIn(values, "on") !== "");

/** Published tariff tables to begin with: a form that is filled in, and that its writer changes. */
function Examples({ context }: { readonly context: BookPageContext }) {
  const { texts, book } = context;
  return (
    <p>
      {texts.t("example.start")}{" "}
      {EXAMPLE_NAMES.map((name, i) => (
        <>
          {i > 0 && " · "}
          <a href={`${recordAddress(book.slug, "rule")}?example=${name}`}>
            <bdi>{texts.t(`example.${name}`)}</bdi>
          </a>
        </>
      ))}
    </p>
  );
}

/** Whether one of the questions already shows the entry the form was opened from. */
const isAsked = ({ fields }: Form, values: Posted, about: EntryId): boolean =>
  fields.some(({ spec }) => spec.type === "entry" && valueIn(values, spec.name) === about);

/** Under which name the title and the first line of the form stand. */
function wordsOf({ context, kind, first }: RecordFormProps, values: Posted, about: KindName | undefined): string {
  if (valueIn(values, "versionOf") !== "") return "record.version";
  if (first === true) return "record.request.first";
  if (kind === "agreement" && about === "role") return "record.take-up";
  return kind === "party" && isEntering(context) ? "record.enter" : `record.${kind}`;
}

function refusalError({ context, refusal }: RecordFormProps): readonly ShownError[] {
  if (!refusal) return [];
  const { code, details } = refusal;
  const values = { field: "", word: "", audience: "", ...details };
  return [{ name: String(details.field ?? "send"), label: "", message: context.texts.t(`refusal.${code}`, values) }];
}

/** A form that was opened for another party is written only by a button that names one. */
function SendAs({ context, choices }: { readonly context: BookPageContext; readonly choices: readonly PartyId[] }) {
  return (
    <ul class="actions" id="field-send">
      {choices.map((party) => (
        <li>
          <button type="submit" name="as" value={party}>
            {context.texts.parts("record.send-as", { party: <bdi>{ownName(context, context.book, party)}</bdi> })}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** What institutions receive can be asked for by anybody (Woo); who only writes for itself needs no such line. */
function Send({ props }: { readonly props: RecordFormProps }) {
  const { context, kind, notices = [] } = props;
  const { texts, book, session } = context;
  if (!maySendForm(context, kind) || session?.party === undefined || book.type === "retelling") return <></>;
  if (props.choices) return <SendAs context={context} choices={props.choices} />;
  const reaches = sideOf(book.register, session.party) === "residents" && kind !== "burden" && kind !== "erasure";
  return (
    <div class="flow" id="field-send">
      {reaches && <p class="quiet">{texts.t("record.woo")}</p>}
      {kind === "erasure" && <p>{texts.t("record.erasure.warning")}</p>}
      <ul class="actions">
        <li>
          <button type="submit">
            {texts.t(
              notices.length > 0 ? "look-again.changed" : `record.send.${kind === "erasure" ? "erase" : "write"}`,
            )}
          </button>
        </li>
        {kind === "decision" && (
          <li>
            <button class="button-quiet" type="submit" name="first" value="1">
              {texts.t("record.first-look")}
            </button>
          </li>
        )}
        {notices.length > 0 && (
          <li>
            <button class="button-quiet" type="submit" name="looked" value="1">
              {texts.t("look-again.anyway")}
            </button>
          </li>
        )}
      </ul>
    </div>
  );
}
