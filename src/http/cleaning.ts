import { KEPT_BESIDE } from "../register/retention.ts";
import { type Beside, deleteBefore } from "../storage/cleaning.ts";
import { KNOCK_TABLES } from "../storage/knocks.ts";
import { personalTables } from "../storage/personal.ts";
import { deleteAstray, deleteWaitingBefore } from "../storage/photos.ts";
import { owesScrub } from "./erased-list.ts";
import { dropOldImports } from "./import-runs.ts";
import { dropMails } from "./outbox.ts";
import { letLapse, tellFailed } from "./lapsing.ts";
import { showUnlookedAt } from "./second-look.ts";
import { PHOTO_WAITS } from "./photos.ts";
import { forgetSealedBefore, SEALED_TABLES } from "./saying-together.ts";
import type { Services } from "./services.ts";

const DAY = 86_400_000;
/** Looks are kept and shown so long: milliseconds. */
export const LOOKS_KEPT = KEPT_BESIDE.looks * DAY;

/** How many days each table keeps a row after the moment in it; none where the row says itself when it ends. */
const TABLES: Readonly<Record<Beside, number>> = {
  look: KEPT_BESIDE.looks,
  tap: KEPT_BESIDE.taps,
  report: KEPT_BESIDE.reports,
  code: KEPT_BESIDE.codes,
  cleaning: KEPT_BESIDE.looks,
  founding_draft: KEPT_BESIDE.drafts,
  knock: KEPT_BESIDE.knocks,
  digest_stop: KEPT_BESIDE.stops,
  token: KEPT_BESIDE.codes,
  written_once: KEPT_BESIDE.tries,
  attempt: KEPT_BESIDE.tries,
  session: 0,
  passkey_challenge: 0,
  institution_visit: 0,
  mail_link: 0,
};

/** Lets go of what is kept no longer, in the books and beside them, and says in the log how much that was. */
export async function clean(services: Services): Promise<void> {
  const { engine, secrets, settings } = services;
  const now = secrets.clock().getTime();
  const ago = (days: number): string => new Date(now - days * DAY).toISOString();
  const gone = await engine.transaction("cleaning", async (queries) => {
    const counts: [string, number][] = [];
    for (const [table, days] of Object.entries(TABLES) as [Beside, number][]) {
      const moment = table === "tap" ? ago(days).slice(0, 10) : ago(days);
      counts.push([table, await deleteBefore(queries, table, moment)]);
    }
    await deleteWaitingBefore(queries, new Date(now - PHOTO_WAITS).toISOString());
    counts.push(["photo", await deleteAstray(queries)]);
    return counts;
  });
  const worded = gone.flatMap(([table, count]) =>
    count > 0 && [...KNOCK_TABLES, "photo"].includes(table) ? [table] : [],
  );
  if (worded.length > 0) await engine.scrub(worded);
  await forgetSealedBefore(services, ago(KEPT_BESIDE.sealed));
  dropMails(settings, { before: ago(0) });
  dropOldImports(services);
  const shown = await showUnlookedAt(services);
  const lapsed = await letLapse(services);
  await scrubRest(services);
  const told = [...gone, ["shown-again", shown] as const, ...lapsed].filter(([, count]) => count > 0);
  if (told.length > 0 && settings.LOG !== "none") console.log(JSON.stringify({ cleaned: Object.fromEntries(told) }));
}

/** Tables of words that go without standing in a list: small, so that they are scrubbed each time. */
const UNLISTED = [...KNOCK_TABLES, ...SEALED_TABLES];

/** Where a server fell, or the files were in use, between an erasure and its scrubbing, that is done now. */
const scrubRest = ({ engine, settings }: Services): Promise<void> =>
  engine.scrub(owesScrub(settings) ? personalTables() : UNLISTED);

/** Cleans now and every day; the function it gives stops that, after the run under way. A run that fails is told in the log. */
export async function cleanDaily(services: Services): Promise<() => Promise<void>> {
  const run = () => clean(services).catch((error: unknown) => tellFailed("cleaning", error));
  let running = run();
  await running;
  const timer = setInterval(() => {
    running = running.then(run);
  }, DAY);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}
