import type { EntryId } from "../register/ids.ts";
import type { BodyOf } from "../register/kinds.ts";
import type { Outcome } from "../register/kinds/decision.ts";
import { type Someone, UNKNOWN } from "../register/values.ts";
import type { Applicant } from "./applicant.ts";
import type { Field } from "./fields.ts";
import type { RegisterRow } from "./register-row.ts";
import { LONGEST_LINE } from "./values.ts";

type RequestBody = BodyOf<"request">;
type DecisionBody = BodyOf<"decision">;

/** What a row says about its request: only of the fields the file has, so that a shorter file takes nothing back. */
export function requestSays(
  row: RegisterRow,
  fields: ReadonlySet<Field>,
  rule: EntryId | undefined,
): Partial<RequestBody> {
  return onlyOf<RequestBody>(fields, [
    ["project", { what: row.project ?? UNKNOWN }],
    ["asked", { amount: row.asked ?? UNKNOWN }],
    ["received-on", { asked: row.receivedOn ?? UNKNOWN }],
    ["unit", { unit: row.unit ?? UNKNOWN }],
    ["policy-area", { area: row.policyArea ?? UNKNOWN }],
    ["year", { year: row.year ?? UNKNOWN }],
    ["cadence", { cadence: row.cadence ?? UNKNOWN }],
    ["status", { status: row.status?.word ?? UNKNOWN }],
    ["scheme", { rule: rule ?? UNKNOWN }],
  ]);
}

/**
 * What a row says about its decision; null when it does not say that something was decided: no granted amount, or a
 * file still waiting. `asked` is what the request asks, in cents, when it is known.
 */
export function decisionSays(
  row: RegisterRow,
  fields: ReadonlySet<Field>,
  asked: number | null,
): Partial<DecisionBody> | null {
  const outcome = outcomeOf(row, asked);
  if (outcome === null) return null;
  return {
    outcome,
    ...onlyOf<DecisionBody>(fields, [
      ["granted", { amount: row.granted ?? UNKNOWN }],
      ["settled", { settled: row.settled ?? UNKNOWN }],
    ]),
  };
}

function outcomeOf({ granted, status }: RegisterRow, asked: number | null): Outcome | null {
  if (status?.state === "withdrawn") return "withdrawn";
  if (granted === null || status?.state === "waiting") return null;
  if (granted === 0) return status?.state === "unknown" ? null : "not-granted";
  return asked !== null && granted < asked ? "partly" : "granted";
}

function onlyOf<Body>(fields: ReadonlySet<Field>, says: readonly (readonly [Field, Partial<Body>])[]): Partial<Body> {
  return Object.assign({}, ...says.filter(([field]) => fields.has(field)).map(([, said]) => said)) as Partial<Body>;
}

/**
 * Who asked, beside who an earlier version said it was. Once a resident, always a resident: a register that names a
 * private applicant later does not undo that. What the file has no column for stays as it was.
 */
export function applicantSays(applicant: Applicant, fields: ReadonlySet<Field>, before?: Someone): Someone {
  if (before !== undefined && (!("listed" in before) || !mentionsApplicant(fields))) return before;
  if (applicant.kind === "resident") return { residents: true };
  const name = fields.has("applicant-name") ? (applicant.name ?? undefined) : before?.listed.name;
  const same = before !== undefined && (name === undefined || name === before.listed.name) ? before.listed : undefined;
  const key = (fields.has("applicant-id") ? applicant.id : idIn(same)) ?? keyOfName(name);
  const form = (fields.has("applicant-form") ? applicant.form : (knownForm(same) ?? applicant.form)) ?? UNKNOWN;
  return { listed: { ...(key === undefined ? {} : { key }), ...(name === undefined ? {} : { name }), form } };
}

type Listed = Extract<Someone, { listed: unknown }>["listed"];

/** Without an id the name, in whatever capitals, tells applicants apart. */
function keyOfName(name: string | undefined): string | undefined {
  return name?.toLowerCase().slice(0, LONGEST_LINE).toWellFormed();
}

/** The id a fuller file gave; a key that is only the name goes with the name. */
function idIn(listed: Listed | undefined): string | undefined {
  return listed?.key === keyOfName(listed?.name) ? undefined : listed?.key;
}

function knownForm(listed: Listed | undefined): string | undefined {
  return listed?.form === UNKNOWN ? undefined : listed?.form;
}

function mentionsApplicant(fields: ReadonlySet<Field>): boolean {
  return fields.has("applicant-name") || fields.has("applicant-id") || fields.has("applicant-form");
}

/** Whether two say the same applicant, whatever the order in which it was stored. */
export function sameApplicant(a: Someone, b: Someone): boolean {
  if ("listed" in a && "listed" in b) {
    return a.listed.key === b.listed.key && a.listed.name === b.listed.name && a.listed.form === b.listed.form;
  }
  return a === b || ("residents" in a && "residents" in b);
}
