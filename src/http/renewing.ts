import type { Draft } from "../register/entry.ts";
import type { EntryId } from "../register/ids.ts";
import { Refusal } from "../register/refusal.ts";
import { mayRenew } from "../web/pages/renewal.tsx";
import { toldOrRefused } from "../web/pages/reading.ts";
import { mayWriteNow } from "./may-write.ts";
import type { Services } from "./services.ts";
import type { BookVisit } from "./visit.ts";

interface Said {
  readonly id: EntryId;
  /** Under which it is said again, where that was chosen beforehand. */
  readonly chosen?: EntryId;
  /** Of a party's own words: others read them no more. */
  readonly hide?: boolean;
}

/**
 * Says a claim, a backing or one's own words again as they stand, for another year: the day of the last time counts. Of own words it says
 * that others read them, or no more.
 */
export async function renew(
  { desk }: Services,
  visit: BookVisit,
  { id, chosen, hide = false }: Said,
): Promise<EntryId> {
  const { membership, book } = visit;
  if (!membership) throw new Refusal("not-signed-in");
  const { entry, body } = toldOrRefused(visit, id);
  mayWriteNow(membership, book.register, { kind: "correction", target: entry.id });
  if (!mayRenew(book.register, entry, membership.party)) throw new Refusal("not-yours-to-write");
  const by = { party: membership.party, account: membership.pseudonym };
  const said = entry.kind === "party" ? { ...body, shown: !hide } : body;
  const draft = { kind: "correction", by, body: { target: entry.id, body: said }, ...(chosen && { id: chosen }) };
  return (await desk.write(visit.open.record.id, draft as Draft)).id;
}
