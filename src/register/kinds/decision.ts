import * as z from "zod";
import { type Kind, link } from "../kind.ts";
import { namedIn } from "../named-ground.ts";
import { photo } from "../photo.ts";
import { Refusal } from "../refusal.ts";
import type { PartyId } from "../ids.ts";
import { refusalOf } from "../refused.ts";
import { concernedBy, type Register, sideOf, toldToo, writtenById } from "../register.ts";
import { peopleWordsIn } from "../traits.ts";
import {
  answer,
  cents,
  entryId,
  entryOrUnknown,
  line,
  partialDate,
  partyId,
  source,
  text,
  textOrUnknown,
  webAddress,
} from "../values.ts";

/** "not-granted": the source does not say whether it was refused, withdrawn or not taken up. */
export const OUTCOMES = ["granted", "partly", "refused", "stopped", "withdrawn", "not-granted", "unknown"] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const NATURES = ["public-law", "private", "act", "unknown"] as const;
export const REASON_FORMS = ["written", "spoken", "none", "unknown"] as const;

const body = z.object({
  /** The request or support it decides on; of the holder of the book also a party, which it refuses. */
  on: entryId,
  decider: partyId,
  outcome: z.enum(OUTCOMES),
  amount: cents,
  settled: cents,
  /** Tariff group as the decider calls it, and the price of an hour. */
  tariff: line.default("unknown"),
  hourly: cents,
  conditions: textOrUnknown,
  reason: z.object({ form: z.enum(REASON_FORMS), text: textOrUnknown }).default({ form: "unknown", text: "unknown" }),
  rule: entryOrUnknown,
  /** The criterion of the rule it rests on; "unknown" when none is named, "other" for a ground the rule does not hold. */
  ground: line.default("unknown"),
  written: answer,
  heard: answer,
  decided: partialDate,
  told: partialDate,
  /** When the thing it judges took place or began, to hold beside the day the rule was written. */
  event: partialDate,
  nature: z.enum(NATURES).default("unknown"),
  /** The page on which it can be read. */
  link: webAddress.optional(),
  photo: photo.optional(),
  /** Why a reason that names a belief or origin is needed at all. */
  why: text.optional(),
  source: source.optional(),
  versionOf: entryId.optional(),
});

/** What was decided, under which rule, for which reason, heard first or not: for a yes as for a no. */
export const decision: Kind<"decision", z.output<typeof body>> = {
  name: "decision",
  body,
  about: (b) => [b.decider],
  links: (b) => [
    { field: "on", id: b.on, kinds: ["request", "support", "party"] },
    ...link("rule", b.rule, ["rule"]),
    ...link("versionOf", b.versionOf, ["decision"]),
  ],
  mayWrite: (register, { by, body: b }) => {
    if (writtenById(register, b.on)?.kind === "party")
      return (by.party === register.holder && b.decider === by.party) || "holder-decides";
    if (!concernedBy(register, b.on).includes(by.party) && !toldToo(register, b.on, by.party))
      return "only-about-own-acts";
    if (b.decider === by.party || b.versionOf !== undefined) return true;
    // Never 4: what another decided, an institution tells as its version of it only.
    return sideOf(register, by.party) === "residents" || "only-about-own-acts";
  },
  check: (register, { by, body: b, id }) => {
    const on = writtenById(register, b.on);
    if (on?.kind === "party") checkRefusal(register, b, { party: on.id as string as PartyId, again: id !== undefined });
    const [inPoint] = peopleWordsIn(b.ground);
    if (inPoint !== undefined) throw new Refusal("trait-not-here", { field: "ground", word: inPoint });
    // Who was told such a ground may always enter it as it was said; who gives it says why.
    const [word] = by.party === b.decider ? namedIn("decision", b) : [];
    if (word !== undefined && b.why === undefined) throw new Refusal("trait-needs-a-why", { field: "why", word });
  },
};

interface Refusing {
  readonly party: PartyId;
  /** A correction, so that the refusal is there already. */
  readonly again: boolean;
}

/** Only residents' parties enter by themselves, and one is refused for a reason in writing, which is never what people believe or where they come from. */
function checkRefusal(register: Register, b: z.output<typeof body>, { party, again }: Refusing): void {
  if (sideOf(register, party) !== "residents") throw new Refusal("wrong-kind", { field: "on" });
  if (b.outcome !== "refused") throw new Refusal("field-wrong", { field: "outcome", problem: "choice" });
  if (b.reason.text === "unknown") throw new Refusal("field-wrong", { field: "reason.text", problem: "required" });
  const [word] = namedIn("decision", b);
  if (word !== undefined) throw new Refusal("refusal-names-belief", { field: "reason.text", word });
  if (!again && refusalOf(register, party) !== undefined) throw new Refusal("decided-already");
}
