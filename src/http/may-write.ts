import { asEntryId } from "../register/ids.ts";
import type { KindName } from "../register/kinds.ts";
import { Refusal } from "../register/refusal.ts";
import { type Register, writtenAt } from "../register/register.ts";
import type { Membership } from "../storage/accounts.ts";

/** What a whole party answers for: its yes or no, who may read, and what is gone for good. */
const ORGANISERS: readonly KindName[] = ["agreement", "publication", "erasure"];

/** Throws "readers-read" or "organisers-only" for what this person's role does not do. What one wrote oneself, one always erases. */
export function mayWriteNow(
  me: Membership,
  register: Register,
  { kind, target }: { kind: KindName; target: string },
): void {
  if (me.role === "reader") throw new Refusal("readers-read");
  if (me.role === "organiser" || !ORGANISERS.includes(kind)) return;
  if (kind === "erasure" && target !== "") {
    const row = register.rowOf.get(asEntryId(target));
    if (row !== undefined && writtenAt(register, row)?.by.account === me.pseudonym) return;
  }
  throw new Refusal("organisers-only");
}
