import { Refusal } from "../register/refusal.ts";
import { concernedBy } from "../register/register.ts";
import { type Report, settleReport } from "../storage/reports.ts";
import { entryAddress } from "../web/addresses.ts";
import type { Act } from "../web/pages/reports.tsx";
import { noteLookAt } from "./looks.ts";
import { askable, isFree, mayJudge } from "./second-look.ts";
import type { Services } from "./services.ts";
import type { BookVisit } from "./visit.ts";

/** Acts on a report for which its entry is open. */
export const NEEDS_OPEN: ReadonlySet<Act> = new Set(["decide", "lift", "second"]);

/** The party whose words a report is about; undefined once they are gone. */
export const writerOf = ({ book }: BookVisit, { entry }: Report) => {
  const told = book.register.entries[book.register.rowOf.get(entry) ?? -1];
  return told === undefined || told.kind === "erased" ? undefined : told.by.party;
};

interface Asking {
  readonly one: Report;
  readonly steward: boolean;
  /** Whether its entry is open on the page. */
  readonly open: boolean;
}

/** What this visitor may do with a report now. */
export function actsOn(visit: BookVisit, { one, steward, open }: Asking): readonly Act[] {
  const { membership, book } = visit;
  const acts: Act[] = [];
  const { register } = book;
  const writer = writerOf(visit, one);
  const hidden = register.hidden.has(register.rowOf.get(one.entry) ?? -1);
  // Nobody decides about words of a party they are of, whichever party they act for now.
  const partial = writer !== undefined && visit.personOf.includes(writer);
  const decides = steward && !partial;
  if (decides && one.decided === null) acts.push(open ? "decide" : "open");
  if (decides && one.decided !== null && hidden) acts.push(open ? "lift" : "open");
  if (!membership || membership.role === "reader") return acts;
  if (writer === membership.party && one.decided !== null && one.asker === null) acts.push("again");
  const waits = one.asker !== null && one.second === null && membership.role === "organiser";
  if (!waits) return acts;
  const { party } = membership;
  if (party === register.holder && askable(register, one, book.now).length > 0) acts.push("name");
  // The second look is not that of whoever gave the first.
  if (partial || visit.personKeeps) return [...new Set(acts)];
  if (isFree(one, party, book.now) && mayJudge(register, one, party, book.now)) acts.push("judge");
  if (one.judge === membership.party) acts.push(open ? "second" : "open");
  return [...new Set(acts)];
}

/** Whether the entry of a report was opened for who decides on it: never is it read without. */
export const wasOpened = ({ membership }: BookVisit, one: Report): boolean =>
  one.opened !== null || one.judge === membership?.party;

/** Whether somebody decides on a report now and opened its entry for that. */
export const isOpenFor = (visit: BookVisit, one: Report, steward: boolean): boolean =>
  wasOpened(visit, one) && actsOn(visit, { one, steward, open: true }).some((a) => NEEDS_OPEN.has(a));

/** Every time its entry is shown is told to the residents' parties it concerns. */
export async function noteOpened(services: Services, visit: BookVisit, { entry, judge }: Report): Promise<void> {
  const page = entryAddress(visit.book.slug, entry);
  const looker = judge !== null && judge === visit.membership?.party ? judge : "steward";
  await noteLookAt(services, visit, { parties: concernedBy(visit.book.register, entry), page, looker });
}

/** The holder asks a party, once, to look again; it is free to leave it. */
export async function nameJudge({ engine }: Services, { book }: BookVisit, one: Report, party: string): Promise<void> {
  const named = askable(book.register, one, book.now).find((each) => each === party);
  if (named === undefined) throw new Refusal("field-wrong", { field: "party", problem: "choice" });
  if (!(await settleReport(engine, one, { named }, "named"))) throw new Refusal("decided-already");
}
