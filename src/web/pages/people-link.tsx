import { peopleAddress } from "../addresses.ts";
import type { BookPageContext } from "../context.ts";

/** For whoever is in for a party: the way to its people and codes. */
export function PeopleLink({ context }: { readonly context: BookPageContext }) {
  const { texts, session, book } = context;
  if (session?.party === undefined) return <></>;
  return (
    <p>
      <a href={peopleAddress(book.slug, session.party)}>{texts.t("people.link")}</a>
    </p>
  );
}
