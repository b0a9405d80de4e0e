import type { Area } from "../../register/cbs-code.ts";
import { bookAddress, termsAddress } from "../addresses.ts";
import {
  type BookTerms,
  type Change,
  changesBetween,
  paragraphsOf,
  TERMS_PARTS,
  type TermsPart,
  termsIn,
} from "../book-terms.ts";
import { ErrorSummary, Tick } from "../components/field.tsx";
import { FormMarks } from "../components/form-marks.tsx";
import { Layout } from "../components/layout.tsx";
import type { BookPageContext } from "../context.ts";
import { directionOf, type Locale } from "../texts.ts";

export interface BookHolder {
  readonly holder: string;
  readonly holderType?: string;
  readonly contact?: string;
  readonly area?: Area;
}

/** Terms as they are now. */
export interface InForce {
  readonly version: string;
  readonly since: string;
  readonly terms: BookTerms;
}

export interface TermsPageProps {
  readonly context: BookPageContext;
  readonly holder: BookHolder;
  readonly languages: readonly Locale[];
  readonly now: InForce | undefined;
  /** What the visitor agreed to, when in for a party of the book. */
  readonly mine:
    { readonly agreed: boolean; readonly since: string; readonly before: BookTerms | undefined } | undefined;
  /** Where to go on after agreeing; empty for the page one begins at. */
  readonly next: string;
  readonly problem?: "tick" | "changed";
}

/** Whose book it is, how people treat each other in it and who answers for what: one page, for everybody. */
export function TermsPage(props: TermsPageProps) {
  const { context, now, mine, problem } = props;
  const { texts, session } = context;
  const { t } = texts;
  const isNew = mine !== undefined && !mine.agreed && mine.before === undefined;
  const errors = problem === undefined ? [] : [{ name: "agree", message: t(`terms.problem.${problem}`) }];
  return (
    <Layout context={context} title={t("terms.title")}>
      <ErrorSummary texts={texts} errors={errors} />
      <h1>{t("terms.title")}</h1>
      {!isNew && <Whose {...props} />}
      {now === undefined && <p class="is-unknown">{t("terms.none")}</p>}
      {now !== undefined && (isNew ? <FirstTerms {...props} now={now} /> : <Terms {...props} now={now} />)}
      {now !== undefined && mine !== undefined && <Agree {...props} now={now} mine={mine} />}
      {session?.steward === true && (
        <p class="no-print">
          <a href={bookAddress(context.book.slug, "terms/change")}>{t("terms.change")}</a>
        </p>
      )}
    </Layout>
  );
}

/** Whose book it is, and how to reach them. */
export function Whose({
  context,
  holder: { holder, holderType, contact, area },
}: Pick<TermsPageProps, "context" | "holder">) {
  const { texts, book } = context;
  const { t, parts } = texts;
  return (
    <div class="flow">
      <p>{parts("terms.holder", { book: <bdi>{book.name}</bdi>, holder: <bdi>{holder}</bdi> })}</p>
      {holderType !== undefined && <p>{t("terms.holder-type", { type: t(`holder.${holderType}`) })}</p>}
      {contact !== undefined && contact !== "" && <p>{parts("terms.contact", { contact: <bdi>{contact}</bdi> })}</p>}
      {area !== undefined && (
        <p class="quiet">
          {t("terms.area", {
            codes: [area.buurt, area.wijk, area.gemeente].filter((code) => code !== undefined).join(", "),
            year: area.year,
          })}
        </p>
      )}
    </div>
  );
}

type Written = TermsPageProps & { readonly now: InForce };

function Terms({ context, now }: Written) {
  const { texts, formats } = context;
  return (
    <>
      {TERMS_PARTS.map((part) => (
        <section aria-labelledby={`terms-${part}`}>
          <h2 id={`terms-${part}`}>{texts.t(`terms.${part}`)}</h2>
          <TermsPartText context={context} now={now} part={part} />
        </section>
      ))}
      <p class="quiet">{texts.t("terms.since", { day: formats.moment(Date.parse(now.since)) })}</p>
    </>
  );
}

