import type { Child } from "hono/jsx";
import type { Audience } from "../../register/audience.ts";
import type { EntryId } from "../../register/ids.ts";
import { TOGETHER_AUDIENCES } from "../../register/kinds/together.ts";
import { bookAddress } from "../addresses.ts";
import { audienceText } from "../components/badges.tsx";
import { FormMarks } from "../components/form-marks.tsx";
import { Choices, ErrorSummary, TextArea } from "../components/field.tsx";
import { Layout } from "../components/layout.tsx";
import type { BookPageContext } from "../context.ts";
import { textAboutOthers } from "../forms/look-again.ts";
import { LookAgainAt, LookAgainFirst } from "./look-again.tsx";
import { allOf } from "./reading.ts";
import { TogetherWords } from "./said-together.tsx";
import { EntryName } from "./value.tsx";

/** What one party sees of what residents wrote about a subject. Without its own words nothing at all. */
export interface Standing {
  readonly mine?: string;
  /** Only of five and more, and only for one of them. */
  readonly parties?: number;
  readonly proposed?: Proposed | undefined;
}

interface Proposed {
  readonly id: string;
  readonly text: string;
  readonly audience: Audience;
  /** Whether the party that looks proposed it, and will stand by it in the book. */
  readonly own: boolean;
  readonly yes: boolean;
}

/** What was sent and is not right yet. */
export interface SentWords {
  readonly form: "seal" | "words";
  readonly text: string;
  readonly audience: string;
  /** Under `form.error`. */
  readonly error?: string;
  /** Words that say what people are: looked at once more before sending. */
  readonly notices?: readonly string[];
}

interface Props {
  readonly context: BookPageContext;
  readonly subject: EntryId;
  readonly standing: Standing;
  readonly sent?: SentWords | undefined;
}

interface ListProps {
  readonly context: BookPageContext;
  readonly subjects: readonly EntryId[];
  /** Those of them where words are to be found, or a yes is. */
  readonly waiting: readonly EntryId[];
}

/** About which rules, rooms and givers the party that looks sealed something; of others nothing. */
export function TogetherListPage({ context, subjects, waiting }: ListProps) {
  const { texts, book } = context;
  return (
    <Layout context={context} title={texts.t("together.title")}>
      <h1>{texts.t("together.title")}</h1>
      <p class="lead">{texts.t("together.lead")}</p>
      <p>{texts.t("together.how")}</p>
      <h2>{texts.t("together.mine")}</h2>
      {subjects.length === 0 && (
        <p class="empty">
          {texts.t("together.none")} <a href={bookAddress(book.slug, "rules")}>{texts.t("rules.title")}</a>
          {" · "}
          <a href={bookAddress(book.slug, "parties")}>{texts.t("parties.title")}</a>
        </p>
      )}
      <ul class="plain-list">
        {subjects.map((id) => (
          <li>
            <EntryName context={context} id={id} />{" "}
            <a href={bookAddress(book.slug, `together/${id}`)}>{texts.t("together.open")}</a>
            {waiting.includes(id) && <> · {texts.t("together.waits")}</>}
          </li>
        ))}
      </ul>
    </Layout>
  );
}

/** Writing about one rule, room or giver: sealed until five wrote; then the words all say yes to. */
export function TogetherPage(props: Props) {
  const { context, subject, standing, sent } = props;
  const { texts, book } = context;
  const error = sent?.error;
  const errors = error === undefined ? [] : [{ name: nameOfText(sent), message: texts.t(`form.error.${error}`) }];
  const said = allOf(context, "together").filter(({ body }) => body.subject === subject);
  const crumbs = [{ href: bookAddress(book.slug, "together"), label: texts.t("together.title") }];
  return (
    <Layout context={context} title={texts.t("together.write")} crumbs={crumbs}>
      <ErrorSummary texts={texts} errors={errors} />
      <h1>{texts.t("together.title")}</h1>
      <p class="lead">{texts.t("together.lead")}</p>
      <p>
        {texts.t("record.about")} <EntryName context={context} id={subject} />
      </p>
      <p>{texts.t("together.how")}</p>
      {standing.mine !== undefined && <Mine {...props} mine={standing.mine} />}
      {standing.parties !== undefined && <WithOthers {...props} parties={standing.parties} />}
      {standing.mine === undefined && <SealForm {...props} text="" />}
      {said.length > 0 && (
        <section aria-labelledby="before">
          <h2 id="before">{texts.t("together.before")}</h2>
          {said.map((told) => (
            <TogetherWords context={context} told={told} link />
          ))}
        </section>
      )}
    </Layout>
  );
}

const nameOfText = (sent: SentWords | undefined): string => (sent?.form === "words" ? "words" : "text");

