import { FormMarks } from "../components/form-marks.tsx";
import type { EntryId } from "../../register/ids.ts";
import type { HIDING_GROUNDS } from "../../register/kinds/hiding.ts";
import { Details } from "../components/details.tsx";
import { ErrorSummary } from "../components/field.tsx";
import { Layout } from "../components/layout.tsx";
import type { PageContext } from "../context.ts";
import { ReceiptForm } from "./report.tsx";

type Verdict = "hidden" | "left";

/** A report as it is shown; times in ISO 8601 UTC, with the last day (since 1970) on which it is decided in time. */
export interface ShownReport {
  readonly id: string;
  readonly entry: EntryId;
  readonly ground: (typeof HIDING_GROUNDS)[number];
  readonly made: string;
  readonly opened: string | null;
  readonly verdict: Verdict | null;
  readonly reason: string;
  readonly decided: string | null;
  readonly asker: "reporter" | "author" | null;
  readonly second: Verdict | null;
  readonly second_reason: string;
  readonly due: number;
  readonly overdue: boolean;
  /** The second look that was asked for. */
  readonly look?: ShownLook;
}

/** Days since 1970: the last one on which a second look is in time, and the one after which nobody is waited for. */
export interface ShownLook {
  readonly due: number;
  readonly end: number;
  readonly overdue: boolean;
  /** Whether a hidden text stands there again when nobody looks. */
  readonly shownAgain: boolean;
  /** Whose book it is. */
  readonly holder: string;
}

interface Props {
  readonly context: PageContext;
  readonly report?: ShownReport;
  /** The number on the receipt, as it was typed. */
  readonly number?: string;
  readonly problem?: string;
}

/** What came of a report, for who has its number. */
export function ReportAnswerPage({ context, report, number, problem }: Props) {
  const { texts } = context;
  const { t } = texts;
  const errors = problem === undefined ? [] : [{ name: "receipt", message: problem }];
  return (
    <Layout context={context} title={t("receipt.answer")}>
      <ErrorSummary texts={texts} errors={errors} />
      <h1>{t("receipt.answer")}</h1>
      {report ? (
        <ReportState context={context} report={report} />
      ) : (
        <ReceiptForm context={context} {...(number !== undefined && { number })} error={problem} />
      )}
      {report?.decided && report.asker === null && (
        <form class="form" method="post" action="/report">
          <FormMarks context={context} />
          <input type="hidden" name="receipt" value={number} />
          <input type="hidden" name="again" value="1" />
          <p>{t("second.lead")}</p>
          <p>
            <button type="submit">{t("second.ask")}</button>
          </p>
        </form>
      )}
    </Layout>
  );
}

/** Where a report stands: the decision with its reason, and that of the second look. */
export function ReportState({ context, report }: { readonly context: PageContext; readonly report: ShownReport }) {
  const { formats, texts } = context;
  const { t } = texts;
  const moment = (at: string | null): string => formats.moment(Date.parse(at ?? ""));
  const verdict = (given: Verdict | null): string => t(`report.verdict.${given ?? "open"}`);
  const { look } = report;
  const second =
    look === undefined
      ? []
      : report.second === null
        ? [
            { term: t("second.title"), value: t("second.waits") },
            { term: t("second.due"), value: dueText(context, look) },
            { term: t("second.otherwise"), value: otherwiseText(context, look) },
          ]
        : [
            { term: t("second.title"), value: verdict(report.second) },
            { term: t("report.reason"), value: <bdi>{report.second_reason}</bdi> },
          ];
  const details = [
    { term: t("report.made"), value: moment(report.made) },
    { term: t("report.ground"), value: formats.word(report.ground, "hiding") },
    { term: t("report.decision"), value: verdict(report.verdict) },
    ...(report.verdict === null
      ? [{ term: t("report.due"), value: dueText(context, report) }]
      : [{ term: t("report.reason"), value: <bdi>{report.reason}</bdi> }]),
    ...second,
  ];
  return <Details details={details} />;
}

export const dueText = ({ formats, texts }: PageContext, { due, overdue }: Pick<ShownReport, "due" | "overdue">) =>
  overdue ? texts.t("report.overdue", { day: formats.day(due) }) : formats.day(due);

/** What happens when nobody looks again. */
const otherwiseText = ({ formats, texts }: PageContext, { end, shownAgain, holder }: ShownLook) =>
  shownAgain ? (
    <>{texts.t("second.shown-again", { day: formats.day(end) })}</>
  ) : (
    <>{texts.parts("second.stays", { holder: <bdi>{holder}</bdi> })}</>
  );
