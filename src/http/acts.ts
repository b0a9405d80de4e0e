import { codesBySteward } from "../storage/codes.ts";
import { reportsIn } from "../storage/reports.ts";
import type { Services } from "./services.ts";
import { shownReport } from "./shown-report.ts";
import type { BookVisit } from "./visit.ts";

/** What the steward of a book did, as its page and the interface for programs tell it. */
export async function actsIn(services: Services, { open }: BookVisit) {
  const book = open.record.id;
  const reports = (await reportsIn(services.engine, book)).map((one) =>
    shownReport(services, one, open.record.settings.holder),
  );
  const changes = open.record.settings.changes ?? [];
  return { reports, codes: await codesBySteward(services.engine, book), changes };
}
