import { deleteAttemptsBefore } from "../storage/attempts.ts";
import { deleteChallengesBefore } from "../storage/passkeys.ts";
import { deleteVisitsBefore } from "../storage/institution-people.ts";
import { deleteMailLinksBefore } from "../storage/email.ts";
import { deleteLooksBefore } from "../storage/looks.ts";
import { deleteReportsBefore } from "../storage/reports.ts";
import { deleteExpiredSessions } from "../storage/sessions.ts";
import { deleteTapsBefore } from "../storage/taps.ts";
import { dropMails } from "./outbox.ts";
import { forgetSealedBefore } from "./saying-together.ts";
import type { Services } from "./services.ts";

const DAY = 86_400_000;
/** Looks are kept and shown for twelve months: milliseconds. */
export const LOOKS_KEPT = 365 * DAY;
/** A report is kept as long after it was decided: milliseconds. */
const REPORTS_KEPT = 365 * DAY;
/** What a party tapped for itself is kept as long: milliseconds. */
const TAPS_KEPT = 365 * DAY;

/** What was sealed and never opened is kept as long as a saying: milliseconds. */
const SEALED_KEPT = 730 * DAY;

/** Lets go of what is kept no longer: looks, taps and decided reports after twelve months, sealed words after two years, sessions after their day, tries at codes after a day, links and mails when they end. */
export async function clean(services: Services): Promise<void> {
  const { engine, secrets, settings } = services;
  const now = secrets.clock().getTime();
  await engine.transaction("cleaning", async (queries) => {
    await deleteLooksBefore(queries, new Date(now - LOOKS_KEPT).toISOString());
    await deleteTapsBefore(queries, new Date(now - TAPS_KEPT).toISOString().slice(0, 10));
    await deleteReportsBefore(queries, new Date(now - REPORTS_KEPT).toISOString());
    await deleteExpiredSessions(queries, new Date(now).toISOString());
    await deleteChallengesBefore(queries, new Date(now).toISOString());
    await deleteVisitsBefore(queries, new Date(now).toISOString());
    await deleteMailLinksBefore(queries, new Date(now).toISOString());
    await deleteAttemptsBefore(queries, new Date(now - DAY).toISOString());
  });
  await forgetSealedBefore(services, new Date(now - SEALED_KEPT).toISOString());
  dropMails(settings, { before: new Date(now).toISOString() });
}

/** Cleans now and every day; the function it gives stops that. */
export async function cleanDaily(services: Services): Promise<() => void> {
  await clean(services);
  const timer = setInterval(() => void clean(services), DAY);
  timer.unref();
  return () => clearInterval(timer);
}
