import { asEntryId, type EntryId } from "../../register/ids.ts";
import { Refusal } from "../../register/refusal.ts";
import { concernedBy } from "../../register/register.ts";
import { traitWordsIn } from "../../register/traits.ts";
import { type Report, reportsIn, settleReport } from "../../storage/reports.ts";
import { entryAddress } from "../../web/addresses.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { ActsPage } from "../../web/pages/acts.tsx";
import { refusalWords } from "../../web/pages/error.tsx";
import { ReportAnswerPage } from "../../web/pages/report-answer.tsx";
import { ReceiptPage, ReportPage, type SentReport } from "../../web/pages/report.tsx";
import { type Act, type ReportItem, ReportsPage } from "../../web/pages/reports.tsx";
import { actsIn } from "../acts.ts";
import type { App, Request } from "../environment.ts";
import { fieldsIn } from "../form-fields.ts";
import { noteLook } from "../looks.ts";
import { actsOn, nameJudge, NEEDS_OPEN, noteOpened, wasOpened, writerOf } from "../report-acts.ts";
import { askAgain, countReport, decide, dueDay, lift, openedFor, report, reportable, reportOf } from "../reporting.ts";
import { askable, takeSecondLook } from "../second-look.ts";
import type { Services } from "../services.ts";
import { shownReport } from "../shown-report.ts";
import { bookVisitOf, formVisitOf, visitOf } from "../visit.ts";
import { senderOf } from "../sender.ts";

/** Reporting misuse without an account, deciding on it with reasons, the second look, and what the steward did, for everybody. */
export function reportRoutes(app: App, services: Services): void {
  app.get("/b/:book/entries/:id/report", async (c) => {
    const visit = await bookVisitOf(c, services);
    const { id } = reportable(visit, idIn(c));
    const page = documentOf(<ReportPage context={visit} entry={id} />);
    await noteLook(
      services,
      { ...visit, path: entryAddress(visit.book.slug, id) },
      concernedBy(visit.book.register, id),
    );
    return c.html(page);
  });
  app.post("/b/:book/entries/:id/report", async (c) => send(c, services));
  app.get("/report", (c) => c.html(documentOf(<ReportAnswerPage context={visitOf(c)} />)));
  app.post("/report", async (c) => answer(c, services));
  app.get("/b/:book/acts", async (c) => {
    const visit = await bookVisitOf(c, services);
    return c.html(documentOf(<ActsPage context={visit} {...await actsIn(services, visit)} />));
  });
  app.get("/b/:book/reports", async (c) => list(c, services, {}));
  app.post("/b/:book/reports", async (c) => act(c, services));
}

const idIn = (c: Request): EntryId => asEntryId(c.req.param("id") ?? "");

async function send(c: Request, services: Services): Promise<Response> {
  const visit = await formVisitOf(c, services);
  const { id } = reportable(visit, idIn(c));
  const typed = await fieldsIn(c, "ground", "words", "looked");
  const notices = noticesIn(typed, "words");
  if (notices.length > 0)
    return c.html(documentOf(<ReportPage context={visit} entry={id} sent={{ typed, notices }} />));
  try {
    const { number, kept } = await report(services, visit, { id, told: typed }, () =>
      countReport(services, senderOf(c, services.settings)),
    );
    const page = <ReceiptPage context={visit} number={number} due={dueDay(kept)} />;
    return c.html(documentOf(page));
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== "field-wrong") throw error;
    return c.html(documentOf(<ReportPage context={visit} entry={id} sent={{ typed, refusal: error }} />), 400);
  }
}

/** Words that say what people are, to look at once more; nothing is kept of them, and whoever sends them again is heard. */
const noticesIn = (typed: Readonly<Record<string, string>>, name: string): readonly string[] =>
  typed.looked === "1" ? [] : traitWordsIn(typed[name] ?? "");

/** The number goes in a form and never in an address, which others keep. */
async function answer(c: Request, services: Services): Promise<Response> {
  const context = visitOf(c);
  const { receipt: number, again } = await fieldsIn(c, "receipt", "again");
  try {
    await countReport(services, senderOf(c, services.settings));
    const found = await reportOf(services, number);
    if (again === "1") await askAgain(services, found, "reporter");
    const now = again === "1" ? await reportOf(services, number) : found;
    const { holder } = (await services.desk.open(found.book)).record.settings;
    const page = <ReportAnswerPage context={context} report={shownReport(services, now, holder)} number={number} />;
    return c.html(documentOf(page));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const problem = refusalWords(context, error.code, error.details);
    const page = <ReportAnswerPage context={context} number={number} problem={problem} />;
    return c.html(documentOf(page), error.status as 400);
  }
}