/** For whoever is new: how people treat each other stands open, whose book it is and who answers for what a press away. */
function FirstTerms(props: Written) {
  const { context, now } = props;
  const { t } = context.texts;
  return (
    <>
      <section aria-labelledby="terms-rules">
        <h2 id="terms-rules">{t("terms.rules")}</h2>
        <TermsPartText context={context} now={now} part="rules" />
      </section>
      <details>
        <summary>{t("terms.arrangement")}</summary>
        <div class="flow">
          <Whose {...props} />
          <TermsPartText context={context} now={now} part="arrangement" />
        </div>
      </details>
    </>
  );
}

/** One part, in the reader's language where there is one. */
export function TermsPartText({ context, now, part }: Pick<Written, "context" | "now"> & { readonly part: TermsPart }) {
  const read = termsIn(now.terms, context.locale);
  return (
    <div class="flow" lang={read.locale === context.locale ? undefined : read.locale} dir={directionOf(read.locale)}>
      <Paragraphs words={read.text[part]} />
    </div>
  );
}

/** Running text, with its points as a list. */
function Paragraphs({ words }: { readonly words: string }) {
  const lines = paragraphsOf(words);
  const points = lines.filter((line) => line.startsWith("- "));
  if (points.length === lines.length)
    return (
      <ul>
        {points.map((line) => (
          <li dir="auto">{line.slice(2)}</li>
        ))}
      </ul>
    );
  return (
    <>
      {lines.map((line) => (
        <p dir="auto">{line}</p>
      ))}
    </>
  );
}

function Agree({
  context,
  now,
  mine,
  next,
  problem,
}: Written & { readonly mine: NonNullable<TermsPageProps["mine"]> }) {
  const { texts, book, formats } = context;
  const { t } = texts;
  if (mine.agreed) return <p>{t("terms.agreed", { day: formats.moment(Date.parse(mine.since)) })}</p>;
  return (
    <section aria-labelledby="terms-agree">
      {mine.before !== undefined && <Changes context={context} before={mine.before} now={now.terms} />}
      <h2 id="terms-agree">{t("terms.agree")}</h2>
      <p>{t(mine.before === undefined ? "terms.agree.lead" : "terms.agree.again")}</p>
      <form class="form" method="post" action={termsAddress(book.slug)}>
        <FormMarks context={context} />
        <input type="hidden" name="version" value={now.version} />
        <input type="hidden" name="next" value={next} />
        <Tick
          name="agree"
          label={t("terms.agree.tick")}
          error={problem === undefined ? undefined : t(`terms.problem.${problem}`)}
        />
        <button type="submit">{t("terms.agree.send")}</button>
      </form>
    </section>
  );
}

interface ChangesProps {
  readonly context: BookPageContext;
  readonly before: BookTerms;
  readonly now: BookTerms;
}

/** What changed since the visitor last agreed, in words before marks. */
function Changes({ context, before, now }: ChangesProps) {
  const { texts, locale } = context;
  const { t } = texts;
  const [was, is] = [termsIn(before, locale), termsIn(now, locale)];
  const changes = TERMS_PARTS.flatMap((part) => changesBetween(was.text[part], is.text[part]));
  return (
    <>
      <h2>{t("terms.changed")}</h2>
      {changes.length === 0 && <p>{t("terms.changed.elsewhere")}</p>}
      <ul class="plain-list" lang={is.locale === locale ? undefined : is.locale}>
        {changes.map((change) => (
          <ChangeLine label={t(`terms.changed.${change.how}`)} locale={locale} change={change} />
        ))}
      </ul>
    </>
  );
}

interface ChangeLineProps {
  readonly label: string;
  readonly locale: Locale;
  readonly change: Change;
}

function ChangeLine({ label, locale, change }: ChangeLineProps) {
  const words = change.words.replace(/^- /, "");
  return (
    <li>
      <strong lang={locale}>{label}</strong>{" "}
      {change.how === "new" ? <ins dir="auto">{words}</ins> : <del dir="auto">{words}</del>}
    </li>
  );
}
