import type { Draft } from "../register/entry.ts";
import { hangs } from "../register/hanging.ts";
import { reachOf } from "../register/reading.ts";
import { concernedAt, hangingOn, sideOf, writtenAt } from "../register/register.ts";
import type { Services } from "./services.ts";
import type { BookVisit } from "./visit.ts";

/** Writes down, once, that an institution has opened what residents wrote about it: from here its fourteen days run. */
export async function noteDelivery(
  { desk }: Services,
  { book, membership, open }: BookVisit,
  row: number,
): Promise<void> {
  const entry = writtenAt(book.register, row);
  const party = membership?.party;
  if (!entry || party === undefined || hangs(entry.kind)) return;
  const institution =
    sideOf(book.register, party) === "institution" && sideOf(book.register, entry.by.party) === "residents";
  if (!institution || !concernedAt(book.register, row).includes(party)) return;
  if (reachOf(book.register, row).members <= book.now) return;
  if (hangingOn(book.register, entry.id, "delivery").some((d) => d.body.party === party)) return;
  const by = { party, account: membership?.pseudonym ?? "" };
  await desk.write(open.record.id, {
    kind: "delivery",
    by,
    body: { target: entry.id, party, means: "page" },
  } satisfies Draft);
}
