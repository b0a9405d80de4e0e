import { deadlineState, lastDayToObject } from "./deadline.ts";
import { askedAgain, moreAsked, wantsAndDoubts } from "./flags-on-asking.ts";
import type { PartyId } from "./ids.ts";
import type { BodyOf } from "./kinds.ts";
import type { LawKey } from "./law.ts";
import { type DayRange, isBefore, lastedYears, type PartialDate } from "./partial-date.ts";
import { saidIn } from "./kinds/rule.ts";
import { limitOf } from "./limit.ts";
import { namedIn } from "./named-ground.ts";
import { type Register, sideOf } from "./register.ts";
import { isDecided, type Readable, saidAt, sideRead } from "./said.ts";
import { dayAt, waitingSince } from "./term.ts";
import { peopleWordsIn } from "./traits.ts";

export const FLAG_NAMES = [
  "reason-only-spoken",
  "reason-missing",
  "rule-missing",
  "rule-after-event",
  "condition-not-in-grant",
  "ground-not-in-rule",
  "not-heard-first",
  "stopped-at-once",
  "silent-past-term",
  "last-day-near",
  "last-day-passed",
  "asked-again-after-proof",
  "wants-and-doubts",
  "more-asked-than-agreed",
  "ground-names-people",
] as const;
export type FlagName = (typeof FLAG_NAMES)[number];
/** "unwritten": the rule stands nowhere, so it cannot have stood there before the event. */
export type FlagState = "yes" | "unknown" | "unwritten";

/** Something to look at in one decision, request, doubt, rule or role. Always "possible": information, not legal advice. Its words stand under `flag.<name>.<state>`. */
export interface Flag {
  readonly name: FlagName;
  readonly state: FlagState;
  /** The line of law it rests on; null where the law asks nothing of the kind, as of a private decision. */
  readonly law: LawKey | null;
  /** The entries it was seen in. */
  readonly rows: readonly number[];
  /** The last day to object, where the flag is about that. */
  readonly lastDay?: DayRange;
  /** The weeks within which was to be decided, where the flag is about that. */
  readonly weeks?: number;
}

