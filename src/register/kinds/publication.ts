import * as z from "zod";
import { type Audience, AUDIENCES, isWider } from "../audience.ts";
import type { Kind } from "../kind.ts";
import { Refusal, type RefusalCode } from "../refusal.ts";
import type { EntryId, PartyId } from "../ids.ts";
import { allowedAt, audienceOf, isAsAgreed, isOwnForGood, isTakenUp, residentsConcerned } from "../consent.ts";
import { concernedBy, isAuthor, type Register, sideOf, writtenById } from "../register.ts";
import { toldEntry } from "../target.ts";
import { entryId } from "../values.ts";

const body = z.object({ target: entryId, audience: z.enum(AUDIENCES) });

/**
 * Widens or narrows an entry. Its author may do either, as far as others are not concerned; residents narrow what is about them;
 * an institution hides nothing that residents wrote, and nothing of its own from the residents it is about. Of a role each end says how
 * far others may read it, and the narrowest counts.
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
    if (isTakenUp(writtenById(register, b.target)?.kind ?? "")) return true;
    return sideOf(register, by.party) === "residents" || "institution-may-not-hide";
  },
  check: (register, { by, body: { target, audience } }) => {
    const problem = problemOf(register, { party: by.party, target, audience });
    if (problem !== undefined) throw new Refusal(problem, { audience });
  },
};

const isListing = (register: Register, target: EntryId, party: PartyId): boolean =>
  writtenById(register, target)?.kind === "party" && (target as string) !== party;

interface Wanted {
  readonly party: PartyId;
  readonly target: EntryId;
  readonly audience: Audience;
}

/** The audiences that a party it is about, or who wrote it, may choose for an entry now. */
export const audiencesFor = (register: Register, target: EntryId, party: PartyId): readonly Audience[] =>
  AUDIENCES.filter((audience) => problemOf(register, { party, target, audience }) === undefined);

function problemOf(register: Register, { party, target, audience }: Wanted): RefusalCode | undefined {
  const row = register.rowOf.get(target) as number;
  const kind = writtenById(register, target)?.kind ?? "";
  const wider = isWider(audience, audienceOf(register, row));
  if (audience !== "own" && isOwnForGood(kind)) return "audience-too-wide";
  if (wider && isAsAgreed(kind)) return "agreement-first";
  if (isAuthor(register, target, party)) return problemOfOwn(register, { row, party, audience, wider });
  return (wider && !isTakenUp(kind)) || !isWider(audience, "residents") ? "audience-too-wide" : undefined;
}

interface Own {
  readonly row: number;
  readonly party: PartyId;
  readonly audience: Audience;
  readonly wider: boolean;
}

/** Who wrote it widens it no further than the residents it is about let it, and an institution keeps nothing about them from them. */
function problemOfOwn(register: Register, { row, party, audience, wider }: Own): RefusalCode | undefined {
  if (wider && isWider(audience, allowedAt(register, row))) return "agreement-first";
  const hides = !isWider(audience, "residents") && residentsConcerned(register, row).length > 0;
  return hides && sideOf(register, party) === "institution" ? "institution-may-not-hide" : undefined;
}
