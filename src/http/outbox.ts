import { closeSync, fsyncSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "./folder.ts";
import type { Settings } from "./settings.ts";

/** A mail as it lies in the outbox until it is handed over: a file of its own, readable for the server's user only. */
export interface Mail {
  readonly id: string;
  readonly account: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** When its link ends, ISO 8601 UTC: after that it is of no use, and goes. */
  readonly until: string;
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

/** Drops what is of no use any more, or what was meant for one account. */
export function dropMails(settings: Settings, which: { readonly account: string } | { readonly before: string }): void {
  for (const mail of mailsIn(settings))
    if ("account" in which ? mail.account === which.account : mail.until < which.before) dropMail(settings, mail.id);
}
