import type { EntryId } from "../../register/ids.ts";
import { Refusal } from "../../register/refusal.ts";
import { rootOf, writtenAt, writtenById } from "../../register/register.ts";
import { bookAddress, entryAddress } from "../../web/addresses.ts";
import type { Caller } from "../tokens.ts";
import { API } from "./address.ts";
import { answer } from "./answer.ts";
import type { Call } from "./handler.ts";
import { once } from "./once.ts";

interface Writing {
  /** Under which the entry is written. */
  readonly id: EntryId;
  /** All that was sent, as it was sent. */
  readonly text?: string;
}

/** Writes an entry, once under the name that the program chose for it, and tells what was written and where it stands. */
export async function writtenOnce(
  call: Call,
  { id, text = "" }: Writing,
  write: (id: EntryId) => Promise<EntryId>,
): Promise<Response> {
  const { c, services } = call;
  const caller = call.caller as Caller;
  const asking = { caller, id, key: c.req.header("Idempotency-Key"), sent: `${c.req.path} ${text}` };
  const receipt = await receiptOf(call, await once(services, asking, write));
  c.header("Location", receipt.self);
  return answer(c, receipt, 201);
}

async function receiptOf({ c, services, caller }: Call, id: EntryId) {
  const slug = c.req.param("book") ?? "";
  const { register } = await services.desk.open((caller as Caller).token.book);
  const entry = writtenById(register, id);
  if (!entry) throw new Refusal("entry-unknown");
  const root = writtenAt(register, rootOf(register, id));
  const page = root ? entryAddress(slug, root.id) : bookAddress(slug);
  return { id, kind: entry.kind, at: entry.at, self: `${API}/books/${slug}/entries/${id}`, page };
}
