import { type TariffOfParty, tariffsOf } from "../../mirror/tariffs.ts";
import { partyAt } from "../cell.ts";
import { DataTable } from "../components/data-table.tsx";
import { PartyName } from "../components/party-name.tsx";
import type { BookPageContext } from "../context.ts";
import { isResidents, MOST_NAMED, readableParties, type Told } from "./reading.ts";
import { Unknown } from "./someone.tsx";

interface Props {
  readonly context: BookPageContext;
  readonly told: Told<"rule">;
}

/** Of a tariff: who pays which, beside the visitors from outside that somebody counted. In order of entering, never of price. */
export function RulePayers({ context, told }: Props) {
  const residents = readableParties(context).filter((party) => isResidents(context, party));
  if (told.body.type !== "tariff" || residents.length > MOST_NAMED) return <></>;
  const { t } = context.texts;
  return (
    <section id="payers" aria-labelledby="payers-title">
      <h2 id="payers-title">{t("rule.payers")}</h2>
      <p>{t("rule.payers.lead")}</p>
      <DataTable
        caption={t("rule.payers.caption")}
        label={t("rule.payers.caption")}
        columns={["who", "tariff", "outside"].map((key) => ({ heading: t(`party.column.${key}`) }))}
        rows={tariffsOf(context.book.view).map((one) => payerCells(context, one))}
        empty={t("rule.held.empty")}
        cards
      />
    </section>
  );
}

function payerCells(context: BookPageContext, { party, charged, outside }: TariffOfParty) {
  const id = partyAt(context, party);
  const tariffs = [...new Set(charged.map(({ tariff }) => tariff).filter((tariff) => tariff !== "unknown"))];
  return [
    id === undefined ? context.formats.unknown : <PartyName context={context} party={id} />,
    tariffs.length === 0 ? <Unknown context={context} /> : <bdi>{tariffs.join(" · ")}</bdi>,
    outside === "unknown" ? <Unknown context={context} /> : context.formats.number(outside),
  ];
}
