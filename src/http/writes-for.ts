import type { BookId, PartyId } from "../register/ids.ts";
import { Refusal } from "../register/refusal.ts";
import type { Membership } from "../storage/accounts.ts";
import { setChosen } from "../storage/sessions.ts";
import type { Request } from "./environment.ts";
import type { Services } from "./services.ts";
import type { SignedIn } from "./sessions.ts";

/** The memberships of a visitor in one book, the one that writes now first. */
export function membershipsIn(signedIn: SignedIn | undefined, book: BookId): readonly Membership[] {
  if (!signedIn) return [];
  const own = signedIn.memberships.filter((one) => one.book === book);
  const chosen = chosenOf(signedIn)[book];
  return own.toSorted((a, b) => Number(b.party === chosen) - Number(a.party === chosen));
}

const chosenOf = ({ session }: SignedIn): Readonly<Record<string, string>> =>
  JSON.parse(session.chosen) as Record<string, string>;

/** From now on this session writes for this party in this book. Throws "party-unknown" when it may not. */
export async function choose({ engine }: Services, signedIn: SignedIn, book: BookId, party: PartyId): Promise<void> {
  if (!signedIn.memberships.some((one) => one.book === book && one.party === party)) throw new Refusal("party-unknown");
  const chosen = JSON.stringify({ ...chosenOf(signedIn), [book]: party });
  await engine.transaction("session", (queries) => setChosen(queries, signedIn.session.hash, chosen));
}

/** For which party the form of this request was opened; undefined when it does not say. */
export async function openedFor(c: Request): Promise<string | undefined> {
  const said = (await c.req.parseBody({ all: true })).for;
  return typeof said === "string" ? said : undefined;
}

/** Whether a form may be taken as one of the party that writes now: who has a choice says for whom it was opened. */
export const isFor = (said: string | undefined, [now, ...others]: readonly Membership[]): boolean =>
  now === undefined || said === now.party || (said === undefined && others.length === 0);
