import { readFileSync } from "node:fs";
import { exampleRows } from "../../exchange/examples.ts";
import { FIELDS, LEAVE_OUT, type Target } from "../../exchange/fields.ts";
import { checkMapping, type Mapping, needsDate } from "../../exchange/mapping.ts";
import { refusedColumns } from "../../exchange/traits.ts";
import { type FileProblem, UnreadableFile } from "../../exchange/unreadable-file.ts";
import type { PartyId } from "../../register/ids.ts";
import type { PartialDate } from "../../register/partial-date.ts";
import { Refusal } from "../../register/refusal.ts";
import { sideOf } from "../../register/register.ts";
import { bookAddress } from "../../web/addresses.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { readDate } from "../../web/forms/dates.ts";
import { ErrorPage } from "../../web/pages/error.tsx";
import { ImportPage } from "../../web/pages/import.tsx";
import { ImportMappingPage } from "../../web/pages/import-mapping.tsx";
import { ImportProgressPage, ImportResultPage } from "../../web/pages/import-result.tsx";
import { BadRoundPage, faultLines, RoundResultPage } from "../../web/pages/import-round.tsx";
import type { App, Request } from "../environment.ts";
import { isBudgetFile } from "../budget-file.ts";
import { badRowsPath, fileOf, type ImportJob, jobOf, keepUpload, type StoredOrder } from "../import-job.ts";
import { startImport } from "../import-runs.ts";
import { columnsIn, keepMapping, mappingsFor, proposeMapping } from "../mappings.ts";
import { publisherOf } from "../publisher.ts";
import { dateInName, type RegisterFile } from "../register-file.ts";
import type { Services } from "../services.ts";
import { type BookVisit, bookVisitOf } from "../visit.ts";
import { roundBy, takeRound } from "./import-round.tsx";

type Posted = Readonly<Record<string, string | File | (string | File)[]>>;

/** Bringing in a register: upload, what each column says, progress, result. */
export function importRoutes(app: App, services: Services): void {
  app.get("/b/:book/import", async (c) => uploadPage(c, services, await importerVisit(c, services)));
  app.post("/b/:book/import", (c) => upload(c, services));
  app.get("/b/:book/import/:job", (c) => jobPage(c, services));
  app.post("/b/:book/import/:job", (c) => confirm(c, services));
  app.get("/b/:book/import/:job/bad.csv", async (c) => {
    const visit = await importerVisit(c, services);
    const job = jobIn(c, services, visit);
    if (job.state.is === "bad-round") return c.body(faultLines(visit, job.state.faults), 200, CSV);
    if (job.state.is !== "done" || job.state.result.bad.length === 0) throw new Refusal("entry-unknown");
    return c.body(readFileSync(badRowsPath(services, job)), 200, CSV);
  });
}

const CSV = {
  "Content-Type": "text/csv; charset=utf-8",
  "Content-Disposition": 'attachment; filename="bad.csv"',
};

/** A visit by whoever may import: a member of an institution in its name, or the steward in the publisher's. */
interface ImporterVisit extends BookVisit {
  readonly owner: PartyId | "steward";
}

async function importerVisit(c: Request, services: Services): Promise<ImporterVisit> {
  const visit = await bookVisitOf(c, services);
  const { viewer, register } = visit.book;
  if (viewer.party === undefined && !viewer.steward) throw new Refusal("not-signed-in");
  if (viewer.party !== undefined && sideOf(register, viewer.party) !== "institution")
    throw new Refusal("only-about-own-acts");
  if (visit.membership?.role === "reader") throw new Refusal("readers-read");
  return { ...visit, owner: viewer.party ?? "steward" };
}

const jobIn = (c: Request, services: Services, { open, owner }: ImporterVisit): ImportJob =>
  jobOf(services, c.req.param("job") ?? "", { book: open.record.id, owner });

