import { FormMarks } from "../components/form-marks.tsx";
import type { PartyId } from "../../register/ids.ts";
import { bookAddress, entryAddress } from "../addresses.ts";
import { Details } from "../components/details.tsx";
import { Choices, ErrorSummary, Select, TextArea } from "../components/field.tsx";
import { Layout } from "../components/layout.tsx";
import { nameOf } from "../components/party-name.tsx";
import type { BookContext, BookPageContext } from "../context.ts";
import { entryTitle } from "../entry-title.ts";
import { detailsOf } from "./entry-details.tsx";
import { EntryPhoto } from "./entry-photo.tsx";
import { toldBy } from "./reading.ts";
import { LookAgainAt, LookAgainFirst } from "./look-again.tsx";
import { errorOf, groundChoices, lookOn, type SentReport } from "./report.tsx";
import { ReportState, type ShownReport } from "./report-answer.tsx";

/** What somebody may do with a report: the steward, a party whose words it is about, one that gives the second look, the holder. */
export type Act = "open" | "decide" | "lift" | "again" | "judge" | "second" | "name";

export interface ReportItem {
  readonly report: ShownReport;
  readonly acts: readonly Act[];
  /** The words of who reported, where this reader gets them. */
  readonly words?: string;
  /** The book with the reported entry open, for who decides on it now. */
  readonly opened?: BookContext;
  readonly sent?: SentReport;
  /** Whom the holder may ask for the second look; and whether it asked the party that reads this. */
  readonly askable?: readonly PartyId[];
  readonly named: boolean;
}

interface Props {
  readonly context: BookPageContext;
  /** To be decided on by the steward or in a second look, and about what this reader's party wrote. */
  readonly todo: readonly ReportItem[];
  readonly own: readonly ReportItem[];
}

/** Reports of misuse, each with what this reader may do about it. */
export function ReportsPage({ context, todo, own }: Props) {
  const { texts, session, book } = context;
  const { t } = texts;
  const errors = todo.flatMap(({ sent }) => errorsOf(context, sent));
  return (
    <Layout context={context} title={t("reports.title")}>
      <ErrorSummary texts={texts} errors={errors} />
      <h1>{t("reports.title")}</h1>
      <p class="lead">{t("reports.lead")}</p>
      <p>
        <a href={bookAddress(book.slug, "acts")}>{t("acts.title")}</a>
      </p>
      <section aria-labelledby="todo">
        <h2 id="todo">{t("reports.todo")}</h2>
        {todo.length === 0 && <p>{t("reports.none")}</p>}
        {todo.map((item) => (
          <Item context={context} item={item} />
        ))}
      </section>
      {session?.party !== undefined && (
        <section aria-labelledby="own">
          <h2 id="own">{t("reports.own")}</h2>
          {own.length === 0 && <p>{t("reports.none")}</p>}
          {own.map((item) => (
            <Item context={context} item={item} />
          ))}
        </section>
      )}
    </Layout>
  );
}

const FIELDS = ["verdict", "reason"];
const errorsOf = (context: BookPageContext, sent: SentReport | undefined) =>
  FIELDS.flatMap((name) => {
    const message = errorOf(context, sent, name);
    return message === undefined ? [] : [{ name, message }];
  });

interface ItemProps {
  readonly context: BookPageContext;
  readonly item: ReportItem;
}

function Item({ context, item }: ItemProps) {
  const { report, acts, words, opened } = item;
  const { t } = context.texts;
  const title = entryTitle(context, context.book.register.rowOf.get(report.entry) ?? -1);
  return (
    <article class="entry-card">
      {title !== undefined && (
        <h3>
          <a href={entryAddress(context.book.slug, report.entry)}>
            <bdi>{title}</bdi>
          </a>
        </h3>
      )}
      <ReportState context={context} report={report} />
      {words !== undefined && words !== "" && (
        <>
          <p>{t("reports.words")}</p>
          <blockquote dir="auto">{words}</blockquote>
        </>
      )}
      {opened && <Opened context={{ ...context, book: opened }} report={report} />}
      {acts.map((act) => (
        <ActForm context={context} item={item} act={act} />
      ))}
    </article>
  );
}

/** The one entry that was reported, and nothing around it. */
function Opened({ context, report }: { readonly context: BookPageContext; readonly report: ShownReport }) {
  const told = toldBy(context, report.entry);
  if (!told) return <p>{context.texts.t("reports.gone")}</p>;
  return (
    <div class="notice notice-note">
      <p class="notice-title">{context.formats.word(told.entry.kind, "kind")}</p>
      <Details details={detailsOf(context, told)} />
      <EntryPhoto context={context} told={told} report={report.id} />
    </div>
  );
}

function ActForm({ context, item, act }: ItemProps & { readonly act: Act }) {
  const { t } = context.texts;
  const decides = act === "decide" || act === "second";
  return (
    <form
      class="form"
      method="post"
      action={bookAddress(context.book.slug, "reports")}
      data-look={decides || act === "lift" ? lookOn("reason", item.sent) : undefined}
    >
      <FormMarks context={context} />
      <input type="hidden" name="report" value={item.report.id} />
      <input type="hidden" name="act" value={act} />
      <p>{t(act === "judge" && item.named ? "reports.judge.named" : `reports.${act}.lead`)}</p>
      {act === "name" && <Askable context={context} parties={item.askable ?? []} />}
      {decides && <Verdict context={context} sent={item.sent} />}
      {(decides || act === "lift") && <Ground context={context} item={item} reasonOnly={act === "lift"} />}
      <p>
        <button type="submit">{t(`reports.${act}`)}</button>
      </p>
    </form>
  );
}

/** Whom the holder may ask, by name: no other order says who looks well. */
function Askable({ context, parties }: { readonly context: BookPageContext; readonly parties: readonly PartyId[] }) {
  const choices = parties
    .flatMap((value) => ({ value, label: nameOf(context, value) ?? "" }))
    .filter(({ label }) => label !== "")
    .sort((a, b) => a.label.localeCompare(b.label));
  return <Select name="party" label={context.texts.t("reports.name.who")} choices={choices} />;
}

function Verdict({ context, sent }: { readonly context: BookPageContext; readonly sent: SentReport | undefined }) {
  const { t } = context.texts;
  return (
    <Choices
      name="verdict"
      label={t("report.decision")}
      choices={["hidden", "left"].map((value) => ({ value, label: t(`reports.verdict.${value}`) }))}
      value={sent?.typed.verdict}
      error={errorOf(context, sent, "verdict")}
    />
  );
}

function Ground({ context, item, reasonOnly }: ItemProps & { readonly reasonOnly: boolean }) {
  const { t } = context.texts;
  const { sent, report } = item;
  return (
    <>
      {!reasonOnly && (
        <Select
          name="ground"
          label={t("report.ground")}
          choices={groundChoices(context)}
          value={sent?.typed.ground ?? report.ground}
        />
      )}
      <TextArea
        name="reason"
        label={t("report.reason")}
        hint={t("reports.reason.hint")}
        value={sent?.typed.reason}
        error={errorOf(context, sent, "reason")}
        maxlength={2000}
        required
      />
      <LookAgainAt context={context} label={t("report.reason")} words={sent?.notices ?? []} />
      <LookAgainFirst context={context} kind="" />
    </>
  );
}
