import { checkDraft } from "../../src/register/check.ts";
import type { Draft, WrittenEntry } from "../../src/register/entry.ts";
import { asBookId, asEntryId } from "../../src/register/ids.ts";
import { emptyRegister } from "../../src/register/empty-register.ts";
import { addEntry, type BookType, type Register } from "../../src/register/register.ts";

/** A book folded from drafts without a desk: each is checked as the desk checks it, in order. Throws the first Refusal. */
export function foldDrafts(type: BookType, drafts: Iterable<{ readonly draft: Draft; readonly at: string }>): Register {
  const register = emptyRegister({ id: asBookId("folded"), type });
  for (const { draft, at } of drafts) {
    const { body, audience } = checkDraft(register, draft, Date.parse(at));
    const seq = register.entries.length + 1;
    const id = draft.id ?? asEntryId(`row-${seq}`.padEnd(22, "-"));
    addEntry(register, { seq, id, audience, kind: draft.kind, by: draft.by, at, body } as WrittenEntry);
  }
  return register;
}

/** Ids that count up: "id-0000000000000001". */
export function countingIds(): () => string {
  let n = 0;
  return () => `id-${String(++n).padStart(16, "0")}`;
}
