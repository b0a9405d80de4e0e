import type { PartyId } from "../../register/ids.ts";
import type { Refusal } from "../../register/refusal.ts";
import { sideOf } from "../../register/register.ts";
import { bookAddress, knockAddress, partyAddress } from "../addresses.ts";
import { ErrorSummary, type FieldError, TextArea, TextField } from "../components/field.tsx";
import { FormMarks } from "../components/form-marks.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { nameOf, PartyName } from "../components/party-name.tsx";
import type { BookPageContext, PageContext } from "../context.ts";
import { type KnockNotice, LONGEST_CALLED, LONGEST_KNOCK } from "../forms/knock.ts";
import { DoorBefore } from "./door.tsx";
import { refusalWords } from "./error.tsx";

/** A message that was sent and is not passed on: something is wrong with it, or there is something to look at once more. */
export interface SentKnock {
  readonly words: string;
  readonly called?: string;
  readonly notice?: KnockNotice;
  readonly refusal?: Refusal;
}

interface Props {
  readonly context: BookPageContext;
  readonly party: PartyId;
  readonly sent?: SentKnock;
}

/** A short message to a party. It says neither who is behind that door nor asks who knocks. */
export function KnockPage({ context, party, sent }: Props) {
  const { texts, book, session } = context;
  const { t, parts } = texts;
  const name = nameOf(context, party) ?? "";
  const errors = knockErrors(context, sent);
  const error = (field: string) => errors.find((one) => one.name === field)?.message;
  const crumbs = [
    { href: bookAddress(book.slug, "parties"), label: t("parties.title") },
    { href: partyAddress(book.slug, party), label: name },
  ];
  const own = session?.party;
  return (
    <Layout context={context} title={t("knock.title")} crumbs={crumbs}>
      <ErrorSummary texts={texts} errors={errors} />
      <h1>{parts("knock.at", { party: <bdi>{name}</bdi> })}</h1>
      <p class="lead">{t("knock.lead")}</p>
      <DoorBefore context={context} party={party} />
      {sideOf(book.register, party) === "institution" && (
        <Notice>
          <p>{t("record.woo")}</p>
        </Notice>
      )}
      <form class="form" method="post" action={knockAddress(book.slug, party)}>
        <FormMarks context={context} />
        <TextArea
          name="words"
          label={t("knock.words")}
          hint={t("knock.words.hint")}
          value={sent?.words ?? ""}
          error={error("words")}
          maxlength={LONGEST_KNOCK}
          required
        />
        {own !== undefined && sideOf(book.register, own) === "institution" ? (
          <p>{parts("knock.as", { party: <PartyName context={context} party={own} /> })}</p>
        ) : (
          <TextField
            name="called"
            label={t("knock.called")}
            hint={t("knock.called.hint")}
            value={sent?.called ?? ""}
            error={error("called")}
            maxlength={LONGEST_CALLED}
          />
        )}
        <KnockLook context={context} notice={sent?.notice} />
        <button type="submit">{t(sent?.notice ? "knock.anyway" : "knock.send")}</button>
      </form>
    </Layout>
  );
}

/** What is wrong with a message, with its field. */
export function knockErrors(context: PageContext, sent: Pick<SentKnock, "refusal"> | undefined): readonly FieldError[] {
  if (sent?.refusal === undefined) return [];
  const { code, details } = sent.refusal;
  const words = context.texts.firstOf([`form.error.${details.problem}`]);
  const message = words === undefined ? refusalWords(context, code, details) : context.texts.t(words);
  return [{ name: String(details.field ?? "words"), message }];
}

/** A gentle look at a message before it goes; the second time it goes as it is. */
export function KnockLook({
  context,
  notice,
}: {
  readonly context: PageContext;
  readonly notice: KnockNotice | undefined;
}) {
  if (notice === undefined) return <></>;
  const { texts, formats } = context;
  const { t } = texts;
  return (
    <Notice kind="warning" title={t("look-again.title")}>
      {notice.words.length > 0 && (
        <>
          <p>{t("look-again.words", { field: t("knock.words"), words: formats.list(notice.words) })}</p>
          <p>{t("look-again.why")}</p>
        </>
      )}
      {notice.reach && <p>{t("knock.reach")}</p>}
      <input type="hidden" name="looked" value="1" />
    </Notice>
  );
}

/** The number with which the answer is read; it is shown this once. */
export function KnockedPage({ context, number }: { readonly context: BookPageContext; readonly number: string }) {
  const { t } = context.texts;
  return (
    <Layout context={context} title={t("knock.sent")} once>
      <h1>{t("knock.sent")}</h1>
      <p>{t("knock.keep")}</p>
      <p dir="ltr" class="letter-code">
        {number}
      </p>
      <p>{t("knock.days")}</p>
      <Notice>
        <p>{t("knock.once")}</p>
      </Notice>
      <p>
        <a href="/knock">{t("knock.answer")}</a>
      </p>
    </Layout>
  );
}
