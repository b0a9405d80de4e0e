import { AUDIENCES } from "../../register/audience.ts";
import type { KindName } from "../../register/kinds.ts";
import { ACTIVITY_TYPES } from "../../register/kinds/activity.ts";
import { BURDEN_TYPES } from "../../register/kinds/burden.ts";
import { NATURES, OUTCOMES, REASON_FORMS } from "../../register/kinds/decision.ts";
import { PARTY_TYPES, SIDES } from "../../register/kinds/party.ts";
import { CADENCES, MATTERS } from "../../register/kinds/request.ts";
import { RULE_TYPES } from "../../register/kinds/rule.ts";
import { SUPPORT_TYPES } from "../../register/kinds/support.ts";
import { ANSWERS } from "../../register/values.ts";
import type { AnySpec, FieldSpec, FieldType } from "./field.ts";

type Rest = Omit<FieldSpec, "name" | "type">;

const field = (name: string, type: FieldType, rest: Rest = {}): FieldSpec => ({ name, type, ...rest });
const must = (name: string, type: FieldType, rest: Rest = {}): FieldSpec => ({ name, type, required: true, ...rest });
const later = (name: string, type: FieldType, rest: Rest = {}): FieldSpec => ({ name, type, more: true, ...rest });
const choice = (options: readonly string[], list: string): Pick<FieldSpec, "options" | "list"> => ({ options, list });
const to = (...kinds: KindName[]): Pick<FieldSpec, "kinds"> => ({ kinds });
const target = must("target", "entry");
const answers = choice(ANSWERS, "answer");
const NOT_ASKED = choice(["yes", "no", "unknown"], "answer");

/** Kinds that people write by hand; a delivery is written by the desk itself. */
export const FORM_KINDS = [
  "request",
  "decision",
  "reply",
  "rule",
  "fact",
  "support",
  "space",
  "activity",
  "held",
  "burden",
  "claim",
  "doubt",
  "party",
  "correction",
  "withdrawal",
  "publication",
  "agreement",
  "erasure",
] as const satisfies readonly KindName[];
export type FormKind = (typeof FORM_KINDS)[number];
export const isFormKind = (name: string): name is FormKind => (FORM_KINDS as readonly string[]).includes(name);

