import type { PartyId } from "../../register/ids.ts";
import { bookAddress } from "../addresses.ts";
import type { BookContext, PageContext } from "../context.ts";

/** How one of the visitor's own parties is called; one that is new has not said so yet. */
export const ownName = ({ texts }: PageContext, book: BookContext | undefined, party: PartyId): string =>
  book?.register.parties.get(party)?.name ?? texts.t("account.parties.new");

/** "You write for …", or read along. */
export function WritesFor({ context }: { readonly context: PageContext }) {
  const { texts, session, book } = context;
  if (session?.party === undefined) return <></>;
  const key = session.role === "reader" ? "layout.reads-for" : "layout.writes-for";
  const name = book?.register.parties.get(session.party)?.name;
  return <>{name === undefined ? texts.t(`${key}.new`) : texts.parts(key, { party: <bdi>{name}</bdi> })}</>;
}

/** In the head of a book's pages, for who is in for more than one party of it: one press to write for another. */
export function ChooseParty({ context }: { readonly context: PageContext }) {
  const { texts, session, book } = context;
  if (!book || !session?.others || session.others.length === 0) return <></>;
  return (
    <details class="choose-party">
      <summary>{texts.t("layout.choose")}</summary>
      <form class="actions" method="post" action={bookAddress(book.slug, "writes-for")}>
        <input type="hidden" name="csrf" value={session.csrf} />
        {session.others.map((party) => (
          <button class="button-quiet" type="submit" name="party" value={party}>
            <bdi>{ownName(context, book, party)}</bdi>
          </button>
        ))}
      </form>
    </details>
  );
}
