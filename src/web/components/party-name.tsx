import { writtenAt } from "../../register/register.ts";
import { KEEPER, type PartyId } from "../../register/ids.ts";
import { partyAddress } from "../addresses.ts";
import type { BookPageContext } from "../context.ts";
import { nameLink } from "./name-link.ts";

/** A party's name as this viewer may read it; undefined for one that may not be read or that is only listed in a register. */
export function nameOf({ book }: BookPageContext, party: PartyId): string | undefined {
  const facts = book.register.parties.get(party);
  const readable = facts !== undefined && book.view.mask[facts.row] === 1;
  return readable && writtenAt(book.register, facts.row) ? facts.name : undefined;
}

/** How a form offers a party: with words for whose name is hidden as misuse, which alone is offered without one. */
export function labelOf(context: BookPageContext, party: PartyId): string {
  const { register } = context.book;
  const isHidden = register.hidden.has(register.parties.get(party)?.row ?? -1);
  return nameOf(context, party) ?? context.texts.t(isHidden ? "party.hidden" : "party.nameless");
}

interface Props {
  readonly context: BookPageContext;
  readonly party: PartyId;
}

/** A party with a link to its page; without a name where the viewer may not read it. */
export function PartyName({ context, party }: Props) {
  const name = nameOf(context, party);
  if (party === KEEPER) return <>{context.texts.t("party.keeper")}</>;
  if (name === undefined) return <>{context.texts.t("party.nameless")}</>;
  return nameLink(partyAddress(context.book.slug, party), name);
}
