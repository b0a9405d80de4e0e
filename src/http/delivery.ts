import type { Draft } from "../register/entry.ts";
import { hangs } from "../register/hanging.ts";
import type { BookId, PartyId } from "../register/ids.ts";
import { reachOf } from "../register/reading.ts";
import { concernedAt, hangingOn, type Register, sideOf, writtenAt } from "../register/register.ts";
import type { Services } from "./services.ts";
import type { BookVisit } from "./visit.ts";

interface Reached {
  readonly book: BookId;
  readonly register: Register;
  readonly party: PartyId;
  /** How the person that it reached is called in the book. */
  readonly account: string;
  readonly means: "page" | "digest";
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Writes down, once, that an institution has opened what residents wrote about it: from here its fourteen days run. */
export async function noteDelivery(services: Services, { book, membership, open }: BookVisit, row: number) {
  if (membership === undefined) return;
  const { party, pseudonym: account } = membership;
  const { register, now } = book;
  await noteReached(services, { book: open.record.id, register, party, account, means: "page", now }, row);
}

/** The same for whatever brought it to the institution. */
export async function noteReached(
  { desk }: Pick<Services, "desk">,
  { book, register, party, account, means, now }: Reached,
  row: number,
): Promise<void> {
  const entry = writtenAt(register, row);
  if (!entry || hangs(entry.kind)) return;
  const institution = sideOf(register, party) === "institution" && sideOf(register, entry.by.party) === "residents";
  if (!institution || !concernedAt(register, row).includes(party)) return;
  if (reachOf(register, row).members <= now) return;
  if (hangingOn(register, entry.id, "delivery").some((d) => d.body.party === party)) return;
  await desk.write(book, {
    kind: "delivery",
    by: { party, account },
    body: { target: entry.id, party, means },
  } satisfies Draft);
}
