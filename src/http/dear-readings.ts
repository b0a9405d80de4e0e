import { isFound } from "./found.ts";
import type { Request } from "./environment.ts";
import { postCounts } from "./post-counts.ts";
import { senderOf } from "./sender.ts";
import type { Services } from "./services.ts";
import type { BookVisit } from "./visit.ts";

/** Milliseconds in which a person, or thirty behind one address, may ask as often as a program's key in a minute. */
const WHILE = 600_000;

const counted = new WeakSet<Request>();

/**
 * Before something that somebody asks of a moment or with a choice of their own is worked out anew: counted per account, or per address
 * where nobody is signed in (a program's key was counted already), and one at a time. Throws "too-many-tries".
 */
export async function dearReading(c: Request, services: Services): Promise<void> {
  if (counted.has(c)) return;
  counted.add(c);
  if (!c.get("caller")) await countAsking(c, services);
  await turn();
}

function countAsking(c: Request, services: Services): Promise<void> {
  const { settings } = services;
  const account = c.get("signedIn")?.account;
  const whose = account === undefined ? `address ${senderOf(c, settings)}` : `account ${account}`;
  return postCounts(services)(whose, { sort: "dear", most: settings.API_PER_MINUTE, every: WHILE });
}

/** The same before a finding, where its address says more than its name and it was not worked out before. */
export async function dearFinding(c: Request, services: Services, visit: BookVisit, name: string): Promise<void> {
  if (visit.query.size > 0 && !isFound(visit, name)) await dearReading(c, services);
}

/** Milliseconds that nobody notices. */
const SHORT = 20;

let line: Promise<void> = Promise.resolve();

/** Waits for who came before, and as long again as that took: then whoever asks for something cheap is answered. */
function turn(): Promise<void> {
  const mine = line;
  line = mine.then(async () => {
    const begun = performance.now();
    await new Promise(setImmediate);
    const took = performance.now() - begun;
    if (took > SHORT) await new Promise((resolve) => setTimeout(resolve, took));
  });
  return mine;
}
