import type { Audience } from "../register/audience.ts";
import type { Draft } from "../register/entry.ts";
import { asEntryId, type EntryId, type PartyId } from "../register/ids.ts";
import type { Body } from "../register/kinds.ts";
import { sideOf } from "../register/register.ts";
import { isAnothersName } from "../register/same-name.ts";
import { isEntering } from "../web/context.ts";
import type { FormKind } from "../web/forms/specs.ts";
import type { FormError } from "../web/forms/field.ts";
import type { TraitNotice } from "../web/forms/look-again.ts";
import { traitNotices } from "../web/forms/trait-notice.ts";
import { takePartyOut } from "./erasing.ts";
import { forgetWith } from "./forgetting.ts";
import { mayWriteNow } from "./may-write.ts";
import type { Services } from "./services.ts";
import { termsFirst } from "./terms.ts";
import type { MemberVisit } from "./visit.ts";

/** What somebody wants in the book, its fields read and right. */
export interface Sent {
  readonly kind: FormKind;
  readonly body: Body;
  readonly audience?: Audience;
  /** Whether a person looked again at words about what people are. */
  readonly looked: boolean;
  /** Chosen beforehand, so that who sends it twice writes it once. */
  readonly id?: EntryId;
}

/** What came of it: written, or one field or some words to look at again. */
export type Written =
  { readonly id: EntryId } | { readonly errors: readonly [FormError] } | { readonly notices: readonly TraitNotice[] };

/**
 * Writes an entry for whoever visits: the one way for pages and programs. Looks once more at words about what people are, before
 * anything is written or kept anywhere. Throws the Refusal that says why it may not be written.
 */
export async function writeEntry(services: Services, visit: MemberVisit, sent: Sent): Promise<Written> {
  const { kind, body } = sent;
  const { register } = visit.book;
  const { party } = visit.membership;
  // An institution is listed by who keeps the book: a code without one is of residents, and nobody passes for a municipality with it.
  if (isEntering(visit) && kind === "party" && (body as { side?: string }).side !== "residents")
    return { errors: [{ name: "side", code: "residents-enter" }] };
  if (takesName(visit, sent)) return { errors: [NAME_TAKEN] };
  const notices = sent.looked ? [] : traitNotices(register, { kind, body, by: party });
  if (notices.length > 0) return { notices };
  // What was written by mistake may always go.
  if (kind !== "erasure") termsFirst(visit);
  const { target = "" } = body as { readonly target?: string };
  mayWriteNow(visit.membership, register, { kind, target });
  if (kind === "erasure" && (target as string) === party) return leave(services, visit, sent.id);
  const { id } = await services.desk.write(visit.open.record.id, draftOf(visit, sent));
  if (kind === "erasure") await forgetWith(services, visit.membership.book, [asEntryId(target)]);
  return { id };
}

export const NAME_TAKEN: FormError = { name: "name", code: "name-taken" };

/** Whether a party would be called as another one is, when it enters, is listed or is named anew. */
export function takesName({ membership, book }: MemberVisit, { kind, body }: Pick<Sent, "kind" | "body">): boolean {
  const { register, now } = book;
  const { target, body: said = body } = body as { readonly target?: string; readonly body?: Body };
  const party = kind === "correction" ? (target as PartyId) : undefined;
  const { name } = said as { readonly name?: unknown };
  if (typeof name !== "string" || (kind !== "party" && !(party && register.parties.has(party)))) return false;
  return isAnothersName(register, { by: membership.party, party, name, now });
}

/** A party that is new in the book writes itself down under the id its code was made for. */
function draftOf(visit: MemberVisit, { kind, body, audience: asked, id: chosen }: Sent): Draft {
  const { party, pseudonym } = visit.membership;
  const id = kind === "party" && isEntering(visit) ? asEntryId(party) : chosen;
  // Never 3: for whom residents speak is read by others only where they said so.
  const ownWords = kind === "claim" && sideOf(visit.book.register, party) === "residents";
  const audience = asked ?? (ownWords ? "own" : undefined);
  return { kind, by: { party, account: pseudonym }, body, ...(id && { id }), ...(audience && { audience }) } as Draft;
}

/** A party that erases its own entry goes with all that is its own, as on the page for that. */
async function leave(services: Services, { membership }: MemberVisit, chosen?: EntryId): Promise<Written> {
  const id = chosen ?? asEntryId(services.secrets.newId());
  await takePartyOut(services, membership, id);
  return { id };
}