async function uploadPage(c: Request, services: Services, visit: ImporterVisit, problem?: FileProblem) {
  const known = await mappingsFor(services.engine, visit.open.record.id);
  const page = <ImportPage context={visit} mappings={known.map(({ name }) => name)} problem={problem} />;
  return c.html(documentOf(page), problem ? 422 : 200);
}

async function upload(c: Request, services: Services): Promise<Response> {
  const visit = await importerVisit(c, services);
  const body: Posted = await c.req.parseBody({ all: true });
  const file = body.file;
  if (!(file instanceof File) || file.size === 0) return uploadPage(c, services, visit, { code: "empty-file" });
  const job: ImportJob = {
    id: services.secrets.newId(),
    book: visit.open.record.id,
    owner: visit.owner,
    account: visit.membership?.pseudonym ?? "steward",
    made: services.secrets.clock().toISOString(),
    fileName: file.name.slice(0, 200),
    mappingName: textIn(body, "mapping"),
    allOrNothing: textIn(body, "all-or-nothing") === "yes",
    state: { is: "waiting" },
  };
  const first = new Uint8Array(await file.slice(0, FIRST_BYTES).arrayBuffer());
  if (isBudgetFile(job.fileName, first)) {
    if (file.size > MOST_ROUND) throw new Refusal("file-too-large", { megabytes: MOST_ROUND / 1024 / 1024 });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const by = roundBy(visit, job, textIn(body, "as"));
    return c.redirect(addressOf(await takeRound(services, job, { bytes, by })), 303);
  }
  try {
    await keepUpload(services, job, file);
  } catch (error) {
    if (error instanceof UnreadableFile) return uploadPage(c, services, visit, error.problem);
    throw error;
  }
  return c.redirect(addressOf(job), 303);
}

/** A round is read and counted whole: bytes, more than ten times the largest of a Dutch city. */
const MOST_ROUND = 4 * 1024 * 1024;
/** Bytes in which a file says that it is a budget round. */
const FIRST_BYTES = 64;

const addressOf = ({ book, id }: ImportJob): string => bookAddress(book, `import/${id}`);

function textIn(body: Posted, name: string): string {
  const value = body[name];
  return typeof value === "string" ? value.trim() : "";
}

/** How often a browser asks again how far an import is, in seconds; a header, because pages carry no script. */
const AGAIN = "2";

async function jobPage(c: Request, services: Services): Promise<Response> {
  const visit = await importerVisit(c, services);
  const job = jobIn(c, services, visit);
  const { state } = job;
  if (state.is === "waiting") return waitingPage(c, services, visit, job);
  if (state.is === "running") {
    c.header("Refresh", AGAIN);
    return c.html(documentOf(<ImportProgressPage context={visit} {...state.progress} />));
  }
  if (state.is === "round") return c.html(documentOf(<RoundResultPage context={visit} result={state.result} />));
  if (state.is === "bad-round")
    return c.html(
      documentOf(<BadRoundPage context={visit} faults={state.faults} badHref={`${addressOf(job)}/bad.csv`} />),
    );
  if (state.is === "done") return c.html(documentOf(resultPage(visit, job, state.result)));
  if (state.problem) return uploadPage(c, services, visit, state.problem);
  if (state.refusal) throw new Refusal(state.refusal);
  return c.html(
    documentOf(<ErrorPage context={visit} status={500} code={undefined} details={{}} requestId={job.id} />),
    500,
  );
}

function resultPage(visit: ImporterVisit, job: ImportJob, result: (ImportJob["state"] & { is: "done" })["result"]) {
  const { rows, added, changed, same, kept, bad, nothingIn } = result;
  const counts = { rows, added, corrected: changed, same, older: kept };
  const href = bad.length > 0 ? { badRowsHref: `${addressOf(job)}/bad.csv` } : {};
  return <ImportResultPage context={visit} counts={counts} bad={bad} {...href} nothingIn={nothingIn} />;
}

