import { FormMarks } from "../components/form-marks.tsx";
import { NONE } from "../../mirror/columns.ts";
import type { EntryId } from "../../register/ids.ts";
import { NOTED_OUTCOMES } from "../../register/kinds/unnamed.ts";
import { withoutNames } from "../../register/nameless.ts";
import { Refusal } from "../../register/refusal.ts";
import { bookAddress, entryAddress, recordAddress } from "../addresses.ts";
import { Details } from "../components/details.tsx";
import { Choices } from "../components/field.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { nameOf } from "../components/party-name.tsx";
import type { BookPageContext } from "../context.ts";
import { specsOf } from "../forms/read-form.ts";
import { fieldLabel } from "./entry-details.tsx";
import { notesOn, OwnNote } from "./own-note.tsx";
import { type Told, toldAs, toldOrRefused } from "./reading.ts";
import { requestRows } from "./request-rows.ts";
import { isUnknown, Value } from "./value.tsx";

interface Props {
  readonly context: BookPageContext;
}

interface PageProps extends Props {
  readonly id: EntryId;
}

/** What is asked of the party that looks and not decided yet, without who asks. */
export function UnnamedListPage({ context }: Props) {
  const { texts, book } = context;
  const open = openRequests(context);
  return (
    <Layout context={context} title={texts.t("unnamed.title")}>
      <h1>{texts.t("unnamed.title")}</h1>
      <p class="lead">{texts.t("unnamed.lead")}</p>
      {open.length === 0 && <p class="empty">{texts.t("unnamed.none")}</p>}
      <ul class="plain-list">
        {open.map((told) => (
          <li>
            <a href={bookAddress(book.slug, `unnamed/${told.entry.id}`)}>{lineOf(context, told)}</a>
          </li>
        ))}
      </ul>
    </Layout>
  );
}

function openRequests(context: BookPageContext): readonly Told<"request">[] {
  const party = context.session?.party;
  if (party === undefined) return [];
  return requestRows(context)
    .filter(({ decision }) => decision === NONE)
    .flatMap(({ request }) => toldAs(context, request, "request") ?? [])
    .filter(({ body }) => body.to === party);
}

function lineOf({ texts, formats }: BookPageContext, { body }: Told<"request">): string {
  const [matter, day] = [formats.word(body.matter, "matter"), formats.partialDate(body.asked)];
  return texts.t("unnamed.line", { matter, day });
}

/** One request without who asks: first a note of what one would do, then the name. Throws "entry-unknown" where it was not asked of who looks. */
export function UnnamedPage({ context, id }: PageProps) {
  const { texts, book, session } = context;
  const told = toldOrRefused(context, id, "request");
  if (session?.party === undefined || told.body.to !== session.party) throw new Refusal("entry-unknown");
  const steps = notesOn(context, id).map(({ body }) => body.step);
  const crumbs = [{ href: bookAddress(book.slug, "unnamed"), label: texts.t("unnamed.title") }];
  return (
    <Layout context={context} title={lineOf(context, told)} crumbs={crumbs}>
      <p class="eyebrow">{texts.t("unnamed.title")}</p>
      <h1>{lineOf(context, told)}</h1>
      <Details details={detailsWithoutNames(context, told)} />
      <Notice kind="warning">
        <p>{texts.t("unnamed.warning")}</p>
      </Notice>
      <OwnNote context={context} on={id} />
      {steps.includes("opened") ? (
        <p>
          <a class="button" href={entryAddress(book.slug, id)}>
            {texts.t("unnamed.to-request")}
          </a>
        </p>
      ) : (
        <>
          <NoteForm context={context} id={id} />
          {steps.includes("noted") && <OpenForm context={context} id={id} />}
        </>
      )}
    </Layout>
  );
}

/** Who asks, and by what else it is known: its activity, and the other end of the request, which is who looks. */
const LEFT_OUT_FIELDS = ["from", "to", "activity"];

function detailsWithoutNames(context: BookPageContext, { body }: Told<"request">) {
  const names = namesIn(context, body);
  const said = body as unknown as Readonly<Record<string, unknown>>;
  return specsOf("request")
    .filter(({ name }) => !LEFT_OUT_FIELDS.includes(name) && !isUnknown(said[name]))
    .map((spec) => {
      const typed = spec.type === "text" || spec.type === "line" || spec.type === "often";
      const value =
        typed && typeof said[spec.name] === "string" ? withoutNames(String(said[spec.name]), names) : said[spec.name];
      return {
        term: fieldLabel(context, "request", spec.name),
        value: <Value context={context} spec={spec} value={value} body={said} />,
      };
    });
}

/** By which names the asker may stand in its own words. */
function namesIn(context: BookPageContext, { from }: Told<"request">["body"]): readonly string[] {
  if ("party" in from) return [nameOf(context, from.party) ?? ""].filter(Boolean);
  return "listed" in from && from.listed.name !== undefined ? [from.listed.name] : [];
}

function Hidden({ context, id, step }: PageProps & { readonly step: "noted" | "opened" }) {
  const fields = { on: id, decider: context.session?.party ?? "", step };
  return (
    <>
      <FormMarks context={context} />
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

function NoteForm({ context, id }: PageProps) {
  const { texts, formats, book } = context;
  const choices = NOTED_OUTCOMES.map((value) => ({
    value,
    label: value === "unknown" ? texts.t("unnamed.not-sure") : formats.word(value, "outcome"),
  }));
  return (
    <form class="form" method="post" action={recordAddress(book.slug, "unnamed")}>
      <Hidden context={context} id={id} step="noted" />
      <Choices name="outcome" label={texts.t("unnamed.would")} hint={texts.t("unnamed.own")} choices={choices} />
      <p>
        <button type="submit">{texts.t("unnamed.note")}</button>
      </p>
    </form>
  );
}

function OpenForm({ context, id }: PageProps) {
  return (
    <form method="post" action={recordAddress(context.book.slug, "unnamed")}>
      <Hidden context={context} id={id} step="opened" />
      <button class="button-quiet" type="submit">
        {context.texts.t("unnamed.open")}
      </button>
    </form>
  );
}
