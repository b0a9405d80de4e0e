import type { EntryId } from "../../register/ids.ts";
import { bookAddress, lensAddress } from "../addresses.ts";
import { DataTable } from "../components/data-table.tsx";
import { Details } from "../components/details.tsx";
import { Layout } from "../components/layout.tsx";
import { PartyName } from "../components/party-name.tsx";
import type { BookPageContext } from "../context.ts";
import { criterionText } from "../entry-title.ts";
import { Withdrawn } from "./entry.tsx";
import { HiddenNotice, ReportLink } from "./hidden.tsx";
import { Corrections, Replies } from "./hanging.tsx";
import { EntryActions } from "./entry-actions.tsx";
import { detailsOf, unknownFields } from "./entry-details.tsx";
import { EntrySource } from "./entry-source.tsx";
import { FlagsSection } from "./flags-section.tsx";
import { OwedUnder } from "./owed.tsx";
import { RuleOutcome } from "./rule-outcome.tsx";
import { RulePayers } from "./rule-payers.tsx";
import { SaidTogether } from "./said-together.tsx";
import { SaidOrUnknown } from "./party-support.tsx";
import { allOf, isResidents, MOST_NAMED, readableParties, type Told, toldOrRefused } from "./reading.ts";
import { PartyOrUnknown } from "./someone.tsx";

interface Props {
  readonly context: BookPageContext;
  readonly id: EntryId;
}

/** One rule: its text, where it stands, what it asks, who was held to it and of whom nothing is told. Throws "entry-unknown". */
export function RulePage({ context, id }: Props) {
  const { texts, formats, book } = context;
  const { t } = texts;
  const told = toldOrRefused(context, id, "rule");
  const unknown = unknownFields(context, told);
  return (
    <Layout
      context={context}
      title={told.body.title}
      crumbs={[{ href: bookAddress(book.slug, "rules"), label: t("rules.title") }]}
    >
      <p class="eyebrow">{formats.word(told.body.type, "rule")}</p>
      <h1>
        <bdi>{told.body.title}</bdi>
      </h1>
      <HiddenNotice context={context} told={told} />
      <Withdrawn context={context} told={told} />
      {told.body.criteria.length > 0 && (
        <p>
          <a class="button" href={lensAddress(book.slug, "rule-test", new URLSearchParams({ rule: id }))}>
            {t("rule.test")}
          </a>
        </p>
      )}
      <Details details={detailsOf(context, told).filter((_, i) => i !== 0)} />
      {unknown.length > 0 && <p class="quiet">{t("entry.also-unknown", { fields: unknown.join(" · ") })}</p>}
      <FlagsSection context={context} row={told.row} />
      <RuleOutcome context={context} told={told} />
      <RulePayers context={context} told={told} />
      <HeldTo context={context} told={told} />
      <OwedUnder context={context} told={told} />
      <SaidTogether context={context} subject={id} />
      <Facts context={context} told={told} />
      <Replies context={context} told={told} />
      <Corrections context={context} told={told} />
      <EntrySource context={context} told={told} />
      <EntryActions context={context} told={told} />
      <ReportLink context={context} told={told} />
    </Layout>
  );
}

interface RuleProps {
  readonly context: BookPageContext;
  readonly told: Told<"rule">;
}

/** Who was asked about it or held to it; and everybody else by name, as "never asked or unknown". */
function HeldTo({ context, told }: RuleProps) {
  const { texts, formats } = context;
  const { t } = texts;
  const held = allOf(context, "held").filter(({ body }) => body.rule === told.entry.id);
  const asked = new Set(held.map(({ body }) => body.who));
  const others = readableParties(context).filter((party) => !asked.has(party) && isResidents(context, party));
  return (
    <section id="held" aria-labelledby="held-title">
      <h2 id="held-title">{t("rule.held")}</h2>
      <DataTable
        caption={t("rule.held.caption")}
        label={t("rule.held.caption")}
        columns={["who", "holder", "how", "often", "consequence"].map((key) => ({ heading: t(`party.column.${key}`) }))}
        rows={held.map(({ body }) => [
          <PartyName context={context} party={body.who} />,
          <PartyOrUnknown context={context} party={body.holder} />,
          formats.word(body.how, "how"),
          <SaidOrUnknown
            context={context}
            said={typeof body.often === "number" ? t("value.times", { count: body.often }) : body.often}
          />,
          <SaidOrUnknown context={context} said={body.consequence} />,
        ])}
        empty={t("rule.held.empty")}
        cards
      />
      {others.length > 0 && others.length <= MOST_NAMED && (
        <>
          <h3>{t("rule.never-asked")}</h3>
          <ul class="entries">
            {others.map((party) => (
              <li>
                <PartyName context={context} party={party} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

/** What is known of who meets which criterion, and who says so. */
function Facts({ context, told }: RuleProps) {
  const { texts, formats } = context;
  const facts = allOf(context, "fact").filter(({ body }) => body.rule === told.entry.id);
  if (facts.length === 0) return <></>;
  return (
    <section id="facts" aria-labelledby="facts-title">
      <h2 id="facts-title">{texts.t("rule.facts")}</h2>
      <DataTable
        caption={texts.t("rule.facts.caption")}
        label={texts.t("rule.facts.caption")}
        columns={["who", "criterion", "value", "basis"].map((key) => ({ heading: texts.t(`party.column.${key}`) }))}
        rows={facts.map(({ body }) => [
          <PartyName context={context} party={body.party} />,
          <SaidOrUnknown context={context} said={criterionText(context, body.rule, body.criterion)} />,
          formats.answer(body.value),
          <SaidOrUnknown context={context} said={body.basis} />,
        ])}
        cards
      />
    </section>
  );
}