async function waitingPage(c: Request, services: Services, visit: ImporterVisit, job: ImportJob) {
  const file = await fileOf(services, job);
  return mappingPage(c, visit, { job, file, mapping: await firstMapping(services, visit, job, file) });
}

/** The mapping to begin with: the one chosen, one that fits, or a proposal. */
async function firstMapping(services: Services, { book }: ImporterVisit, job: ImportJob, file: RegisterFile) {
  const known = await mappingsFor(services.engine, job.book);
  const chosen = known.find(({ name }) => name === job.mappingName);
  const unnamed = { name: "", source: book.name, publisher: "" };
  return chosen ?? proposeMapping(file.sample.dialect.headers, known, unnamed).mapping;
}

interface Mapped {
  readonly job: ImportJob;
  readonly file: RegisterFile;
  readonly mapping: Mapping;
  readonly problems?: readonly FileProblem[];
}

const EXAMPLES = 10;

function mappingPage(c: Request, visit: ImporterVisit, { job, file, mapping, problems = [] }: Mapped) {
  const { headers } = file.sample.dialect;
  const page = (
    <ImportMappingPage
      context={visit}
      upload={job.id}
      fileName={job.fileName}
      columns={columnsIn(mapping, headers)}
      examples={exampleRows(file.sample, EXAMPLES)}
      refused={refusedColumns(headers)}
      source={mapping.source}
      mappingName={mapping.name}
      date={dateInName(job.fileName)}
      dateNeeded={needsDate(mapping, headers)}
      problems={problems}
    />
  );
  return c.html(documentOf(page), problems.length > 0 ? 422 : 200);
}

async function confirm(c: Request, services: Services): Promise<Response> {
  const visit = await importerVisit(c, services);
  const job = jobIn(c, services, visit);
  if (job.state.is !== "waiting") return c.redirect(addressOf(job), 303);
  const file = await fileOf(services, job);
  const body: Posted = await c.req.parseBody();
  const first = await firstMapping(services, visit, job, file);
  const mapping = postedMapping(body, file, first);
  const problems = checkMapping(mapping, file.sample.dialect.headers);
  if (problems.length > 0) return mappingPage(c, visit, { job, file, mapping, problems });
  const sourceDate = dateIn(body, job, needsDate(mapping, file.sample.dialect.headers));
  if (textIn(body, "name") !== "" && mapping.name !== first.name) await keepMapping(services.engine, job.book, mapping);
  const order: StoredOrder = {
    ...mapping,
    sourceDate,
    whyTitle: visit.texts.t("cli.import.why-title"),
    by: visit.owner === "steward" ? await stewardsParty(services, visit, mapping) : visit.owner,
  };
  startImport(services, job, order);
  return c.redirect(addressOf(job), 303);
}

/** What each column says, as posted; a column that the page did not offer stays out. */
function postedMapping(body: Posted, { sample }: RegisterFile, first: Mapping): Mapping {
  const columns = sample.dialect.headers.map((header, i) => {
    const target = [...FIELDS].find((field) => field === textIn(body, `column.${i}`)) ?? LEAVE_OUT;
    return { header, target: target as Target };
  });
  const source = textIn(body, "source");
  if (source === "") throw new Refusal("field-wrong", { field: "source", problem: "required" });
  return { name: textIn(body, "name") || first.name, source, publisher: first.publisher, columns };
}

function dateIn(body: Posted, { fileName }: ImportJob, needed: boolean): PartialDate | null {
  const said = textIn(body, "date");
  const date = said === "" ? dateInName(fileName) : readDate(said);
  if (date === undefined) throw new Refusal("field-wrong", { field: "date", problem: "date" });
  if (date === null && needed) throw new Refusal("field-wrong", { field: "date", problem: "required" });
  return date;
}

/** The steward writes for nobody but the publisher whose file it is. */
function stewardsParty(services: Services, { open }: ImporterVisit, { publisher }: Mapping): Promise<PartyId> {
  if (publisher === "") throw new Refusal("party-unknown");
  return publisherOf(services, open, publisher);
}
