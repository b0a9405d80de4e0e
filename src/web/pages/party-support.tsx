import { bookAddress, lensAddress } from "../addresses.ts";
import type { BookPageContext } from "../context.ts";
import type { Maybe } from "../formats.ts";
import type { FileProps } from "./party.tsx";
import { PartySection } from "./party-section.tsx";
import type { Told } from "./reading.ts";
import { toldAs } from "./reading.ts";
import type { RequestRow } from "./request-rows.ts";
import { AnswerOf } from "./requests.tsx";
import { PartyOrUnknown, SomeoneName, Unknown } from "./someone.tsx";
import { EntryName } from "./value.tsx";

/** Text somebody wrote, or unknown. */
export function SaidOrUnknown({ context, said }: { readonly context: BookPageContext; readonly said: Maybe<string> }) {
  if (said === undefined || said === null || said === "unknown") return <Unknown context={context} />;
  return <bdi>{said}</bdi>;
}

/** Who supports it, with what, and what the giver gets back; then whom it supports. */
export function SupportSections({ context, file }: FileProps) {
  const { t } = context.texts;
  const columns = ["what", "kind", "amount", "returns", "since"];
  const cells = (told: Told<"support">) => supportCells(context, told);
  return (
    <>
      <PartySection
        id="support"
        t={t}
        items={file.received}
        columns={["giver", ...columns]}
        numeric={["amount"]}
        rowOf={(told) => [<PartyOrUnknown context={context} party={told.body.from} />, ...cells(told)]}
      />
      {file.given.length > 0 && (
        <PartySection
          id="given"
          t={t}
          items={file.given}
          columns={["receiver", ...columns]}
          numeric={["amount"]}
          rowOf={(told) => [<SomeoneName context={context} who={told.body.to} />, ...cells(told)]}
        />
      )}
    </>
  );
}

function supportCells(context: BookPageContext, { entry, body }: Told<"support">) {
  const { formats } = context;
  return [
    <EntryName context={context} id={entry.id} />,
    formats.word(body.type, "support"),
    body.amount === "unknown" ? <Unknown context={context} /> : formats.cents(body.amount),
    <SaidOrUnknown context={context} said={body.returns} />,
    body.since === "unknown" ? <Unknown context={context} /> : formats.partialDate(body.since),
  ];
}

/** What it carries; only the bearer writes that down. */
export function BurdensSection({ context, file }: FileProps) {
  const { formats, texts } = context;
  return (
    <PartySection
      id="burdens"
      t={texts.t}
      items={file.burdens}
      columns={["what", "kind", "amount", "hours", "tariff"]}
      numeric={["amount", "hours"]}
      rowOf={({ entry, body }) => [
        <EntryName context={context} id={entry.id} />,
        formats.word(body.type, "burden"),
        body.amount === "unknown" ? <Unknown context={context} /> : formats.cents(body.amount),
        body.hours === "unknown" ? <Unknown context={context} /> : formats.minutes(body.hours),
        <SaidOrUnknown context={context} said={body.tariff} />,
      ]}
    />
  );
}

/** What it asks, and what is asked of it: the same kind of entry, read from both ends. How much that is, is told to itself (holder first). */
export function RequestsSections({ context, party, file }: FileProps) {
  const { t } = context.texts;
  const { slug, view } = context.book;
  const more = bookAddress(slug, "requests");
  const told = file.asked.length > 0 && (view.whole || context.session?.party === party);
  return (
    <>
      <PartySection
        id="asks"
        t={t}
        items={file.asks}
        columns={["what", "to", "matter", "asked", "answer"]}
        rowOf={(row) => requestCells(context, row, "to")}
        more={more}
      />
      <PartySection
        id="asked"
        t={t}
        items={file.asked}
        columns={["what", "from", "matter", "asked", "often", "answer"]}
        rowOf={(row) => requestCells(context, row, "from")}
        more={more}
      >
        {told && (
          <p>
            <a href={lensAddress(slug, "load", new URLSearchParams({ party }))}>{t("question.load")}</a>
          </p>
        )}
      </PartySection>
    </>
  );
}

function requestCells(context: BookPageContext, row: RequestRow, other: "from" | "to") {
  const { formats, texts } = context;
  const told = toldAs(context, row.request, "request");
  if (!told) return [formats.unknown];
  const { from, to, matter, asked, often } = told.body;
  const howOften = typeof often === "number" ? texts.t("value.times", { count: often }) : often;
  return [
    <EntryName context={context} id={told.entry.id} />,
    other === "to" ? <PartyOrUnknown context={context} party={to} /> : <SomeoneName context={context} who={from} />,
    formats.word(matter, "matter"),
    asked === "unknown" ? <Unknown context={context} /> : formats.partialDate(asked),
    ...(other === "from" ? [<SaidOrUnknown context={context} said={howOften} />] : []),
    <AnswerOf context={context} row={row} />,
  ];
}

/** Decisions about it, for a yes as for a no, with the reason and how it was told. */
export function DecisionsSection({ context, file }: FileProps) {
  const { formats, texts } = context;
  return (
    <PartySection
      id="decisions"
      t={texts.t}
      items={file.decisionsAbout}
      columns={["what", "decider", "outcome", "reason", "rule"]}
      more={bookAddress(context.book.slug, "decisions")}
      rowOf={({ entry, body }) => [
        <EntryName context={context} id={entry.id} />,
        <PartyOrUnknown context={context} party={body.decider} />,
        formats.word(body.outcome, "state"),
        <>
          <SaidOrUnknown context={context} said={body.reason.text} />{" "}
          <span class="quiet">({texts.t(`reason.${body.reason.form}`)})</span>
        </>,
        <EntryName context={context} id={body.rule} />,
      ]}
    />
  );
}
