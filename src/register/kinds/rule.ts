import * as z from "zod";
import type { Kind } from "../kind.ts";
import { Refusal } from "../refusal.ts";
import { sideOf } from "../register.ts";
import { traitWordsIn } from "../traits.ts";
import { known, line, partialDate, partyId, partyOrUnknown, source, text, textOrUnknown } from "../values.ts";

export const RULE_TYPES = ["law", "subsidy", "tariff", "house", "role", "aim", "unwritten"] as const;

const body = z.object({
  title: line,
  type: z.enum(RULE_TYPES),
  text: textOrUnknown,
  owner: partyOrUnknown,
  /** Where and since when it is written; "no" for a rule nobody wrote down. */
  written: z.enum(["yes", "no", "unknown"]).default("unknown"),
  writtenWhere: textOrUnknown,
  writtenSince: partialDate,
  /** For an unwritten rule: where and by which organisation it was said. */
  said: textOrUnknown,
  inForceFrom: partialDate,
  inForceUntil: partialDate,
  /** Plain yes/no/unknown facts it asks for; `key` is what a fact, a held or a decision's ground names. */
  criteria: z.array(z.object({ key: z.string().regex(/^[a-z0-9-]{1,40}$/), text: line })).default([]),
  exceptions: z.array(z.object({ party: partyId.optional(), what: text })).default([]),
  /** Why a text that names a belief or origin is needed at all. */
  why: text.optional(),
  source: source.optional(),
});

/** A rule, written or not. A rule is about an activity, never about a kind of people. */
export const rule: Kind<"rule", z.output<typeof body>> = {
  name: "rule",
  body,
  // A rule as it was written may lack what later ones have.
  about: (b) => [...known(b.owner), ...(b.exceptions ?? []).flatMap((e) => known(e.party))],
  mayWrite: (register, { by, body: b }) => {
    if (b.owner === by.party || b.type === "law") return true;
    // Never 4: what residents hold others to, an institution does not write down for them.
    const forResidents =
      sideOf(register, by.party) === "institution" &&
      known(b.owner).some((id) => sideOf(register, id) !== "institution");
    return (b.type === "unwritten" && !forResidents) || "only-about-own-acts";
  },
  check: (_register, { body: b }) => {
    const words = traitWordsIn([b.title, b.text, ...b.criteria.map((c) => c.text)].join("\n"));
    if (words.length > 0 && b.why === undefined)
      throw new Refusal("trait-needs-a-why", { field: "text", word: words[0] ?? "" });
  },
};
