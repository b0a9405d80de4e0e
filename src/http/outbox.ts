import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BookId, EntryId, PartyId } from "../register/ids.ts";
import { makeFolder } from "./folder.ts";
import type { Settings } from "./settings.ts";

/** A mail as it lies in the outbox until it is handed over: a file of its own, readable for the server's user only. */
export interface Mail {
  readonly id: string;
  readonly account: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** When its link ends, ISO 8601 UTC: after that it is of no use, and goes. */
  readonly until: string;
  /** Set on an overview, which goes at most once. */
  readonly digest?: DigestMark;
}

/** What an overview holds, so that it is looked at again before it goes, and told of once it went. */
export interface DigestMark {
  readonly slot: string;
  /** Up to when it tells news: ISO 8601 UTC. */
  readonly told: string;
  /** The link that stops it. */
  readonly stop: string;
  readonly parts: readonly { readonly book: BookId; readonly party: PartyId; readonly named: readonly EntryId[] }[];
}

const folderOf = ({ DATA_DIR }: Settings): string => join(DATA_DIR, "outbox");
const fileOf = (settings: Settings, id: string): string => join(folderOf(settings), `${id}.json`);

/** Whoever hands mail over in this process, by folder. */
const waiting = new Map<string, () => void>();

/** Calls `wake` for each mail that comes in; the function it gives ends that. */
export function onMail(settings: Settings, wake: () => void): () => void {
  waiting.set(folderOf(settings), wake);
  return () => void waiting.delete(folderOf(settings));
}

/** Puts a mail in the outbox: whole and on the disk, or not at all. */
export function keepMail(settings: Settings, mail: Mail): void {
  const folder = folderOf(settings);
  makeFolder(folder);
  const file = fileOf(settings, mail.id);
  writeFileSync(`${file}.new`, JSON.stringify(mail, null, 2), { mode: 0o600, flush: true });
  renameSync(`${file}.new`, file);
  syncFolder(folder);
  waiting.get(folder)?.();
}

/** Windows opens no folders; there the rename stands in the journal. */
function syncFolder(folder: string): void {
  if (process.platform === "win32") return;
  const opened = openSync(folder, "r");
  fsyncSync(opened);
  closeSync(opened);
}

/** The mails that wait; a file that somebody else put there is left alone. */
export function mailsIn(settings: Settings): readonly Mail[] {
  return namesIn(settings)
    .filter((name) => name.endsWith(".json"))
    .flatMap((name) => mailIn(join(folderOf(settings), name)) ?? []);
}

function namesIn(settings: Settings): readonly string[] {
  try {
    return readdirSync(folderOf(settings)).toSorted();
  } catch {
    return [];
  }
}

function mailIn(file: string): Mail | undefined {
  try {
    const mail = JSON.parse(readFileSync(file, "utf8")) as Partial<Mail>;
    return typeof mail.id === "string" && typeof mail.until === "string" ? (mail as Mail) : undefined;
  } catch {
    return undefined;
  }
}

export const dropMail = (settings: Settings, id: string): void => rmSync(fileOf(settings, id), { force: true });

/** The same, and gone from the disk before anything else happens. */
export function takeMail(settings: Settings, id: string): void {
  dropMail(settings, id);
  syncFolder(folderOf(settings));
}

type Which = { readonly account: string } | { readonly digestOf: string } | { readonly before: string };

/** Drops what is of no use any more, what was meant for one account, or its overview. */
export function dropMails(settings: Settings, which: Which): void {
  for (const mail of mailsIn(settings)) if (isMeant(mail, which)) dropMail(settings, mail.id);
}

function isMeant(mail: Mail, which: Which): boolean {
  if ("account" in which) return mail.account === which.account;
  if ("digestOf" in which) return mail.digest !== undefined && mail.account === which.digestOf;
  return mail.until < which.before;
}
