import type { KnockTalk } from "../../register/knock.ts";
import { asPartyId } from "../../register/ids.ts";
import type { Refusal } from "../../register/refusal.ts";
import { bookAddress, recordAddress } from "../addresses.ts";
import { ErrorSummary } from "../components/field.tsx";
import { FormMarks } from "../components/form-marks.tsx";
import { Layout } from "../components/layout.tsx";
import { PartyName } from "../components/party-name.tsx";
import { type BookPageContext, mayWrite } from "../context.ts";
import { LONGEST_KNOCK } from "../forms/knock.ts";
import { KnockSaid } from "./knock-answer.tsx";
import { knockErrors } from "./knock.tsx";

interface Sent {
  readonly id: string;
  readonly words: string;
  readonly refusal: Refusal;
}

interface Props {
  readonly context: BookPageContext;
  readonly knocks: readonly KnockTalk[];
  /** An answer that was not right. */
  readonly sent?: Sent | undefined;
}

/** Who knocked at one's own door, and what was answered: for the people of that party alone. */
export function KnocksPage({ context, knocks, sent }: Props) {
  const { texts, book } = context;
  const { t } = texts;
  const errors = sent === undefined ? [] : knockErrors(context, sent).map((one) => ({ ...one, name: sent.id }));
  return (
    <Layout context={context} title={t("knocks.title")}>
      <ErrorSummary texts={texts} errors={errors} />
      <h1>{t("knocks.title")}</h1>
      <p class="lead">{t("knocks.lead")}</p>
      {knocks.length === 0 && <p class="empty">{t("knocks.none")}</p>}
      {knocks.map((knock) => (
        <section class="flow" aria-labelledby={`knock-${knock.id}`}>
          <h2 id={`knock-${knock.id}`}>
            <From context={context} knock={knock} />
          </h2>
          <KnockSaid context={context} knock={knock} />
          {isWaiting(knock) && mayWrite(context) && (
            <AnswerForm context={context} knock={knock} sent={sent?.id === knock.id ? sent : undefined} />
          )}
        </section>
      ))}
      {knocks.length > 0 && mayWrite(context) && (
        <p>
          {t("knocks.request")} <a href={recordAddress(book.slug, "request")}>{t("knocks.to-request")}</a>
        </p>
      )}
    </Layout>
  );
}

const isWaiting = ({ answered, more_made, last_made }: KnockTalk): boolean =>
  answered === null || (more_made !== null && last_made === null);

/** An institution by its name; anybody else as they want to be called, if they said so. */
function From({
  context,
  knock: { knocker, called },
}: {
  readonly context: BookPageContext;
  readonly knock: KnockTalk;
}) {
  if (knocker !== "") return <PartyName context={context} party={asPartyId(knocker)} />;
  return called === "" ? <>{context.texts.t("knocks.somebody")}</> : <bdi>{called}</bdi>;
}

function AnswerForm({
  context,
  knock,
  sent,
}: {
  readonly context: BookPageContext;
  readonly knock: KnockTalk;
  readonly sent: Sent | undefined;
}) {
  const { t } = context.texts;
  const error = sent && knockErrors(context, sent)[0]?.message;
  const id = `field-${knock.id}`;
  return (
    <form class="form" method="post" action={bookAddress(context.book.slug, "knocks")}>
      <FormMarks context={context} />
      <input type="hidden" name="id" value={knock.id} />
      <div class={error === undefined ? "field" : "field field-wrong"}>
        <label for={id}>{t("knocks.answer")}</label>
        <p class="hint" id={`${id}-hint`}>
          {t("knocks.answer.hint")}
        </p>
        {error !== undefined && (
          <p class="field-error" id={`${id}-error`}>
            {error}
          </p>
        )}
        <textarea
          id={id}
          name="words"
          rows={4}
          maxlength={LONGEST_KNOCK}
          dir="auto"
          required
          aria-describedby={`${id}-hint`}
        >
          {sent?.words ?? ""}
        </textarea>
      </div>
      <button type="submit">{t("knocks.send")}</button>
    </form>
  );
}
