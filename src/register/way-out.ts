import { type DeadlineState, deadlineState, lastDayToObject } from "./deadline.ts";
import type { Looking } from "./flags.ts";
import type { PartyId } from "./ids.ts";
import type { BodyOf } from "./kinds.ts";
import type { LawKey } from "./law.ts";
import type { DayRange } from "./partial-date.ts";
import type { Register } from "./register.ts";
import { type Readable, saidAt, sideRead } from "./said.ts";
import { dayAt } from "./term.ts";

/** What somebody can do about a decision. Its words stand under `way-out.<way>`. */
export type WayOut =
  | {
      readonly way: "objection";
      readonly state: DeadlineState;
      readonly lastDay: DayRange | undefined;
      readonly laws: readonly LawKey[];
    }
  /** No decision on paper, so nothing to object to yet: ask for one. `written` "unknown" says that nobody told. */
  | { readonly way: "ask-written"; readonly written: "no" | "unknown"; readonly laws: readonly LawKey[] }
  /** A private decision, such as a tariff by a welfare organisation: talk or complain there; objecting is not possible. */
  | { readonly way: "talk"; readonly laws: readonly LawKey[] }
  /** An act without a decision: complain about how one was treated. */
  | { readonly way: "complaint"; readonly laws: readonly LawKey[] }
  /** Nobody told what kind of decision it is: ask that first. */
  | { readonly way: "ask-nature"; readonly laws: readonly LawKey[] };

/** The way out of an institution's decision, for somebody who may read it; undefined for any other row. Residents may say no. */
export function wayOutAt(register: Register, row: number, { readable, now }: Looking): WayOut | undefined {
  const body = saidAt(register, { row, kind: "decision", readable });
  if (!body || sideRead(register, body.decider, readable) === "residents") return undefined;
  const nature = body.nature === "unknown" ? likelyNature(register, body, readable) : body.nature;
  switch (nature) {
    case "public-law":
      return body.written === "yes" ? objection(body, now) : askWritten(body);
    case "private":
      return { way: "talk", laws: toComplain(register, body, readable) };
    case "act":
      return { way: "complaint", laws: toComplain(register, body, readable) };
    case "unknown":
      return { way: "ask-nature", laws: [] };
    default:
      return nature satisfies never;
  }
}

/** A municipality's decision on paper may be objected to; asking costs nothing. Of others nothing is filled in. */
const likelyNature = (register: Register, { decider }: BodyOf<"decision">, readable: Readable) =>
  isMunicipality(register, decider, readable) ? "public-law" : "unknown";

/** One may complain of a municipality whatever it did: a private choice as much as an act. */
const toComplain = (register: Register, { decider }: BodyOf<"decision">, readable: Readable): readonly LawKey[] =>
  isMunicipality(register, decider, readable) ? ["awb-9-1"] : [];

/** Whether a party is a municipality, as somebody may read that. */
export const isMunicipality = (register: Register, party: PartyId, readable: Readable): boolean =>
  saidAt(register, { row: register.parties.get(party)?.row, kind: "party", readable })?.type === "municipality";

const askWritten = ({ written }: BodyOf<"decision">): WayOut => ({
  way: "ask-written",
  written: written === "no" ? "no" : "unknown",
  laws: ["awb-1-3", "awb-4-13", "awb-6-2"],
});

function objection({ told }: BodyOf<"decision">, now: number): WayOut {
  const lastDay = lastDayToObject(told);
  return { way: "objection", state: deadlineState(lastDay, dayAt(now)), lastDay, laws: ["awb-6-7", "termijnenwet"] };
}
