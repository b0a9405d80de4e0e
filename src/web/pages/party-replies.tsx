import { concernedAt, rootOf } from "../../register/register.ts";
import { EntryLink, EntryLinks } from "../components/cell-value.tsx";
import { PartyName } from "../components/party-name.tsx";
import type { FileProps } from "./party.tsx";
import { allOf } from "./reading.ts";

/** Answers to entries that are about or by this party. */
export function PartyReplies({ context, party }: FileProps) {
  const { texts, formats, book } = context;
  const root = (id: Parameters<typeof rootOf>[1]): number => rootOf(book.register, id) ?? -1;
  const about = allOf(context, "reply").filter(({ entry }) =>
    concernedAt(book.register, root(entry.id)).includes(party),
  );
  return (
    <section id="replies" aria-labelledby="replies-title">
      <h2 id="replies-title">{texts.t("party.replies")}</h2>
      {about.length === 0 && <p class="empty">{texts.t("party.replies.empty")}</p>}
      {about.map(({ entry, body }) => (
        <article class="entry-card">
          <blockquote dir="auto">{body.text}</blockquote>
          <p class="entry-meta">
            <PartyName context={context} party={entry.by.party} />, {formats.moment(Date.parse(entry.at))} ·{" "}
            <EntryLink context={context} row={root(entry.id)} />
          </p>
        </article>
      ))}
    </section>
  );
}

/** What it organises and which rooms it looks after; only where there is something. */
export function PartyPlaces({ context, file }: FileProps) {
  const { t } = context.texts;
  const groups = [
    { id: "activities", rows: file.activities.map(({ row }) => row) },
    { id: "spaces", rows: file.spaces.map(({ row }) => row) },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <>
      {groups.map(({ id, rows }) => (
        <section id={id} aria-labelledby={`${id}-title`}>
          <h2 id={`${id}-title`}>{t(`party.${id}`)}</h2>
          <EntryLinks context={context} rows={rows} />
        </section>
      ))}
    </>
  );
}