/** The questions of each form, in the order in which they are asked. A correction asks those of what it corrects. */
export const SPECS: Readonly<Record<FormKind, readonly AnySpec[]>> = {
  request: [
    must("from", "someone"),
    must("to", "party"),
    must("matter", "choice", choice(MATTERS, "matter")),
    field("what", "text"),
    field("asked", "date"),
    field("wanted", "date"),
    later("hours", "hours"),
    later("amount", "euros"),
    later("offered", "text"),
    later("often", "often"),
    later("activity", "entry", to("activity")),
    later("rule", "entry", to("rule")),
    later("unit", "line"),
    later("area", "line"),
    later("year", "year"),
    later("cadence", "choice", choice(CADENCES, "cadence")),
  ],
  decision: [
    must("on", "entry", to("request", "support")),
    must("decider", "party"),
    must("outcome", "choice", choice(OUTCOMES, "outcome")),
    field("reason.form", "choice", choice(REASON_FORMS, "reason")),
    field("reason.text", "text"),
    field("rule", "entry", to("rule")),
    field("written", "choice", NOT_ASKED),
    field("heard", "choice", NOT_ASKED),
    field("decided", "date"),
    later("told", "date"),
    later("amount", "euros"),
    later("settled", "euros"),
    later("tariff", "line"),
    later("hourly", "euros"),
    later("conditions", "text"),
    later("ground", "line"),
    later("event", "date"),
    later("nature", "choice", choice(NATURES, "nature")),
  ],
  reply: [target, must("text", "text")],
  rule: [
    must("title", "line"),
    must("type", "choice", choice(RULE_TYPES, "rule")),
    field("text", "text"),
    field("owner", "party"),
    field("written", "choice", NOT_ASKED),
    field("writtenWhere", "text"),
    field("writtenSince", "date"),
    field("said", "text"),
    { name: "criteria", type: "rows", columns: [field("key", "key"), field("text", "line")], spare: 3 },
    {
      name: "exceptions",
      type: "rows",
      columns: [field("party", "party"), field("what", "line")],
      spare: 1,
      more: true,
    },
    later("inForceFrom", "date"),
    later("inForceUntil", "date"),
    later("why", "text"),
  ],
  fact: [
    must("rule", "entry", to("rule")),
    must("criterion", "line"),
    must("party", "party"),
    field("value", "choice", answers),
    field("basis", "text"),
    field("when", "date"),
    later("count", "count"),
    later("on", "entry", to("activity", "request")),
  ],
  support: [
    must("from", "party"),
    must("to", "someone"),
    must("type", "choice", choice(SUPPORT_TYPES, "support")),
    field("what", "text"),
    field("amount", "euros"),
    field("returns", "text"),
    field("since", "date"),
    later("until", "date"),
    later("hours", "hours"),
    later("space", "entry", to("space")),
    later("activity", "entry", to("activity")),
    later("rule", "entry", to("rule")),
    later("interest", "text"),
    later("conditions", "text"),
  ],
  space: [
    must("name", "line"),
    field("home", "yes"),
    field("place", "text"),
    field("manager", "party"),
    {
      name: "hours",
      type: "rows",
      columns: [field("days", "days"), field("from", "clock"), field("until", "clock")],
      spare: 3,
    },
    later("tariff", "entry", to("rule")),
  ],
  activity: [
    must("title", "line"),
    must("organiser", "party"),
    field("type", "choice", choice(ACTIVITY_TYPES, "activity")),
    field("when", "date"),
    field("space", "entry", to("space")),
    field("starts", "clock"),
    field("ends", "clock"),
    later("arrangements", "text"),
    later("invited", "text"),
    later("counts.new", "count"),
    later("counts.returning", "count"),
    later("counts.inside", "count"),
    later("counts.outside", "count"),
    later("meeting.calledBy", "party"),
    later("meeting.invited", "count"),
    later("meeting.presentResidents", "count"),
    later("meeting.presentInstitutions", "count"),
    later("meeting.seatsPaid", "count"),
    later("meeting.seatsUnpaid", "count"),
    later("meeting.decidedBy", "party"),
  ],
  held: [
    must("rule", "entry", to("rule")),
    must("who", "party"),
    field("holder", "party"),
    must("how", "choice", choice(["asked", "held"], "how")),
    field("when", "date"),
    field("often", "often"),
    field("consequence", "text"),
    later("criterion", "line"),
    later("occasion", "entry", to("activity", "request")),
  ],
  burden: [
    must("on", "party", { own: true }),
    must("type", "choice", choice(BURDEN_TYPES, "burden")),
    field("what", "text"),
    field("hours", "hours"),
    field("amount", "euros"),
    later("tariff", "line"),
    later("since", "date"),
  ],
  claim: [
    must("speaker", "party", { own: true }),
    must("forWhom", "text"),
    field("notFor", "text"),
    field("words", "text"),
    field("backing", "text"),
    later("where", "text"),
    later("when", "date"),
    later("often", "often"),
  ],
  doubt: [
    must("about", "entry", to("claim", "activity", "request")),
    must("doubter", "someone"),
    must("ground", "text"),
    field("when", "date"),
    field("often", "often"),
    field("answered", "text"),
    later("occasion", "entry", to("activity")),
  ],
  party: [
    must("name", "line"),
    must("type", "choice", choice(PARTY_TYPES, "type")),
    must("side", "choice", choice(SIDES, "side")),
    field("words", "text"),
    field("relay", "yes"),
  ],
  correction: [target],
  withdrawal: [target, field("why", "text")],
  publication: [target, must("audience", "audience", { options: AUDIENCES })],
  agreement: [target, must("agrees", "choice", choice(["yes", "no"], "answer"))],
  erasure: [target],
};
