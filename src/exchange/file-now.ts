import type { Author, EntryOf } from "../register/entry.ts";
import type { EntryId } from "../register/ids.ts";
import type { BodyOf } from "../register/kinds.ts";
import type { PartialDate } from "../register/partial-date.ts";
import { bodyNow, type Register } from "../register/register.ts";
import { type Someone, type Source, UNKNOWN } from "../register/values.ts";
import { sameApplicant } from "./row-says.ts";

/** An entry and what it says now. */
interface Said<Entry, Body> {
  readonly entry: Entry;
  /** Its last correction, or itself. */
  readonly now: Body;
}

/** What the book has of one file of a register. */
export interface FileNow {
  readonly request: Said<EntryOf<"request">, BodyOf<"request">>;
  readonly decision: Said<EntryOf<"decision">, BodyOf<"decision">> | undefined;
}

/** What a request and its decision say now. */
export function fileNow(
  register: Register,
  request: EntryOf<"request">,
  decision: EntryOf<"decision"> | undefined,
): FileNow {
  return {
    request: { entry: request, now: bodyNow(register, request) },
    decision: decision === undefined ? undefined : { entry: decision, now: bodyNow(register, decision) },
  };
}

/** The schemes of this register that the book has, by their title. */
export function schemesIn(register: Register, by: Author, source: string): Map<string, EntryId> {
  const schemes = new Map<string, EntryId>();
  for (const entry of register.entries) {
    if (entry.kind !== "rule" || entry.by.party !== by.party || entry.body.source?.name !== source) continue;
    schemes.set(entry.body.title, entry.id);
  }
  return schemes;
}

/** The day of the newest version of this register of which anything is in the book. */
export function latestOf(register: Register, name: string): PartialDate {
  let latest = "";
  for (const entry of register.entries) {
    if (entry.kind === "erased") continue;
    const body = (entry.kind === "correction" ? entry.body.body : entry.body) as { readonly source?: Source };
    if (body.source?.name === name && body.source.date !== UNKNOWN && body.source.date > latest)
      latest = body.source.date;
  }
  return latest === "" ? UNKNOWN : latest;
}

/** Whether two bodies say something else, whichever version and line they come from. */
export function differs<Body extends BodyOf<"request"> | BodyOf<"decision">>(now: Body, wanted: Body): boolean {
  return (Object.keys(wanted) as (keyof Body)[]).some((field) => {
    if (field === "source") return false;
    if (field === "from") return !sameApplicant(now[field] as Someone, wanted[field] as Someone);
    return now[field] !== wanted[field];
  });
}
