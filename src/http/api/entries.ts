import type { KindName } from "../../register/kinds.ts";
import { asPartyId, type PartyId } from "../../register/ids.ts";
import { millisecondsOf } from "../../register/reading.ts";
import { concernedIn, rootOf } from "../../register/register.ts";
import type { BookPageContext } from "../../web/context.ts";
import { type Told, toldAt } from "../../web/pages/reading.ts";

export interface EntriesAsked {
  readonly kind?: KindName | undefined;
  readonly party?: string | undefined;
  readonly since?: string | undefined;
}

/** That something reached an institution is no event of the book: it shows in the deadlines of what it is about. */
const NOT_LISTED: readonly string[] = ["delivery"];
/** Listed of one party at a time, as on its page: no list by role or tie (never 2). */
const OF_A_PARTY: readonly string[] = ["role", "tie"];

/** The readable entries that fit, oldest first; whom they are about is asked of what may be read alone. */
export function entriesIn(context: BookPageContext, { kind, party, since }: EntriesAsked): readonly Told[] {
  const { register, view } = context.book;
  const from = since === undefined ? 0 : Date.parse(since);
  const notListed = (one: KindName) => NOT_LISTED.includes(one) || (party === undefined && OF_A_PARTY.includes(one));
  const found: Told[] = [];
  for (let row = 0; row < register.entries.length; row++) {
    const entry = view.entry(row);
    if (!entry || notListed(entry.kind) || (kind !== undefined && entry.kind !== kind)) continue;
    if (millisecondsOf(entry.at) < from) continue;
    if (party !== undefined && !concernedAsRead(context, row).includes(asPartyId(party))) continue;
    const told = toldAt(context, row);
    if (told) found.push(told);
  }
  return found;
}

/** Whom an entry concerns, as far as who looks reads what it hangs on; a party that may not be read is nobody. */
function concernedAsRead({ book: { register, view } }: BookPageContext, row: number): readonly PartyId[] {
  const entry = view.entry(row);
  if (!entry) return [];
  const read = (id: Parameters<typeof rootOf>[1]) => view.entry(register.rowOf.get(id) ?? -1);
  const isReadable = (id: PartyId) => view.mask[register.parties.get(id)?.row ?? -1] === 1;
  return concernedIn(register, entry, read).filter(isReadable);
}
