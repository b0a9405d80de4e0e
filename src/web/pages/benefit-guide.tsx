import table from "../benefit/allowances.json" with { type: "json" };
import { type Allowance, type AllowanceTable, monthsThatFit } from "../benefit/allowance.ts";
import { type Guide, type Outcome, OUTCOMES } from "../benefit/guide-words.ts";
import { DataTable } from "../components/data-table.tsx";
import { Choices, Select, TextField } from "../components/field.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { PageContext } from "../context.ts";
import { BENEFIT_GUIDE } from "../island-file.ts";

const { checked, sources, wholeAmountSource, years }: AllowanceTable = table;
const RULES = ["month", "ten", "add", "above", "under", "costs", "report", "change"] as const;
const NEWEST = years.findLast(({ month }) => month !== null) as Allowance;

interface Props {
  readonly context: PageContext;
}

/** What an allowance for volunteering does to a benefit: rules, table and one example for everybody, and a sum that is made on the device alone. */
export function BenefitGuidePage({ context }: Props) {
  const { t } = context.texts;
  return (
    <Layout context={context} title={t("benefit.title")}>
      <h1>{t("benefit.title")}</h1>
      <p class="lead">{t("benefit.lead")}</p>
      <Notice>
        <p>{t("benefit.tell")}</p>
        <p>{t("benefit.note")}</p>
      </Notice>
      <Sum context={context} />
      <h2>{t("benefit.rules")}</h2>
      <ul>
        {RULES.map((rule) => (
          <li>{t(`benefit.rule.${rule}`, { source: wholeAmountSource })}</li>
        ))}
      </ul>
      <Example context={context} />
      <Amounts context={context} />
    </Layout>
  );
}

/** Hidden where no script runs: it is never sent, so without one it would do nothing. */
function Sum({ context }: Props) {
  const { t } = context.texts;
  const ages = ["27", "under"].map((value) => ({ value, label: t(`benefit.age.${value}`) }));
  const offered = years
    .toReversed()
    .map(({ year }) => ({ value: String(year), label: context.texts.figures(String(year)) }));
  return (
    <>
      <form class="form benefit-guide" autocomplete="off" data-guide={JSON.stringify(guideIn(context))} hidden>
        <h2>{t("benefit.form")}</h2>
        <p class="quiet">{t("benefit.private")}</p>
        <Select name="year" label={t("benefit.year")} value={String(NEWEST.year)} choices={offered} />
        <Choices name="age" label={t("benefit.age")} value="27" choices={ages} />
        {[1, 2, 3].map((n) => (
          <TextField
            name={`amount${n}`}
            label={t("benefit.amount", { n })}
            hint={t("benefit.amount.hint")}
            inputmode="decimal"
            maxlength={9}
          />
        ))}
        <Select name="start" label={t("benefit.start")} value="1" choices={monthsIn(context)} />
        <div class="flow" role="status" />
      </form>
      <script type="module" src={BENEFIT_GUIDE.path} />
    </>
  );
}

function monthsIn({ texts }: PageContext) {
  const name = new Intl.DateTimeFormat(texts.tag, { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, i) => ({ value: String(i + 1), label: name.format(Date.UTC(2024, i, 1)) }));
}

/** What each outcome asks to be filled in on the device. */
const MARKS = {
  year: "#year#",
  total: "#total#",
  counts: "#counts#",
  left: "#left#",
  loss: "#loss#",
  month: "#month#",
};

function guideIn({ texts }: PageContext): Guide {
  const words = OUTCOMES.map((key) => [key, texts.t(`benefit.out.${key}`, { ...MARKS, ceiling: "#ceiling#" })]);
  return { tag: texts.tag, years, words: Object.fromEntries(words) as Readonly<Record<Outcome, string>> };
}

/** The newest year with a figure, month by month until it is full. */
function Example({ context }: Props) {
  const { texts, formats } = context;
  const { year, month, whole } = NEWEST;
  if (month === null || whole === null) return <></>;
  const times = monthsThatFit(whole, month);
  const values = { year: String(year), times, month: formats.cents(month), whole: formats.cents(whole) };
  return (
    <>
      <h2>{texts.t("benefit.example")}</h2>
      <p>{texts.t("benefit.example.text", { ...values, over: formats.cents(month * (times + 1)) })}</p>
    </>
  );
}

function Amounts({ context }: Props) {
  const { texts, formats } = context;
  const { t } = texts;
  const amount = (cents: number | null) => (cents === null ? formats.unknown : formats.cents(cents));
  const perhaps = years.filter(({ perhapsFrom }) => perhapsFrom !== undefined);
  const empty = years.filter(({ month }) => month === null);
  return (
    <>
      <h2>{t("benefit.table")}</h2>
      {empty.map(({ year }) => (
        <p>{t("benefit.out.no-figure", { year: String(year) })}</p>
      ))}
      <DataTable
        caption={t("benefit.table.caption")}
        label={t("benefit.table.caption")}
        columns={["year", "month", "whole", "hour", "young"].map((key) => ({
          heading: t(`benefit.column.${key}`),
          numeric: key !== "year",
        }))}
        rows={years
          .toReversed()
          .map((one) => [
            yearOf(context, one),
            amount(one.month),
            amount(one.whole),
            amount(one.hour),
            one.hourYoung === null
              ? formats.unknown
              : t("benefit.young", { amount: amount(one.hourYoung), age: one.youngUnder ?? 0 }),
          ])}
      />
      {perhaps.map(({ year, perhapsFrom }) => (
        <p class="quiet">{t("benefit.perhaps", { year: String(year), earlier: String(perhapsFrom) })}</p>
      ))}
      <p class="quiet">
        {t("benefit.sources", { checked: formats.partialDate(checked), sources: formats.list(sources) })}
      </p>
    </>
  );
}

function yearOf({ texts, formats }: PageContext, { year, from }: Allowance): string {
  return from === undefined ? texts.figures(String(year)) : texts.t("benefit.from", { day: formats.partialDate(from) });
}
