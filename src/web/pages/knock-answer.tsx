import type { KnockTalk } from "../../register/knock.ts";
import type { Refusal } from "../../register/refusal.ts";
import { Details } from "../components/details.tsx";
import { ErrorSummary, TextArea, TextField } from "../components/field.tsx";
import { FormMarks } from "../components/form-marks.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { PageContext } from "../context.ts";
import { LONGEST_KNOCK } from "../forms/knock.ts";
import { refusalWords } from "./error.tsx";
import { knockErrors, KnockLook, type SentKnock } from "./knock.tsx";

export interface KnockAnswerProps {
  readonly context: PageContext;
  /** The number, as it was typed. */
  readonly number?: string;
  readonly knock?: KnockTalk;
  /** How the door is called; empty once it is out of the book. */
  readonly party?: string;
  readonly sent?: SentKnock;
  readonly refusal?: Refusal;
  readonly gone?: boolean;
}

/** What was answered to a knock, for who has its number. */
export function KnockAnswerPage(props: KnockAnswerProps) {
  const { context, knock, sent, refusal, gone } = props;
  const { texts } = context;
  const { t } = texts;
  const problem = refusal && refusalWords(context, refusal.code, refusal.details);
  const errors = problem === undefined ? knockErrors(context, sent) : [{ name: "receipt", message: problem }];
  return (
    <Layout context={context} title={t("knock.answer")}>
      <ErrorSummary texts={texts} errors={errors} />
      <h1>{t("knock.answer")}</h1>
      {gone && (
        <Notice>
          <p>{t("knock.gone")}</p>
        </Notice>
      )}
      {knock === undefined ? <NumberForm {...props} problem={problem} /> : <Said {...props} knock={knock} />}
    </Layout>
  );
}

function NumberForm({ context, number, problem, gone }: KnockAnswerProps & { readonly problem: string | undefined }) {
  const { t } = context.texts;
  return (
    <form class="form" method="post" action="/knock">
      <FormMarks context={context} />
      <TextField
        name="receipt"
        label={t("knock.code")}
        hint={t("receipt.number.hint")}
        inputmode="numeric"
        value={gone ? "" : number}
        error={problem}
        autocomplete="off"
        required
      />
      <button type="submit">{t("knock.read")}</button>
    </form>
  );
}

function Said({ context, knock, party = "", number, sent }: KnockAnswerProps & { readonly knock: KnockTalk }) {
  const { t } = context.texts;
  const errors = knockErrors(context, sent);
  return (
    <>
      {party !== "" && (
        <p class="lead">
          <bdi>{party}</bdi>
        </p>
      )}
      <KnockSaid context={context} knock={knock} />
      {knock.answered === null && <p>{t("knock.waits")}</p>}
      {knock.answered !== null && knock.more_made === null && (
        <form class="form" method="post" action="/knock">
          <FormMarks context={context} />
          <input type="hidden" name="receipt" value={number} />
          <TextArea
            name="words"
            label={t("knock.more")}
            value={sent?.words ?? ""}
            error={errors[0]?.message}
            maxlength={LONGEST_KNOCK}
            required
          />
          <KnockLook context={context} notice={sent?.notice} />
          <button type="submit" name="act" value="more">
            {t(sent?.notice ? "knock.anyway" : "knock.send")}
          </button>
        </form>
      )}
      <form method="post" action="/knock">
        <FormMarks context={context} />
        <input type="hidden" name="receipt" value={number} />
        <p>
          <button class="button-quiet" type="submit" name="act" value="gone">
            {t("knock.take-away")}
          </button>
        </p>
      </form>
    </>
  );
}

/** What was said, in the order in which it was. */
export function KnockSaid({ context, knock }: { readonly context: PageContext; readonly knock: KnockTalk }) {
  const { t } = context.texts;
  const said = [
    ["message", knock.words, knock.made],
    ["answered", knock.answer, knock.answered],
    ["again", knock.more, knock.more_made],
    ["answered", knock.last, knock.last_made],
  ] as const;
  const details = said.flatMap(([key, words, at]) =>
    at === null
      ? []
      : [
          {
            term: t(`knock.said.${key}`, { day: context.formats.moment(Date.parse(at)) }),
            value: <span dir="auto">{words}</span>,
          },
        ],
  );
  return <Details details={details} />;
}
