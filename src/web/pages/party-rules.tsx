import { PartyName } from "../components/party-name.tsx";
import { DataTable } from "../components/data-table.tsx";
import { criterionText } from "../entry-title.ts";
import type { BookPageContext } from "../context.ts";
import { onWhoseBehalf } from "./party-file.ts";
import type { FileProps } from "./party.tsx";
import { PartySection } from "./party-section.tsx";
import { SaidOrUnknown } from "./party-support.tsx";
import type { Told } from "./reading.ts";
import { PartyOrUnknown } from "./someone.tsx";
import { EntryName } from "./value.tsx";

/** Rules it was asked about or held to, by whom, and what came of it. */
export function HeldSection({ context, file }: FileProps) {
  const { formats, texts } = context;
  return (
    <PartySection
      id="held"
      t={texts.t}
      items={file.held}
      columns={["rule", "criterion", "holder", "how", "often", "consequence"]}
      rowOf={({ body }) => [
        <EntryName context={context} id={body.rule} />,
        <SaidOrUnknown context={context} said={criterionText(context, body.rule, body.criterion)} />,
        <PartyOrUnknown context={context} party={body.holder} />,
        formats.word(body.how, "how"),
        <SaidOrUnknown context={context} said={oftenText(context, body.often)} />,
        <SaidOrUnknown context={context} said={body.consequence} />,
      ]}
    />
  );
}

const oftenText = ({ texts }: BookPageContext, often: string | number): string =>
  typeof often === "number" ? texts.t("value.times", { count: often }) : often;

/** Who was asked on whose behalf it speaks; of whom nothing is told it says "never asked or unknown", never "no". */
export function OnWhoseBehalf({ context }: FileProps) {
  const { t } = context.texts;
  const rows = onWhoseBehalf(context).map(({ party, asked }) => [
    <PartyName context={context} party={party} />,
    asked.length === 0 ? (
      <span class="is-unknown">{t("party.behalf.never")}</span>
    ) : (
      <Asked context={context} asked={asked} />
    ),
    asked.length === 0 ? "" : <PartyOrUnknown context={context} party={asked[0]?.body.holder ?? "unknown"} />,
  ]);
  return (
    <section id="behalf" aria-labelledby="behalf-title">
      <h2 id="behalf-title">{t("party.behalf")}</h2>
      <p>{t("party.behalf.lead")}</p>
      <DataTable
        caption={t("party.behalf.caption")}
        label={t("party.behalf.caption")}
        columns={["who", "often", "holder"].map((key) => ({ heading: t(`party.column.${key}`) }))}
        rows={rows}
        empty={t("party.behalf.empty")}
        cards
      />
    </section>
  );
}

function Asked({ context, asked }: { readonly context: BookPageContext; readonly asked: readonly Told<"held">[] }) {
  const words = asked.map(({ body }) =>
    body.often === "unknown" ? context.texts.t("party.behalf.asked") : oftenText(context, body.often),
  );
  return <bdi>{words.join(" · ")}</bdi>;
}
