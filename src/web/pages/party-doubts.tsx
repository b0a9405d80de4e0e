import { PartyName } from "../components/party-name.tsx";
import type { BookPageContext } from "../context.ts";
import { doubtsBothWays, wantsAndDoubts } from "./party-file.ts";
import type { FileProps } from "./party.tsx";
import { PartySection } from "./party-section.tsx";
import { SaidOrUnknown } from "./party-support.tsx";
import type { Told } from "./reading.ts";
import { SomeoneName } from "./someone.tsx";
import { EntryName } from "./value.tsx";

/** For whom it says it speaks, in its own words. */
export function ClaimsSection({ context, file }: FileProps) {
  const { t } = context.texts;
  return (
    <PartySection
      id="claims"
      t={t}
      items={file.claims}
      columns={["for-whom", "words", "backing"]}
      rowOf={({ entry, body }) => [
        <EntryName context={context} id={entry.id} />,
        <SaidOrUnknown context={context} said={body.words} />,
        <SaidOrUnknown context={context} said={body.backing} />,
      ]}
    />
  );
}

/** Question marks in both directions: by what it does, and the ones it puts itself. */
export function DoubtsSections({ context, party, file }: FileProps) {
  const { t } = context.texts;
  const both = doubtsBothWays(context, party);
  const columns = ["doubter", "ground", "about", "often", "answered"];
  return (
    <>
      <PartySection
        id="doubted"
        t={t}
        items={file.doubted}
        columns={columns}
        rowOf={(told) => doubtCells(context, told)}
      />
      <PartySection id="doubts" t={t} items={file.doubts} columns={columns} rowOf={(told) => doubtCells(context, told)}>
        {both.length > 0 && (
          <p>
            {t("party.doubts.both-ways")}{" "}
            {context.formats.listOf(both.map((other) => <PartyName context={context} party={other} />))}
          </p>
        )}
      </PartySection>
    </>
  );
}

function doubtCells(context: BookPageContext, { entry, body }: Told<"doubt">) {
  const often = typeof body.often === "number" ? context.texts.t("value.times", { count: body.often }) : body.often;
  return [
    <SomeoneName context={context} who={body.doubter} />,
    <EntryName context={context} id={entry.id} />,
    <EntryName context={context} id={body.about} />,
    <SaidOrUnknown context={context} said={often} />,
    <SaidOrUnknown context={context} said={body.answered} />,
  ];
}

/** Who asks something of it, or supports it, and puts question marks too. */
export function WantsAndDoubts({ context, party: about }: FileProps) {
  const { t } = context.texts;
  const both = wantsAndDoubts(context, about);
  return (
    <section id="both" aria-labelledby="both-title">
      <h2 id="both-title">{t("party.both")}</h2>
      {both.length === 0 ? (
        <p class="empty">{t("party.both.empty")}</p>
      ) : (
        <ul class="plain-list">
          {both.map((party) => (
            <li>
              <PartyName context={context} party={party} />: {t("party.both.line")}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
