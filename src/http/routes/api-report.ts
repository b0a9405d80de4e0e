import { isPageOnly } from "../../exchange/book-lines.ts";
import { asEntryId } from "../../register/ids.ts";
import { dayToIso } from "../../register/partial-date.ts";
import { Refusal } from "../../register/refusal.ts";
import { type Report, reportsIn } from "../../storage/reports.ts";
import { toldBy } from "../../web/pages/reading.ts";
import type { ShownReport } from "../../web/pages/report-answer.tsx";
import type { Act } from "../../web/pages/reports.tsx";
import { answer } from "../api/answer.ts";
import { sentAs } from "../api/asked.ts";
import { openedJson } from "../api/entry-json.ts";
import { looksAgain } from "../api/fields-wrong.ts";
import type { Call, HandlersOf } from "../api/handler.ts";
import type { REPORTS } from "../api/report-operations.ts";
import { namedJudge, receiptNumber, REPORT_ACTS, secondDecision } from "../api/report-shapes.ts";
import { ownVisit, posterVisit } from "../api/writer.ts";
import { photoAnswer } from "../photo-answer.ts";
import { actsOn, isOpenFor, nameJudge, NEEDS_OPEN, noteOpened, wasOpened, writerOf } from "../report-acts.ts";
import { askAgain, countReport, decide, openedFor, reportOf } from "../reporting.ts";
import { askable, takeSecondLook } from "../second-look.ts";
import { senderOf } from "../sender.ts";
import { shownReport } from "../shown-report.ts";
import type { BookVisit, MemberVisit } from "../visit.ts";

/** Reports of misuse, for programs: by their number for who made one, and for the parties that they are about or that look again. */
export const REPORT = {
  readReport: async (call) => {
    return answer(call.c, await stateOf(call, await byNumber(call)));
  },
  askSecondLook: async (call) => {
    const found = await byNumber(call);
    await askAgain(call.services, found, "reporter");
    return answer(call.c, await stateOf(call, await again(call, found)));
  },
  listReports: async (call) => {
    const visit = await ownVisit(call);
    const all = await reportsIn(call.services.engine, visit.open.record.id);
    const ours = all.filter((one) => isOwn(visit, one) || actsFor(visit, one).length > 0);
    return answer(call.c, { items: ours.map((one) => ourJson(call, visit, one)) });
  },
  askOwnSecondLook: async (call) => {
    const { visit, one } = await reportIn(call, "again");
    await askAgain(call.services, one, "author");
    return answer(call.c, ourJson(call, visit, await again(call, one)));
  },
  openReport: async (call) => {
    const { c, services } = call;
    const { visit, one } = await reportIn(call, "judge", "open");
    if (isOnPage(visit, one)) throw new Refusal("page-only");
    const takes = actsFor(visit, one).includes("judge");
    if (takes && !(await takeSecondLook(services, one, visit.membership.party))) throw new Refusal("decided-already");
    const now = await again(call, one);
    const opened = { ...visit, book: openedFor(visit.book, now.entry) };
    const told = toldBy(opened, now.entry);
    await noteOpened(services, visit, now);
    return answer(c, { report: ourJson(call, visit, now), opened: told ? openedJson(opened, told) : null });
  },
  decideSecondLook: async (call) => {
    const { c, services } = call;
    const { visit, one } = await reportIn(call, "second");
    const { looked, ...said } = await sentAs(c, secondDecision);
    looksAgain("reason", said.reason, looked);
    await decide(services, one, said, true);
    return answer(c, ourJson(call, visit, await again(call, one)));
  },
  nameSecondLook: async (call) => {
    const { visit, one } = await reportIn(call, "name");
    await nameJudge(call.services, visit, one, (await sentAs(call.c, namedJudge)).party);
    return answer(call.c, ourJson(call, visit, await again(call, one)));
  },
  readReportedPhoto: async (call) => {
    const { c, services } = call;
    const visit = await ownVisit(call);
    const one = await found(call, visit);
    if (!one || !isOpenFor(visit, one, false)) throw new Refusal("entry-unknown");
    const asking = { id: one.entry, name: c.req.param("photo") ?? "", readIn: openedFor(visit.book, one.entry) };
    const photo = await photoAnswer(c, services, visit, asking);
    await noteOpened(services, visit, one);
    return photo;
  },
} as const satisfies HandlersOf<typeof REPORTS>;

