import type { Child } from "hono/jsx";
import type { Basis, Comparison, Finding } from "../../mirror/finding.ts";
import type { BookPageContext } from "../context.ts";
import { DataTable } from "./data-table.tsx";
import { SentenceLine } from "./sentence.tsx";

interface Props {
  readonly context: BookPageContext;
  readonly finding: Finding;
}

/** On how much a finding rests: cases, parties, period, how many unknown, how many told by one side. */
export function BasisFacts({ context, finding }: Props) {
  return (
    <dl class="facts">
      {factsOf(context, finding).map(([term, value]) => (
        <div>
          <dt>{term}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** In what the cases are alike, and every comparison with its interval. */
export function HowSure({ context, finding }: Props) {
  const { basis, comparisons, lens, sure = [] } = finding;
  return (
    <>
      {sure.map((sentence) => (
        <SentenceLine context={context} lens={lens} sentence={sentence} />
      ))}
      {basis.alike.length + comparisons.length === 0 && <p>{context.texts.t("finding.counted")}</p>}
      {basis.alike.length > 0 && <Alike context={context} alike={basis.alike} />}
      {comparisons.length > 0 && <Comparisons context={context} lens={lens} comparisons={comparisons} />}
    </>
  );
}

function factsOf(context: BookPageContext, { basis, lens }: Finding): readonly (readonly [string, string])[] {
  const { texts, formats, book } = context;
  const { t } = texts;
  const unknown = texts.firstOf([`lens.${lens}.unknown-fact`, "finding.unknown"]) ?? "finding.unknown";
  return [
    [t("finding.requests"), formats.number(basis.requests)],
    [t("finding.parties"), basis.parties === null ? t("finding.parties-unknown") : formats.number(basis.parties)],
    [t("finding.period"), period(basis) ?? formats.unknown],
    [t(unknown), formats.number(basis.unknown)],
    book.type === "retelling"
      ? [t("finding.told-by"), t("finding.told-by-source")]
      : [t("finding.one-sided"), formats.number(basis.oneSided)],
  ];
}

function period({ firstYear, lastYear }: Basis): string | undefined {
  if (firstYear === null || lastYear === null) return undefined;
  return firstYear === lastYear ? String(firstYear) : `${firstYear}–${lastYear}`;
}

function Alike({
  context: { texts },
  alike,
}: {
  readonly context: BookPageContext;
  readonly alike: readonly string[];
}) {
  return (
    <div class="prose">
      <p>{texts.t("finding.alike")}</p>
      <ul>
        {alike.map((key) => (
          <li>{texts.t(`alike.${key}`)}</li>
        ))}
      </ul>
    </div>
  );
}

interface ComparisonsProps {
  readonly context: BookPageContext;
  readonly lens: string;
  readonly comparisons: readonly Comparison[];
}

/** Every comparison that was made, with its interval; what cannot be told says so. */
function Comparisons({ context, lens, comparisons }: ComparisonsProps) {
  const { t, firstOf } = context.texts;
  const word = (key: string) => t(firstOf([`lens.${lens}.word.${key}`, `word.${key}`]) ?? key);
  const caption = t("finding.comparisons");
  const columns = [
    { heading: t("finding.compared") },
    { heading: t("finding.difference"), numeric: true },
    { heading: t("finding.interval") },
    { heading: t("finding.chance"), numeric: true },
  ];
  const rows = comparisons.map((one): readonly Child[] => [
    t("finding.versus", { one: word(one.groups[0]), other: word(one.groups[1]) }),
    context.formats.difference(one.difference),
    intervalText(context, one),
    one.p === null ? t("finding.not-tested") : context.formats.chance(one.p),
  ]);
  return <DataTable caption={caption} label={caption} columns={columns} rows={rows} cards />;
}

function intervalText({ texts, formats }: BookPageContext, { low, high }: Comparison): string {
  if (low === null || high === null) return texts.t("finding.no-interval");
  return texts.t("finding.from-to", { low: formats.difference(low), high: formats.difference(high) });
}