/** Who looks and when: flags come only from entries that may be read. */
export interface Looking {
  readonly readable: Readable;
  /** The party that looks: some things are told to the holder alone. */
  readonly own?: PartyId | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A decision with what it is about, as one viewer may read them. */
interface Judged {
  readonly row: number;
  readonly body: BodyOf<"decision">;
  /** What it decides on; a support that is stopped is otherwise judged than a request that is refused. */
  readonly on:
    | { readonly kind: "request" | "support"; readonly activity: string; readonly support?: BodyOf<"support"> }
    | undefined;
  readonly rule: { readonly row: number; readonly body: BodyOf<"rule"> } | undefined;
  readonly event: PartialDate;
  readonly publicLaw: boolean;
  /** Residents owe nobody a reason or a rule: they may say no. */
  readonly byResidents: boolean;
}

/** The flags of the decision, request, doubt, rule or role at a row; none at any other kind, or when it may not be read or was taken back. */
export function flagsAt(register: Register, row: number, looking: Looking): readonly Flag[] {
  const judged = judgedAt(register, row, looking.readable);
  if (judged) return FLAGS.flatMap((flag) => flag(judged, looking) ?? []);
  return [silentPastTerm, askedAgain, wantsAndDoubts, moreAsked, ruleNamesPeople].flatMap((flags) =>
    flags(register, row, looking),
  );
}

/** The flags a decision would have if it were written as it stands; it has no row yet. */
export const flagsOfDraft = (register: Register, body: BodyOf<"decision">, looking: Looking): readonly Flag[] => {
  const judged = judge(register, { row: NOT_WRITTEN, body }, looking.readable);
  return FLAGS.flatMap((flag) => flag(judged, looking) ?? []);
};
const NOT_WRITTEN = -1;

function judgedAt(register: Register, row: number, readable: Readable): Judged | undefined {
  const body = saidAt(register, { row, kind: "decision", readable });
  return body && judge(register, { row, body }, readable);
}

function judge(register: Register, { row, body }: Pick<Judged, "row" | "body">, readable: Readable): Judged {
  const on = targetOf(register, body, readable);
  const ruleRow = register.rowOf.get(body.rule as never);
  const rule = saidAt(register, { row: ruleRow, kind: "rule", readable });
  return {
    row,
    body,
    on,
    rule: rule && ruleRow !== undefined ? { row: ruleRow, body: rule } : undefined,
    event: eventOf(register, body, { on, readable }),
    byResidents: sideRead(register, body.decider, readable) === "residents",
    publicLaw: body.nature === "public-law" || body.nature === "unknown",
  };
}

function targetOf(register: Register, { on }: BodyOf<"decision">, readable: Readable): Judged["on"] {
  const row = register.rowOf.get(on);
  const request = saidAt(register, { row, kind: "request", readable });
  if (request) return { kind: "request", activity: request.activity };
  const support = saidAt(register, { row, kind: "support", readable });
  return support && { kind: "support", activity: support.activity, support };
}

/** When what is judged took place: as the decision says, else the day of the activity it is about. */
function eventOf(
  register: Register,
  { event }: BodyOf<"decision">,
  { on, readable }: { readonly on: Judged["on"]; readonly readable: Readable },
): PartialDate {
  if (event !== undefined && event !== "unknown") return event;
  const row = on && register.rowOf.get(on.activity as never);
  return saidAt(register, { row, kind: "activity", readable })?.when ?? "unknown";
}

const ADVERSE: readonly string[] = ["partly", "refused", "stopped", "not-granted"];
const isAdverse = ({ body }: Judged): boolean => ADVERSE.includes(body.outcome);
/** Registers of files never give reasons or grounds: their silence says nothing about one decision. */
const isImported = ({ body }: Judged): boolean => body.source !== undefined;
const stopsSupport = ({ on, body }: Judged): boolean => on?.kind === "support" && body.outcome !== "granted";
const flag = (judged: Judged, name: FlagName, law: LawKey | null, state: FlagState = "yes"): Flag => ({
  name,
  state,
  law: judged.publicLaw ? law : null,
  rows: judged.rule ? [judged.row, judged.rule.row] : [judged.row],
});

type Look = (judged: Judged, looking: Looking) => Flag | undefined;

/** Awb 3:47: the reason is told with the decision; pointing to talks is not enough (CRvB 27-06-1997). */
const reasonOnlySpoken: Look = (judged) =>
  judged.body.reason.form === "spoken" ? flag(judged, "reason-only-spoken", "awb-3-47") : undefined;

/** Awb 3:46: a decision rests on a sound reason. */
const reasonMissing: Look = (judged) => {
  if (judged.byResidents) return undefined;
  const { form, text } = judged.body.reason;
  if (form === "none") return flag(judged, "reason-missing", "awb-3-46");
  const untold = form === "unknown" && text === "unknown" && isAdverse(judged) && !isImported(judged);
  return untold ? flag(judged, "reason-missing", "awb-3-46", "unknown") : undefined;
};

/** Awb 3:47: where possible the rule a decision rests on is named with it. Nobody writes down that there was none, so it stays a question. */
const ruleMissing: Look = (judged) =>
  judged.body.rule === "unknown" && !judged.byResidents && isAdverse(judged) && !isImported(judged)
    ? flag(judged, "rule-missing", "awb-3-47", "unknown")
    : undefined;

/** Awb 4:48: a grant is withdrawn over an obligation only when that obligation stood in it (ABRvS ECLI:NL:RVS:2021:2172). */
const ruleAfterEvent: Look = (judged) => {
  const { rule, event, body } = judged;
  if (!rule || !(isAdverse(judged) || body.ground !== "unknown")) return undefined;
  const law = stopsSupport(judged) ? "awb-4-48" : null;
  const afterwards = writtenAfter(rule.body, event);
  return afterwards === "no" ? undefined : flag(judged, "rule-after-event", law, afterwards);
};

/** Whether a rule was written only after an event; "unwritten" when it stands nowhere. */
export function writtenAfter(rule: BodyOf<"rule">, event: PartialDate): FlagState | "no" {
  if (rule.written === "no") return "unwritten";
  if (isBefore(rule.writtenSince, event) === "yes") return "no";
  return isBefore(event, rule.writtenSince) === "yes" ? "yes" : "unknown";
}

/**
 * Awb 4:48 again: was what a grant is stopped over a condition of that grant? Not where its rule came after the grant or stands nowhere;
 * otherwise nobody told, unless the grant was given under that very rule.
 */
const conditionNotInGrant: Look = (judged) => {
  const { rule, on, body, byResidents } = judged;
  const grant =
    stopsSupport(judged) && isAdverse(judged) && !byResidents && !isImported(judged) ? on?.support : undefined;
  if (!grant || !rule || grant.rule === body.rule) return undefined;
  const later = writtenAfter(rule.body, grant.since);
  return flag(judged, "condition-not-in-grant", "awb-4-48", later === "no" ? "unknown" : later);
};

/** Awb 4:35 and 4:48 name the grounds on which a subsidy may be refused or withdrawn. */
const groundNotInRule: Look = (judged) => {
  const { body, rule } = judged;
  const outside = body.ground === "other" || (rule && !rule.body.criteria.some(({ key }) => key === body.ground));
  if (body.ground === "unknown" || !outside) return undefined;
  return flag(judged, "ground-not-in-rule", stopsSupport(judged) ? "awb-4-48" : "awb-4-35");
};

/** Awb 4:8 for whom did not ask for the decision, as when support stops; 4:7 for whom asked. */
const notHeardFirst: Look = (judged) =>
  judged.body.heard === "no"
    ? flag(judged, "not-heard-first", stopsSupport(judged) ? "awb-4-8" : "awb-4-7")
    : undefined;

/**
 * Awb 4:51: money that came for three years or longer stops only with a reasonable term. "Yes" where it had ended by the day it was
 * told; which term is reasonable no law says, so that otherwise stays a question.
 */
const stoppedAtOnce: Look = (judged) => {
  const { on, body, byResidents } = judged;
  const support = stopsSupport(judged) && isAdverse(judged) && !byResidents ? on?.support : undefined;
  if (!support || !MONEY.includes(support.type)) return undefined;
  const told = [body.told, body.decided].find((day) => day !== "unknown") ?? "unknown";
  const lasted = lastedYears(3, support.since, support.until === "unknown" ? told : support.until);
  if (lasted === "no") return undefined;
  const atOnce = lasted === "yes" && isBefore(told, support.until) === "no";
  return flag(judged, "stopped-at-once", "awb-4-51", atOnce ? "yes" : "unknown");
};
const MONEY: readonly string[] = ["money", "rent"];

/** Awb 6:7 and 6:8; only a written decision under public law can be objected to. */
const lastDay: Look = (judged, { now }) => {
  const { body } = judged;
  if (body.nature !== "public-law" || body.written !== "yes" || body.outcome === "withdrawn") return undefined;
  const last = lastDayToObject(body.told);
  const state = deadlineState(last, dayAt(now));
  if (last === undefined || (state !== "near" && state !== "passed")) return undefined;
  return { ...flag(judged, state === "near" ? "last-day-near" : "last-day-passed", "awb-6-7"), lastDay: last };
};

/** A ground is about an activity. No article is shown: which one fits depends on who decides on what. */
const groundNamesPeople: Look = (judged) =>
  namedIn("decision", judged.body).length > 0 ? flag(judged, "ground-names-people", null) : undefined;

/** A rule is about an activity, so one that names belief or origin stands out. */
function ruleNamesPeople(register: Register, row: number, { readable }: Looking): readonly Flag[] {
  const body = saidAt(register, { row, kind: "rule", readable });
  if (!body || peopleWordsIn(saidIn(body)).length === 0) return [];
  return [{ name: "ground-names-people", state: "yes", law: null, rows: [row] }];
}

const FLAGS: readonly Look[] = [
  reasonOnlySpoken,
  reasonMissing,
  ruleMissing,
  ruleAfterEvent,
  conditionNotInGrant,
  groundNotInRule,
  notHeardFirst,
  stoppedAtOnce,
  lastDay,
  groundNamesPeople,
];

/** Awb 4:13: a decision within a reasonable term, in principle eight weeks. Residents owe nobody an answer. */
function silentPastTerm(register: Register, row: number, { readable, now }: Looking): readonly Flag[] {
  const body = saidAt(register, { row, kind: "request", readable });
  if (!body || sideOf(register, body.to) === "residents" || isDecided(register, row, readable)) return [];
  const limit = limitOf(register, body, readable);
  const { past } = waitingSince(body.asked, dayAt(now), limit);
  if (past === "no") return [];
  const municipality = saidAt(register, { row: register.parties.get(body.to)?.row, kind: "party", readable });
  const law = municipality?.type === "municipality" ? "awb-4-13" : null;
  return [{ name: "silent-past-term", state: past, law, rows: [row], weeks: limit / 7 }];
}
