import { dayAt } from "../register/term.ts";
import type { Report } from "../storage/reports.ts";
import type { ShownReport } from "../web/pages/report-answer.tsx";
import { dueDay, isOverdue } from "./reporting.ts";
import { isSecondLate, isShownAgain, secondDays } from "./second-look.ts";
import type { Services } from "./services.ts";

/** A report as pages show it, with the days by which it is decided; `holder` is whose book it is. */
export function shownReport({ secrets }: Pick<Services, "secrets">, one: Report, holder: string): ShownReport {
  const today = dayAt(secrets.clock().getTime());
  const days = secondDays(one);
  const look = days && { ...days, overdue: isSecondLate(one, today), shownAgain: isShownAgain(one), holder };
  return { ...one, due: dueDay(one), overdue: isOverdue(one, today), ...(look && { look }) };
}
