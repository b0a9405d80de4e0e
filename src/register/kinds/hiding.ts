import * as z from "zod";
import { KEEPER } from "../ids.ts";
import type { Kind } from "../kind.ts";
import { Refusal } from "../refusal.ts";
import { repeatedIn } from "../repeating.ts";
import { type Register, sideOf, writtenAt, writtenById } from "../register.ts";
import { entryId, text } from "../values.ts";
import { CORRECTABLE } from "./correction.ts";

export const HIDING_GROUNDS = ["insult", "threat", "private", "false-name", "unlawful"] as const;

/** What holds words that can be misuse. */
export const HIDEABLE = [...CORRECTABLE, "together"] as const;

const body = z.object({
  target: entryId,
  /** False lifts the hiding before it. The last one counts. */
  hidden: z.boolean(),
  ground: z.enum(HIDING_GROUNDS),
  why: text,
});

/**
 * Hides misuse, in the open and with its reason, which never repeats what is hidden; or lifts that again. Only the keeper of the book
 * writes it. Its target stays readable for its author, and nothing of it changes.
 */
export const hiding: Kind<"hiding", z.output<typeof body>> = {
  name: "hiding",
  body,
  about: () => [],
  mayWrite: (_register, { by }) => by.party === KEEPER || "not-yours-to-write",
  firstAudience: "public",
  // The keeper reads it only for a report, so it is no link: that is refused for who may not read.
  check: (register, { body: b }) => {
    const target = writtenById(register, b.target);
    if (!target) throw new Refusal("entry-unknown", { field: "target" });
    if (!(HIDEABLE as readonly string[]).includes(target.kind)) throw new Refusal("wrong-kind", { field: "target" });
    const hidden = register.hidden.has(register.rowOf.get(b.target) as number);
    if (hidden === b.hidden) throw new Refusal("already-hidden", { hidden: String(hidden) });
    const word = repeats(register, b);
    if (word !== undefined) throw new Refusal("field-wrong", { field: "why", problem: "repeats", word });
  },
};

/** What of a reason repeats the words it hides; undefined where nothing does. */
function repeats(register: Register, { target, why }: z.output<typeof body>): string | undefined {
  const row = register.rowOf.get(target) as number;
  const said = [row, ...(register.hanging.get(row) ?? [])].flatMap((at) => {
    const entry = writtenAt(register, at);
    return entry && (at === row || entry.kind === "correction") ? textsIn(entry.body) : [];
  });
  const by = writtenAt(register, row)?.by.party;
  const author = by !== undefined && sideOf(register, by) === "residents" ? by : undefined;
  const others = [...register.parties].filter(([id]) => (id as string) !== target && id !== author);
  return repeatedIn(why, {
    said,
    known: others.map(([, { name }]) => name),
    author: (author && register.parties.get(author)?.name) ?? "",
  });
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}
