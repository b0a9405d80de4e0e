import { entryAddress } from "../addresses.ts";
import { PartyName } from "../components/party-name.tsx";
import type { BookPageContext } from "../context.ts";
import { CardOfReply } from "./card-answer.tsx";
import { detailsOf } from "./entry-details.tsx";
import { EntryPhoto } from "./entry-photo.tsx";
import { Details } from "../components/details.tsx";
import { ReportLink } from "./hidden.tsx";
import { hangingOf, type Told } from "./reading.ts";

interface Props {
  readonly context: BookPageContext;
  readonly told: Told;
}

/** What those concerned answered, always beside what they answer to. */
export function Replies({ context, told }: Props) {
  const replies = hangingOf(context, told.row, "reply");
  if (replies.length === 0) return <></>;
  const { t } = context.texts;
  return (
    <section aria-labelledby="replies">
      <h2 id="replies">{t("entry.replies")}</h2>
      {replies.map((reply) => (
        <article class="entry-card" id={`reply-${reply.entry.id}`}>
          <blockquote dir="auto">{reply.body.text}</blockquote>
          <CardOfReply context={context} reply={reply} />
          <p class="entry-meta">
            <PartyName context={context} party={reply.entry.by.party} />,{" "}
            <a href={entryAddress(context.book.slug, reply.entry.id)}>
              {context.formats.moment(Date.parse(reply.entry.at))}
            </a>
          </p>
          <ReportLink context={context} told={reply} />
        </article>
      ))}
    </section>
  );
}

/** What it said before: a correction never wipes out the old words. */
export function Corrections({ context, told }: Props) {
  const corrections = hangingOf(context, told.row, "correction");
  if (corrections.length === 0) return <></>;
  const { texts, formats } = context;
  const before = [told.entry.body, ...corrections.slice(0, -1).map(({ body }) => body.body)];
  return (
    <details>
      <summary>{texts.t("entry.corrected", { count: corrections.length })}</summary>
      {before.map((body, i) => (
        <div class="entry-card">
          <p class="entry-meta">
            {texts.t("entry.until", { when: formats.moment(Date.parse(corrections[i]?.entry.at ?? told.entry.at)) })}
          </p>
          <Details details={detailsOf(context, { ...told, body: body as unknown as Told["body"] })} />
          <EntryPhoto context={context} told={{ ...told, body: body as unknown as Told["body"] }} />
        </div>
      ))}
    </details>
  );
}
