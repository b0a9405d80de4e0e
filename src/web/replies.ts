import type { EntryOf } from "../register/entry.ts";
import { writtenAt } from "../register/register.ts";
import type { BookContext } from "./context.ts";

/** The readable replies to any of these rows, oldest first. */
export function repliesTo({ register, view }: BookContext, rows: Iterable<number>): readonly EntryOf<"reply">[] {
  const found: EntryOf<"reply">[] = [];
  for (const row of rows)
    for (const hanging of register.hanging.get(row) ?? []) {
      const entry = view.mask[hanging] === 1 ? writtenAt(register, hanging) : undefined;
      if (entry?.kind === "reply") found.push(entry);
    }
  return found.sort((a, b) => a.seq - b.seq);
}
