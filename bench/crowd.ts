import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { maskedToken, plainToken } from "../src/http/csrf.ts";
import type { Child } from "./child.ts";
import { percentile } from "./measure.ts";
import type { Townsman } from "./town.ts";
import { type Wire, wireTo } from "./wire.ts";

/** What a crowd is told to do: everybody of a file, each at one of the servers. */
export interface Asked {
  readonly urls: readonly string[];
  readonly file: string;
  readonly reads: number;
  readonly writes: number;
  readonly seconds: number;
  /** Starts what is written, so that it is found again. */
  readonly mark: string;
}

/** What came of it. Times run from the moment a request was due, not from when somebody was free to send it. */
export interface Came {
  readonly seconds: number;
  readonly reads: number;
  readonly writes: number;
  readonly p50: number;
  readonly p99: number;
  readonly writesP99: number;
  readonly errors: readonly string[];
  /** Requests for which nobody was free in all that time. */
  readonly notBegun: number;
  /** What was answered as written, and what was sent without such an answer. */
  readonly written: readonly string[];
  readonly unsure: readonly string[];
  /** Processor time of the crowd itself, in seconds. */
  readonly cpu: number;
}

interface Person extends Townsman {
  readonly wire: Wire;
  opened: number;
}

interface Due {
  readonly at: number;
  readonly what: string | undefined;
}

/** Reads and writes at an even pace, whatever the answers take; whoever is free sends the next. */
const crowd: Child = async (text): Promise<Came> => {
  const asked = JSON.parse(text as string) as Asked;
  const people = await arriveAll(asked);
  const before = process.cpuUsage();
  const [reads, writes]: [number[], number[]] = [[], []];
  const [errors, written, unsure]: [string[], string[], string[]] = [[], [], []];
  const idle = [...people];
  const queue: Due[] = [];
  const pending = new Set<Promise<void>>();
  const begun = performance.now();
  const send = async (person: Person, { at, what }: Due): Promise<void> => {
    try {
      const { status, location, body } = await person.wire.ask(
        what === undefined ? reading(person) : writing(person, what),
      );
      const right = what === undefined ? status === 200 && isOwn(body, person.csrf) : isWritten(status, location);
      if (!right) errors.push(`${what ?? "read"}: ${status}`);
      (what === undefined ? reads : writes).push(performance.now() - at);
      if (what !== undefined) (right ? written : unsure).push(what);
      idle.push(person);
    } catch (error) {
      errors.push(String(error));
      if (what !== undefined) unsure.push(what);
    }
  };
  const sendDue = (): void => {
    for (let person = idle[0]; person && queue.length > 0; person = idle[0]) {
      idle.shift();
      const going: Promise<void> = send(person, queue.shift() as Due).then(() => {
        pending.delete(going);
        sendDue();
      });
      pending.add(going);
    }
  };
  let due = 0;
  const rate = asked.reads + asked.writes;
  while (due < rate * asked.seconds) {
    const until = Math.min(rate * asked.seconds, ((performance.now() - begun) / 1000) * rate);
    for (; due < until; due++)
      queue.push({ at: begun + (due * 1000) / rate, what: isWrite(due, asked) ? `${asked.mark} ${due}` : undefined });
    sendDue();
    await wait(1);
  }
  const notBegun = queue.splice(0).length;
  while (pending.size > 0) await Promise.all(pending);
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(before);
  for (const { wire } of people) wire.end();
  return {
    seconds,
    reads: reads.length,
    writes: writes.length,
    p50: percentile([...reads, ...writes], 0.5),
    p99: percentile([...reads, ...writes], 0.99),
    writesP99: percentile(writes, 0.99),
    errors,
    notBegun,
    written,
    unsure,
    cpu: (user + system) / 1e6,
  };
};

export const CROWD_CHILDREN = { crowd };

async function arriveAll({ urls, file }: Asked): Promise<Person[]> {
  const people = JSON.parse(readFileSync(file, "utf8")) as readonly Townsman[];
  const wires = await Promise.all(people.map((_, i) => wireTo(new URL(urls[i % urls.length] as string))));
  // Not book after book: whoever follows in the row is of another book.
  const order = people.map((_, i) => (i * 271) % people.length);
  return order.map((i) => ({ ...(people[i] as Townsman), wire: wires[i] as Wire, opened: i }));
}

/** Writes lie evenly among the reads. */
const isWrite = (n: number, { reads, writes }: Asked): boolean =>
  Math.floor(((n + 1) * writes) / (reads + writes)) > Math.floor((n * writes) / (reads + writes));

const TOKEN = 'name="csrf" value="';

/** Whether a page carries the token of whoever asked, and of nobody else. Looked for in the bytes: the crowd leaves the processor to the server. */
function isOwn(page: Buffer, token: string): boolean {
  const at = page.indexOf(TOKEN);
  if (at < 0) return false;
  const from = at + TOKEN.length;
  return plainToken(page.toString("latin1", from, page.indexOf('"', from))) === token;
}

const isWritten = (status: number, location: string): boolean => status === 303 && location.includes("/entries/");

function reading(person: Person): string {
  const path = person.paths[person.opened++ % person.paths.length];
  return `GET ${path} HTTP/1.1\r\nHost: town\r\nCookie: ${person.cookie}\r\n\r\n`;
}

function writing({ book, party, to, csrf, cookie }: Person, what: string): string {
  const form = new URLSearchParams({
    csrf: maskedToken(csrf),
    for: party,
    from: party,
    to,
    matter: "space",
    what,
  }).toString();
  const head = `POST /b/${book}/record/request HTTP/1.1\r\nHost: town\r\nCookie: ${cookie}\r\n`;
  return `${head}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ${form.length}\r\n\r\n${form}`;
}