async function byNumber({ c, services }: Call): Promise<Report> {
  const { number } = await sentAs(c, receiptNumber);
  await countReport(services, senderOf(c, services.settings));
  return reportOf(services, number);
}

async function found({ c, services }: Call, visit: BookVisit): Promise<Report | undefined> {
  const all = await reportsIn(services.engine, visit.open.record.id);
  return all.find(({ id }) => id === c.req.param("report"));
}

/** The same report as it is kept by now. */
async function again({ services }: Call, { book, id }: Report): Promise<Report> {
  const now = (await reportsIn(services.engine, book)).find((one) => one.id === id);
  if (!now) throw new Refusal("entry-unknown");
  return now;
}

const isOwn = (visit: MemberVisit, one: Report): boolean =>
  one.decided !== null && writerOf(visit, one) === visit.membership.party;

/** What the party of a key may do about a report now; it is never the steward. */
function actsFor(visit: BookVisit, one: Report): readonly Act[] {
  const acts = (open: boolean) => actsOn(visit, { one, steward: false, open });
  const opened = wasOpened(visit, one) ? acts(true).filter((act) => NEEDS_OPEN.has(act)) : [];
  return [...acts(false), ...opened];
}

/** Whether it is about words of residents that no program gets (never 3): then they are opened on the page, or not at all. */
function isOnPage({ book, membership }: MemberVisit, { entry }: Report): boolean {
  const told = book.register.entries[book.register.rowOf.get(asEntryId(entry)) ?? -1];
  if (told === undefined || told.kind === "erased" || told.by.party === membership.party) return false;
  return isPageOnly(book.register, told);
}

/** A report about which the party may do one of these. Throws "entry-unknown", whatever is the matter with it. */
async function reportIn(call: Call, ...acts: readonly Act[]) {
  const visit = await posterVisit(call);
  const one = await found(call, visit);
  if (!one || !actsFor(visit, one).some((act) => acts.includes(act))) throw new Refusal("entry-unknown");
  return { visit, one };
}

const LAST_PART: Readonly<Partial<Record<Act, (typeof REPORT_ACTS)[number]>>> = {
  again: "second-look",
  judge: "opening",
  open: "opening",
  second: "decision",
  name: "naming",
};

function ourJson({ services }: Call, visit: MemberVisit, one: Report) {
  const ours = actsFor(visit, one);
  const onPage = isOnPage(visit, one);
  const acts = ours.flatMap((act) => LAST_PART[act] ?? []).filter((part) => !onPage || part !== "opening");
  return {
    id: one.id,
    entry: asEntryId(one.entry),
    ...stateJson(shownReport(services, one, visit.open.record.settings.holder)),
    ...(one.judge === visit.membership.party && { words: one.words }),
    asked: one.named === visit.membership.party,
    onPage,
    ...(ours.includes("name") && { askable: [...askable(visit.book.register, one, visit.book.now)] }),
    acts: [...new Set(acts)],
  };
}

async function stateOf({ services }: Call, one: Report) {
  const { holder } = (await services.desk.open(one.book)).record.settings;
  return stateJson(shownReport(services, one, holder));
}

function stateJson({ ground, made, due, overdue, verdict, reason, asker, look, ...one }: ShownReport) {
  const second = look &&
    asker && {
      askedBy: asker,
      before: dayToIso(look.due),
      shownOn: look.shownAgain ? dayToIso(look.end) : null,
      overdue: look.overdue,
      verdict: one.second,
      reason: one.second_reason,
    };
  return { ground, made, before: dayToIso(due), overdue, verdict, reason, second: second ?? null };
}
