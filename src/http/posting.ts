import type { Draft } from "../register/entry.ts";
import type { EntryId } from "../register/ids.ts";
import type { Letter } from "../register/letters.ts";
import { dayRange, type PartialDate } from "../register/partial-date.ts";
import { Refusal } from "../register/refusal.ts";
import { takesPart } from "../register/register.ts";
import { dayAt } from "../register/term.ts";
import type { Membership } from "../storage/accounts.ts";
import { readDate } from "../web/forms/dates.ts";
import { withoutName } from "../web/forms/named-days.ts";
import { letterOrRefused, maySend } from "../web/pages/letter.tsx";
import type { Services } from "./services.ts";
import type { BookVisit } from "./visit.ts";

/** A letter about an entry that somebody sends for the party they write for. */
export interface ToPost {
  readonly id: EntryId;
  readonly letter: Letter;
  readonly sender: Membership;
}

/** Throws "entry-unknown", "not-signed-in", "readers-read" and "not-yours-to-write". */
export function letterToPost(visit: BookVisit, id: EntryId, name: string): ToPost {
  const letter = letterOrRefused(visit, id, name);
  const { membership: sender } = visit;
  if (!sender) throw new Refusal("not-signed-in");
  if (sender.role === "reader") throw new Refusal("readers-read");
  if (!maySend(visit, letter)) throw new Refusal("not-yours-to-write");
  return { id, letter, sender };
}

/** A whole day that is not still to come. */
export function postedOn(typed: string, { book }: BookVisit): { posted: PartialDate } | { error: string } {
  const posted = readDate(withoutName(typed, book.now));
  const range = posted === undefined ? undefined : dayRange(posted);
  if (posted === undefined || range === undefined || range.first !== range.last) return { error: "day" };
  return range.first > dayAt(book.now) ? { error: "to-come" } : { posted };
}

interface Posted extends ToPost {
  readonly posted: PartialDate;
  /** Under which it is written, where that was chosen beforehand. */
  readonly chosen?: EntryId;
}

/** Writes down that a letter was posted. To who takes part a letter also starts the fourteen days of silence; to others it never does. */
export async function notePosted({ desk }: Services, { open, book }: BookVisit, sent: Posted): Promise<EntryId> {
  const { id: target, letter, sender, posted, chosen } = sent;
  const means = takesPart(book.register, letter.to) ? "letter" : "post";
  const written = await desk.write(open.record.id, {
    kind: "delivery",
    by: { party: sender.party, account: sender.pseudonym },
    body: { target, party: letter.to, means, letter: letter.name, posted },
    ...(chosen && { id: chosen }),
  } satisfies Draft);
  return written.id;
}
