import * as z from "zod";
import { type Audience, AUDIENCES, isWider } from "../audience.ts";
import type { Kind } from "../kind.ts";
import { Refusal } from "../refusal.ts";
import type { EntryId, PartyId } from "../ids.ts";
import { allowedAt, audienceOf, residentsConcerned } from "../consent.ts";
import { concernedBy, isAuthor, type Register, sideOf, writtenById } from "../register.ts";
import { toldEntry } from "../target.ts";
import { entryId } from "../values.ts";

const body = z.object({ target: entryId, audience: z.enum(AUDIENCES) });

/**
 * Widens or narrows an entry. Its author may do either, as far as others are not concerned; residents narrow what is about them;
 * an institution hides nothing that residents wrote, and nothing of its own from the residents it is about.
 */
export const publication: Kind<"publication", z.output<typeof body>> = {
  name: "publication",
  body,
  about: () => [],
  links: (b) => toldEntry(b.target),
  mayWrite: (register, { by, body: b }) => {
    // A listing is for everybody in the book, whoever wrote it; about its own entry a party decides itself (never 3).
    if (isListing(register, b.target, by.party)) return "describes-itself";
    if (isAuthor(register, b.target, by.party)) return true;
    if (!concernedBy(register, b.target).includes(by.party)) return "not-yours-to-write";
    return sideOf(register, by.party) === "residents" || "institution-may-not-hide";
  },
  check: (register, { by, body: b }) => {
    const row = register.rowOf.get(b.target) as number;
    const wider = isWider(b.audience, audienceOf(register, row));
    if (isAuthor(register, b.target, by.party)) checkOwn(register, { row, wider, ...b });
    else if (wider || !isWider(b.audience, "residents"))
      throw new Refusal("audience-too-wide", { audience: b.audience });
  },
};

const isListing = (register: Register, target: EntryId, party: PartyId): boolean =>
  writtenById(register, target)?.kind === "party" && (target as string) !== party;

interface Wanted {
  readonly row: number;
  readonly audience: Audience;
  readonly wider: boolean;
}

/** Who wrote it widens it no further than the residents it is about let it, and an institution keeps nothing about them from them. */
function checkOwn(register: Register, { row, audience, wider }: Wanted): void {
  if (wider && isWider(audience, allowedAt(register, row))) throw new Refusal("agreement-first");
  const hides = !isWider(audience, "residents") && residentsConcerned(register, row).length > 0;
  const author = register.entries[row];
  if (hides && author?.kind !== "erased" && sideOf(register, author?.by.party as never) === "institution")
    throw new Refusal("institution-may-not-hide");
}
