import * as z from "zod";
import { KEEPER } from "../ids.ts";
import type { Kind } from "../kind.ts";
import { Refusal } from "../refusal.ts";
import { type Register, writtenAt, writtenById } from "../register.ts";
import { entryId, text } from "../values.ts";
import { CORRECTABLE } from "./correction.ts";

export const HIDING_GROUNDS = ["insult", "threat", "private", "false-name", "unlawful"] as const;

/** What holds words that can be misuse. */
export const HIDEABLE = CORRECTABLE;

const body = z.object({
  target: entryId,
  /** False lifts the hiding before it. The last one counts. */
  hidden: z.boolean(),
  ground: z.enum(HIDING_GROUNDS),
  why: text,
});

/** As many words in a row of what is hidden, or all of a shorter text, are a repetition. */
const LONGEST_REPEAT = 5;
/** A capital inside a sentence, as names have. */
const CAPITAL = /(?<=[\p{L}\p{N},;:]["'“‘(]?\s+["'“‘(]?)\p{Lu}[\p{L}\p{N}]*/gu;
const NUMBER = /\d{3}/;
const YEAR = /^(19|20)\d\d$/;

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
    if (repeats(register, b)) throw new Refusal("field-wrong", { field: "why", problem: "repeats" });
  },
};

function repeats(register: Register, { target, why }: z.output<typeof body>): boolean {
  const row = register.rowOf.get(target) as number;
  const said = [row, ...(register.hanging.get(row) ?? [])].flatMap((at) => {
    const entry = writtenAt(register, at);
    return entry && (at === row || entry.kind === "correction") ? textsIn(entry.body) : [];
  });
  const reason = ` ${wordsOf(why).join(" ")} `;
  const others = [...register.parties].filter(([id]) => (id as string) !== target);
  const parties = new Set(others.flatMap(([, { name }]) => wordsOf(name)));
  return said.some((one) =>
    [...runsOf(wordsOf(one)), ...tellingIn(one).filter((word) => !parties.has(word))].some((run) =>
      reason.includes(` ${run} `),
    ),
  );
}

/** Words that can tell who or where somebody is: names, and numbers that are no year. One of these is a repetition already. */
const tellingIn = (text: string): readonly string[] => [
  ...(text.match(CAPITAL) ?? []).flatMap(wordsOf),
  ...wordsOf(text).filter((word) => NUMBER.test(word) && !YEAR.test(word)),
];

/** Every run of so many words, or all words of what is shorter; one word or two is no text. */
function runsOf(words: readonly string[]): readonly string[] {
  const length = Math.min(LONGEST_REPEAT, words.length);
  if (length < 3) return [];
  return Array.from({ length: words.length - length + 1 }, (_, i) => words.slice(i, i + length).join(" "));
}

const wordsOf = (words: string): readonly string[] => words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return value !== null && typeof value === "object" ? Object.values(value).flatMap(textsIn) : [];
}
