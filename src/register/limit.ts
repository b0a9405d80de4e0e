import type { BodyOf } from "./kinds.ts";
import type { Register } from "./register.ts";
import { type Readable, saidAt } from "./said.ts";
import { DECISION_DAYS } from "./term.ts";

/**
 * Days within which a request is to be decided (Awb 4:13): those that the rule sets under which it was asked, as far as somebody may read
 * it; else eight weeks.
 */
export function limitOf(register: Register, { rule }: BodyOf<"request">, readable: Readable): number {
  const row = register.rowOf.get(rule as never);
  const { decideWeeks } = saidAt(register, { row, kind: "rule", readable }) ?? {};
  return decideWeeks === undefined ? DECISION_DAYS : decideWeeks * 7;
}
