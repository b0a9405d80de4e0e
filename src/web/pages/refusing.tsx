import type { PartyId } from "../../register/ids.ts";
import type { Refusal } from "../../register/refusal.ts";
import { refusalOf } from "../../register/refused.ts";
import { sideOf } from "../../register/register.ts";
import { bookAddress, entryAddress, partyAddress, recordAddress } from "../addresses.ts";
import { Choices, ErrorSummary, type FieldError, TextArea } from "../components/field.tsx";
import { FormMarks } from "../components/form-marks.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { BookPageContext } from "../context.ts";
import { refusalWords } from "./error.tsx";

/** What was sent and is not written: something is wrong with it, or it holds words to look at once more. */
export interface SentRefusal {
  readonly reason: string;
  readonly heard: string;
  readonly words?: readonly string[];
  readonly refusal?: Refusal;
}

interface Props {
  readonly context: BookPageContext;
  readonly party: PartyId;
  readonly sent: SentRefusal | undefined;
}

/** The holder refuses a party with a reason, or takes that back. */
export function RefusingPage(props: Props) {
  const { context, party, sent } = props;
  const { texts, formats, book } = context;
  const { t } = texts;
  const name = book.register.parties.get(party)?.name ?? "";
  const refusal = refusalOf(book.register, party);
  const errors = sent?.refusal === undefined ? [] : [errorOf(context, sent.refusal)];
  const crumbs = [
    { href: bookAddress(book.slug, "parties"), label: t("parties.title") },
    { href: partyAddress(book.slug, party), label: name },
  ];
  return (
    <Layout context={context} title={t("refusing.title")} crumbs={crumbs}>
      <ErrorSummary texts={texts} errors={errors} />
      <p class="eyebrow">
        <bdi>{name}</bdi>
      </p>
      <h1>{t("refusing.title")}</h1>
      {refusal === undefined ? (
        <RefuseForm {...props} errors={errors} />
      ) : (
        <>
          <p class="lead">{t("refusing.since", { day: formats.moment(Date.parse(refusal.at)) })}</p>
          <p>{t("refusing.answer")}</p>
          <form method="post" action={`${partyAddress(book.slug, party)}/refuse`}>
            <FormMarks context={context} />
            <button class="button-quiet" type="submit" name="act" value="back">
              {t("refusing.back")}
            </button>
          </form>
        </>
      )}
    </Layout>
  );
}

function errorOf(context: BookPageContext, { code, details }: Refusal): FieldError {
  const words = context.texts.firstOf([`form.error.${details.problem}`]);
  return {
    name: "reason",
    message: words === undefined ? refusalWords(context, code, details) : context.texts.t(words),
  };
}

function RefuseForm({ context, party, sent, errors }: Props & { readonly errors: readonly FieldError[] }) {
  const { t } = context.texts;
  const words = sent?.words ?? [];
  return (
    <>
      <p class="lead">{t("refusing.lead")}</p>
      <Notice>
        <p>{t("refusing.what")}</p>
      </Notice>
      <form class="form" method="post" action={`${partyAddress(context.book.slug, party)}/refuse`}>
        <FormMarks context={context} />
        <TextArea
          name="reason"
          label={t("refusing.reason")}
          hint={t("refusing.reason.hint")}
          value={sent?.reason ?? ""}
          error={errors[0]?.message}
          maxlength={4000}
          required
        />
        <Choices
          name="heard"
          label={t("refusing.heard")}
          value={sent?.heard ?? ""}
          choices={["yes", "no"].map((value) => ({ value, label: context.formats.word(value, "answer") }))}
        />
        {words.length > 0 && (
          <Notice kind="warning" title={t("look-again.title")}>
            <p>{t("look-again.words", { field: t("refusing.reason"), words: context.formats.list(words) })}</p>
            <p>{t("look-again.why")}</p>
            <input type="hidden" name="looked" value="1" />
          </Notice>
        )}
        <button type="submit">{t("refusing.send")}</button>
      </form>
    </>
  );
}

/** On a party's page: that the holder refused it, for who may read that; and the way there for who decides it. */
export function RefusedLine({ context, party }: Pick<Props, "context" | "party">) {
  const { texts, formats, book, session } = context;
  const refusal = refusalOf(book.register, party);
  const readable = refusal !== undefined && book.view.mask[book.register.rowOf.get(refusal.id) ?? -1] === 1;
  const holds = session?.party !== undefined && session.party === book.register.holder;
  const decides = sideOf(book.register, party) === "residents" && (session?.steward === true || holds);
  return (
    <>
      {readable && (
        <p>
          {texts.t("refusing.since", { day: formats.moment(Date.parse(refusal.at)) })}{" "}
          <a href={entryAddress(book.slug, refusal.id)}>{texts.t("refusing.read")}</a>
        </p>
      )}
      {decides && (
        <p>
          <a href={`${partyAddress(book.slug, party)}/refuse`}>{texts.t("refusing.title")}</a>
        </p>
      )}
    </>
  );
}

/** On the opening page, for a party that the holder refused: what it still does. */
export function RefusedNotice({ context }: Pick<Props, "context">) {
  const { texts, book, session } = context;
  if (session?.refused === undefined) return <></>;
  const { t } = texts;
  return (
    <Notice kind="warning" title={t("refusing.you")}>
      <p>{t("refusing.you.lead")}</p>
      <ul class="actions">
        <li>
          <a class="button" href={entryAddress(book.slug, session.refused)}>
            {t("refusing.read")}
          </a>
        </li>
        <li>
          <a class="button button-quiet" href={recordAddress(book.slug, "reply", session.refused)}>
            {t("action.reply")}
          </a>
        </li>
        <li>
          <a class="button button-quiet" href={recordAddress(book.slug, "agreement", session.refused)}>
            {t("refusing.show")}
          </a>
        </li>
      </ul>
    </Notice>
  );
}
