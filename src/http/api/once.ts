import type { EntryId } from "../../register/ids.ts";
import { Refusal } from "../../register/refusal.ts";
import { claimWrite, dropWrite, takeOverWrite, type WrittenOnce } from "../../storage/tokens.ts";
import type { Services } from "../services.ts";
import type { Caller } from "../tokens.ts";
import { FieldsWrong } from "./fields-wrong.ts";

/** After so long a write that told nothing has broken off: milliseconds. */
const BROKEN_OFF = 60_000;
const KEY = /^[\x21-\x7e]{8,200}$/;

export interface Asking {
  readonly caller: Caller;
  /** Under which the entry is written. */
  readonly id: EntryId;
  /** `Idempotency-Key` as it was sent, and all that was sent under it. */
  readonly key: string | undefined;
  readonly sent: string;
}

/**
 * Writes once for each name that a program chose. The entry's id is chosen and kept before it is written, so that the book itself
 * says whether it is there, also after a crash. Of the words nothing is kept: a hash that nobody can guess without that name.
 * Throws "key-reused", and "key-busy" while the first is still being written.
 */
export async function once(
  services: Services,
  { caller, id, key, sent }: Asking,
  write: (id: EntryId) => Promise<EntryId>,
): Promise<EntryId> {
  const { engine, secrets } = services;
  if (key === undefined) return write(id);
  if (!KEY.test(key)) throw new FieldsWrong([{ field: "Idempotency-Key", problem: "8-200" }]);
  const { id: token, book } = caller.token;
  const claim: WrittenOnce = {
    token,
    key: secrets.sha256(`key ${token} ${key}`),
    print: secrets.sha256(`sent ${key} ${sent}`),
    entry: id,
    made: secrets.clock().toISOString(),
  };
  const { kept, mine } = await engine.transaction(`token ${token}`, (queries) => claimWrite(queries, claim));
  if (!mine) {
    if (kept.print !== claim.print) throw new Refusal("key-reused");
    if ((await services.desk.open(book)).register.rowOf.has(kept.entry)) return kept.entry;
  }
  const own = mine ? claim : { ...kept, made: await takeOver(services, kept) };
  try {
    return await write(kept.entry);
  } catch (error) {
    // What was refused is not written, unless somebody else wrote it; of anything else the book will say whether it is.
    const stands = (await services.desk.open(book)).register.rowOf.has(kept.entry);
    if (error instanceof Refusal && !stands)
      await engine.transaction(`token ${token}`, (queries) => dropWrite(queries, own));
    throw error;
  }
}

/** Gives the moment at which it was taken over. Throws "key-busy". */
async function takeOver({ engine, secrets }: Services, kept: WrittenOnce): Promise<string> {
  const now = secrets.clock();
  const made = now.toISOString();
  const isOld = Date.parse(kept.made) < now.getTime() - BROKEN_OFF;
  const mine =
    isOld && (await engine.transaction(`token ${kept.token}`, (queries) => takeOverWrite(queries, kept, made)));
  if (!mine) throw new Refusal("key-busy", { retry: 1 });
  return made;
}