interface Opened {
  /** The report whose entry is opened on this page. */
  readonly open?: string;
  readonly sent?: SentReport;
}

async function list(c: Request, services: Services, { open, sent }: Opened): Promise<Response> {
  const visit = await bookVisitOf(c, services);
  const steward = isSteward(c);
  if (!steward && !visit.membership) throw new Refusal("not-signed-in");
  const all = await reportsIn(services.engine, visit.open.record.id);
  const item = (one: Report): ReportItem => {
    const acts = actsOn(visit, { one, steward, open: one.id === open });
    const { id, made, words } = one;
    const opened = acts.some((a) => NEEDS_OPEN.has(a)) && { opened: openedFor(visit.book, one.entry) };
    const told = steward || one.judge === visit.session?.party;
    return {
      report: shownReport(services, one, visit.open.record.settings.holder),
      acts,
      ...(told && { words }),
      ...(acts.includes("name") && { askable: askable(visit.book.register, one, visit.book.now) }),
      named: one.named !== null && one.named === visit.session?.party,
      ...opened,
      ...(id === open && made && sent && { sent }),
    };
  };
  const own = all.filter((one) => one.decided !== null && writerOf(visit, one) === visit.session?.party);
  const todo = all.filter((one) => actsOn(visit, { one, steward, open: false }).some((a) => a !== "again"));
  const shown = todo.find(({ id }) => id === open);
  if (shown && actsOn(visit, { one: shown, steward, open: true }).some((a) => NEEDS_OPEN.has(a)))
    await noteOpened(services, visit, shown);
  const page = <ReportsPage context={visit} todo={todo.map(item)} own={visit.session?.party ? own.map(item) : []} />;
  return c.html(documentOf(page), (sent?.refusal?.status ?? 200) as 200);
}

const isSteward = (c: Request): boolean => c.get("signedIn")?.steward === true;

async function act(c: Request, services: Services): Promise<Response> {
  const visit = await bookVisitOf(c, services);
  const typed = await fieldsIn(c, "report", "act", "verdict", "ground", "reason", "looked", "party");
  const { report: id, verdict, ground, reason } = typed;
  const one = (await reportsIn(services.engine, visit.open.record.id)).find((each) => each.id === id);
  const wanted = typed.act as Act;
  const steward = isSteward(c);
  if (one === undefined) throw new Refusal("entry-unknown");
  const may = (open: boolean) => actsOn(visit, { one, steward, open }).includes(wanted);
  if (!may(false) && !(wasOpened(visit, one) && may(true))) throw new Refusal("entry-unknown");
  const now = services.secrets.clock().toISOString();
  if (wanted === "open") return opened(c, services, { one, now });
  const notices = NEEDS_OPEN.has(wanted) ? noticesIn(typed, "reason") : [];
  if (notices.length > 0) return list(c, services, { open: id, sent: { typed, notices } });
  try {
    if (wanted === "again") await askAgain(services, one, "author");
    else if (wanted === "judge") {
      const judge = visit.membership?.party;
      if (!judge || !(await takeSecondLook(services, one, judge))) throw new Refusal("decided-already");
      return await opened(c, services, { one, now });
    } else if (wanted === "name") await nameJudge(services, visit, one, typed.party);
    else if (wanted === "lift") await lift(services, one, reason);
    else await decide(services, one, { verdict, ground, reason }, wanted === "second");
    return c.redirect(`/b/${visit.book.slug}/reports`, 303);
  } catch (error) {
    if (!(error instanceof Refusal) || !NEEDS_OPEN.has(wanted)) throw error;
    return list(c, services, { open: id, sent: { typed, refusal: error } });
  }
}

interface Opening {
  readonly one: Report;
  readonly now: string;
}

/** Opens the one entry for who decides on it; every such opening is told to the residents' parties it concerns, and stands in the acts. */
async function opened(c: Request, services: Services, { one, now }: Opening): Promise<Response> {
  const page = await list(c, services, { open: one.id });
  if (isSteward(c)) await settleReport(services.engine, one, { opened: now }, "opened");
  return page;
}
