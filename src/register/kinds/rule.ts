import * as z from "zod";
import { type Condition, condition, criteriaIn } from "../condition.ts";
import { type Kind, link } from "../kind.ts";
import type { PartyId } from "../ids.ts";
import { photo } from "../photo.ts";
import { Refusal } from "../refusal.ts";
import { type Register, sideOf, takesPart } from "../register.ts";
import { traitWordsIn } from "../traits.ts";
import {
  entryId,
  known,
  line,
  partialDate,
  partyId,
  partyOrUnknown,
  source,
  text,
  textOrUnknown,
  webAddress,
} from "../values.ts";

export const RULE_TYPES = ["law", "subsidy", "tariff", "house", "role", "aim", "unwritten"] as const;

/** No rule found sets a longer time to decide than two years. */
export const MOST_WEEKS = 104;

/** What a price is for: an hour, or a square metre for an hour. */
export const PRICE_UNITS = ["hour", "m2-hour"] as const;

/** One group of a tariff table. The first group of which the condition holds applies. */
const group = z.object({
  name: line,
  when: condition,
  /** Share of the full price, in percent. */
  percent: z.number().min(0).max(100).optional(),
  /** Whole cents per unit; with `atMost` the price may be lower. */
  price: z.int().min(0).max(1e9).optional(),
  per: z.enum(PRICE_UNITS).optional(),
  atMost: z.boolean().optional(),
});
export type TariffGroup = z.output<typeof group>;

const body = z.object({
  title: line,
  type: z.enum(RULE_TYPES),
  text: textOrUnknown,
  owner: partyOrUnknown,
  /** Where and since when it is written; "no" for a rule nobody wrote down. */
  written: z.enum(["yes", "no", "unknown"]).default("unknown"),
  writtenWhere: textOrUnknown,
  writtenSince: partialDate,
  /** The page it stands on. */
  link: webAddress.optional(),
  photo: photo.optional(),
  /** For an unwritten rule: where and by which organisation it was said. */
  said: textOrUnknown,
  /** Weeks within which is decided on what is asked under it, where it says so. */
  decideWeeks: z.int().min(1).max(MOST_WEEKS).optional(),
  inForceFrom: partialDate,
  inForceUntil: partialDate,
  /** Plain yes/no/unknown facts it asks for; `key` is what a fact, a held or a decision's ground names. */
  criteria: z.array(z.object({ key: z.string().regex(/^[a-z0-9-]{1,40}$/), text: line })).default([]),
  /** When somebody meets the rule; without it, when all criteria hold. */
  met: condition.optional(),
  /** A tariff table, in the order in which its groups are tried. */
  groups: z.array(group).max(20).optional(),
  /** For a line that is drawn narrower than a written rule: the rule that it narrows. */
  narrows: entryId.optional(),
  exceptions: z.array(z.object({ party: partyId.optional(), what: text })).default([]),
  /** Why a text that names a belief or origin is needed at all. */
  why: text.optional(),
  source: source.optional(),
});

/** All that a rule says, in its own words. A rule as it was written may lack what later ones have. */
export const saidIn = ({ title, text: said, criteria, groups }: z.output<typeof body>): string =>
  [title, said, ...(criteria ?? []).map((one) => one.text), ...(groups ?? []).map(({ name }) => name)].join("\n");

/** A rule, written or not. A rule is about an activity, never about a kind of people. */
export const rule: Kind<"rule", z.output<typeof body>> = {
  name: "rule",
  body,
  // A rule as it was written may lack what later ones have.
  about: (b) => [...known(b.owner), ...(b.exceptions ?? []).flatMap((e) => known(e.party))],
  links: (b) => link("narrows", b.narrows, ["rule"]),
  mayWrite: (register, { by, body: b }) => {
    if (b.owner === by.party || b.type === "law" || isOfAbsent(register, by.party, b.owner)) return true;
    // Never 4: what residents hold others to, an institution does not write down for them.
    const forResidents =
      sideOf(register, by.party) === "institution" &&
      known(b.owner).some((id) => sideOf(register, id) !== "institution");
    return (b.type === "unwritten" && !forResidents) || "only-about-own-acts";
  },
  check: (_register, { body: b }) => {
    const [word] = traitWordsIn(saidIn(b));
    if (word !== undefined && b.why === undefined) throw new Refusal("trait-needs-a-why", { field: "why", word });
    checkConditions(b);
  },
};

/** Of an institution that takes no part in the book residents tell the rules, so that it is complete without one. */
const isOfAbsent = (register: Register, teller: PartyId, owner: PartyId | "unknown"): boolean =>
  sideOf(register, teller) === "residents" &&
  known(owner).some((id) => sideOf(register, id) === "institution" && !takesPart(register, id));

/** A condition names criteria of its own rule only: no fact can ever answer another. */
function checkConditions({ criteria, met, groups = [] }: z.output<typeof body>): void {
  const keys = new Set(criteria.map(({ key }) => key));
  const strange = (conditions: readonly Condition[]) => conditions.flatMap(criteriaIn).some((key) => !keys.has(key));
  if (met !== undefined && strange([met])) throw new Refusal("field-wrong", { field: "met", problem: "criterion" });
  if (strange(groups.map(({ when }) => when)))
    throw new Refusal("field-wrong", { field: "groups", problem: "criterion" });
}