function Mine(props: Props & { readonly mine: string }) {
  const { context, subject, standing, mine, sent } = props;
  const { t } = context.texts;
  return (
    <section aria-labelledby="mine">
      <h2 id="mine">{t("together.yours")}</h2>
      <blockquote class="reply" dir="auto">
        {mine}
      </blockquote>
      {standing.parties === undefined && <p>{t("together.sealed")}</p>}
      <details open={sent?.form === "seal" ? true : undefined}>
        <summary>{t("together.change")}</summary>
        <SealForm {...props} text={mine} />
      </details>
      <Form context={context} subject={subject} action="/back">
        <button class="button-quiet" type="submit">
          {t("together.back")}
        </button>
      </Form>
    </section>
  );
}

function SealForm({ context, subject, sent, text }: Props & { readonly text: string }) {
  const { t } = context.texts;
  const typed = sent?.form === "seal" ? sent : undefined;
  return (
    <Form context={context} subject={subject} action="" look={typed?.notices ? undefined : "text"}>
      <TextArea
        name="text"
        label={t("together.text")}
        hint={t("together.text.hint")}
        value={typed?.text ?? text}
        error={typed?.error && t(`form.error.${typed.error}`)}
        rows={4}
        maxlength={4000}
      />
      <LookAgainAt context={context} label={t("together.text")} words={typed?.notices ?? []} />
      <LookAgainFirst context={context} kind="" />
      <p>
        <button type="submit">{t("together.seal")}</button>
      </p>
    </Form>
  );
}

/** From five on: how many, the words that are proposed, and room for others. */
function WithOthers(props: Props & { readonly parties: number }) {
  const { context, standing, parties, sent } = props;
  const { t } = context.texts;
  return (
    <section aria-labelledby="words">
      <h2 id="words">{t("together.words")}</h2>
      <p class="said">{t("together.count", { parties })}</p>
      {standing.proposed && <ProposedWords {...props} proposed={standing.proposed} />}
      <details open={standing.proposed && sent?.form !== "words" ? undefined : true}>
        <summary>{t(standing.proposed ? "together.other-words" : "together.propose")}</summary>
        <WordsForm {...props} />
      </details>
    </section>
  );
}

function ProposedWords({ context, subject, proposed }: Props & { readonly proposed: Proposed }) {
  const { t } = context.texts;
  return (
    <div class="flow">
      <blockquote class="reply" dir="auto">
        {proposed.text}
      </blockquote>
      <p>
        {t("together.audience")} {audienceText(context.texts, proposed.audience, true)}
      </p>
      {proposed.own && <p>{t("together.you-stand")}</p>}
      {proposed.yes ? (
        <p>{t("together.said-yes")}</p>
      ) : (
        <Form context={context} subject={subject} action="/yes">
          <input type="hidden" name="id" value={proposed.id} />
          <p>{t("together.yes.lead")}</p>
          {proposed.audience !== "residents" && <p class="quiet">{t("record.woo")}</p>}
          <button type="submit">{t("together.yes")}</button>
        </Form>
      )}
    </div>
  );
}

function WordsForm({ context, subject, sent }: Props) {
  const { t } = context.texts;
  const typed = sent?.form === "words" ? sent : undefined;
  const choices = TOGETHER_AUDIENCES.map((value) => ({ value, label: audienceText(context.texts, value, true) }));
  return (
    <Form context={context} subject={subject} action="/words" look={typed?.notices ? undefined : "words"}>
      <TextArea
        name="words"
        label={t("together.words.text")}
        hint={t("together.words.hint")}
        value={typed?.text ?? ""}
        error={typed?.error && t(`form.error.${typed.error}`)}
        rows={4}
        maxlength={4000}
      />
      <Choices
        name="audience"
        label={t("together.audience")}
        value={typed?.audience || "concerned"}
        choices={choices}
      />
      <LookAgainAt context={context} label={t("together.text")} words={typed?.notices ?? []} />
      <LookAgainFirst context={context} kind="" />
      <p class="quiet">{t("together.signs")}</p>
      <p class="quiet">{t("record.woo")}</p>
      <p>
        <button type="submit">{t("together.propose")}</button>
      </p>
    </Form>
  );
}

interface FormProps extends Pick<Props, "context" | "subject"> {
  /** After the address of the subject. */
  readonly action: string;
  /** The field whose words are looked at before they are sent. */
  readonly look?: string | undefined;
  readonly children?: Child;
}

function Form({ context, subject, action, look, children }: FormProps) {
  return (
    <form
      class="form"
      method="post"
      action={bookAddress(context.book.slug, `together/${subject}${action}`)}
      data-look={look && JSON.stringify(textAboutOthers(look))}
    >
      <FormMarks context={context} />
      {children}
    </form>
  );
}
