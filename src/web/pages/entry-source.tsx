import type { EntryId } from "../../register/ids.ts";
import type { Source } from "../../register/values.ts";
import type { Audience } from "../../register/audience.ts";
import { isOpenToResidents, reachOf } from "../../register/reading.ts";
import { entryAddress } from "../addresses.ts";
import { AudienceBadge } from "../components/badges.tsx";
import { Note } from "../components/note.tsx";
import { PartyName } from "../components/party-name.tsx";
import type { BookPageContext } from "../context.ts";
import { EntryPhoto } from "./entry-photo.tsx";
import type { Told } from "./reading.ts";
import { versionsAround } from "./versions.tsx";

/** Who wrote it and when, out of which source, and who may read it. */
export function EntrySource({ context, told }: { readonly context: BookPageContext; readonly told: Told }) {
  const { texts, formats, book } = context;
  const { source } = told.body as { readonly source?: Source };
  return (
    <section aria-labelledby="source" class="entry-meta">
      <h2 id="source" class="small-heading">
        {texts.t("entry.source")}
      </h2>
      <p>
        {texts.parts("entry.written-by", {
          party: <PartyName context={context} party={told.entry.by.party} />,
          when: formats.moment(Date.parse(told.entry.at)),
        })}
      </p>
      {book.note !== "" && <Note locale={context.locale} type={book.type} note={book.note} />}
      {source && <p>{sourceText(context, source)}</p>}
      {versionsAround(context, told).length < 2 && <EntryPhoto context={context} told={told} />}
      <p>
        {texts.t("entry.readers")}{" "}
        <AudienceBadge
          context={context}
          audience={audienceNow(context, told.row)}
          residents={isOpenToResidents(book.register, told.row)}
        />
      </p>
      <NamelessNote context={context} told={told} />
    </section>
  );
}

/** Who publishes words does not publish who it is: that is another act of its own. */
function NamelessNote({ context, told }: { readonly context: BookPageContext; readonly told: Told }) {
  const { texts, book, session } = context;
  const own = session?.party;
  const row = own && book.register.parties.get(own)?.row;
  if (own === undefined || row === undefined || told.entry.by.party !== own || told.row === row) return <></>;
  if (audienceNow(context, told.row) !== "public" || audienceNow(context, row) === "public") return <></>;
  return (
    <p class="quiet">
      {texts.t("entry.nameless")}{" "}
      <a href={entryAddress(book.slug, own as string as EntryId)}>{texts.t("entry.name-it")}</a>
    </p>
  );
}

function sourceText({ texts, formats }: BookPageContext, { name, date, file, line }: Source) {
  const told = { name: <bdi>{name}</bdi>, date: formats.partialDate(date) };
  if (file === undefined) return texts.parts("entry.source.published", told);
  return texts.parts("entry.source.file", { ...told, file: <bdi>{file}</bdi>, line: line ?? formats.unknown });
}

const WIDEST_FIRST = ["public", "members", "concerned", "residents"] as const;

/** Who may read it by now, silence counted. */
export function audienceNow({ book }: BookPageContext, row: number): Audience {
  const reach = reachOf(book.register, row);
  return WIDEST_FIRST.find((audience) => reach[audience] <= book.now) ?? "own";
}
