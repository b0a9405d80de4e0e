import { existsSync } from "node:fs";
import { tombstoneOf, unseal } from "../../proof/seal.ts";
import { verified } from "../../proof/verify.ts";
import { asBookId, type BookId, type PartyId } from "../../register/ids.ts";
import { type Erased, erasedEntries, erasedFile, erasedIn, noteErased } from "../../http/erased-list.ts";
import type { Services } from "../../http/services.ts";
import { books } from "../../storage/books.ts";
import { isEmptyDatabase, putRows, TABLES } from "../../storage/dump.ts";
import type { Queries, Row } from "../../storage/engine.ts";
import { entryById, eraseEntry } from "../../storage/entries.ts";
import { deleteUnnamed } from "../../storage/photos.ts";
import { photoIn } from "../../register/photo.ts";
import { forgetReportsOn } from "../../storage/reports.ts";
import { eraseAccount, eraseParty, personalTables } from "../../storage/personal.ts";
import { NotABackup, readBackup } from "../backup-file.ts";
import { type Call, type Command, EXIT, optional, WrongUse } from "../command.ts";
import { withInstallation } from "../installation.ts";
import { verifyBook } from "./verify.ts";

/** Puts a backup back, in an empty database only: all of it and verified, or nothing. */
export const restoreCommand: Command = {
  name: "restore",
  words: ["FILE"],
  options: { erased: { type: "string" } },
  run: (call) =>
    withInstallation(call, async (services) => {
      const { terminal, texts } = call;
      const path = call.words[0] ?? "";
      if (!existsSync(path)) throw new WrongUse("cli.use.file-missing", { file: path });
      try {
        const done = await services.engine.transaction("restore", (queries) =>
          restore(call, services, { queries, path }),
        );
        await services.engine.scrub(personalTables());
        terminal.print(texts.t("cli.restore.done", done));
        return EXIT.done;
      } catch (error) {
        const key =
          error instanceof NotABackup ? error.reason : error instanceof NotRestored ? error.message : undefined;
        if (key === undefined) throw error;
        terminal.warn(texts.t(`cli.restore.${key}`, { path, ...(error instanceof NotRestored ? error.values : {}) }));
        return EXIT.refused;
      }
    }),
};

/** Thrown inside the transaction, so that nothing stays. */
class NotRestored extends Error {
  readonly values: Readonly<Record<string, string | number>>;

  constructor(reason: "not-empty" | "misfit", values: NotRestored["values"] = {}) {
    super(reason);
    this.values = values;
  }
}

const PAGE = 5000;
const PAGES = new Map(TABLES.map(({ name, page = PAGE }) => [name, page]));

async function restore(call: Call, services: Services, { queries, path }: { queries: Queries; path: string }) {
  if (!(await isEmptyDatabase(queries))) throw new NotRestored("not-empty");
  const rows = await putAll(call, queries, path);
  const list = erasedIn(optional(call, "erased") ?? erasedFile(services.settings));
  const erased = await eraseAgain(queries, list);
  for (const { id, settings } of await books(queries)) {
    const means = { queries, sha256: services.secrets.sha256 };
    const checked = await verifyBook(means, id, () => call.interrupted.throwIfAborted());
    const { misfit } = verified(checked, erasedEntries(list));
    if (misfit) throw new NotRestored("misfit", { name: settings.name, ...misfit });
  }
  // A list from elsewhere is kept beside this database too: verifying and the next restore look there.
  if (optional(call, "erased") !== undefined) noteErased(services.settings, list);
  return { rows, erased };
}

async function putAll({ terminal, texts, interrupted }: Call, queries: Queries, path: string): Promise<number> {
  const waiting = new Map<string, Row[]>(TABLES.map(({ name }) => [name, []]));
  let count = 0;
  for await (const { table, row } of readBackup(path)) {
    const rows = waiting.get(table);
    if (rows === undefined) throw new NotABackup("newer");
    rows.push(row);
    count++;
    if (rows.length < (PAGES.get(table) ?? PAGE)) continue;
    await putWaiting(queries, waiting);
    interrupted.throwIfAborted();
    terminal.progress(texts.t("cli.restore.progress", { rows: count }));
  }
  await putWaiting(queries, waiting);
  return count;
}

async function putWaiting(queries: Queries, waiting: ReadonlyMap<string, Row[]>): Promise<void> {
  for (const table of TABLES) {
    const rows = waiting.get(table.name) ?? [];
    if (rows.length > 0) await putRows(queries, table, rows.splice(0));
  }
}

/** Erases again what a backup brought back: erased stays erased. Gives how many entries that were. */
async function eraseAgain(queries: Queries, erased: readonly Erased[]): Promise<number> {
  let count = 0;
  const photos: (readonly [BookId, string])[] = [];
  for (const one of erased) {
    if ("account" in one) await eraseAccount(queries, one.account);
    else if ("party" in one) await eraseParty(queries, one.book, one.party);
    if (!("id" in one)) continue;
    const { book, id } = one;
    await forgetReportsOn(queries, book, id);
    const row = await entryById(queries, asBookId(book), id);
    const entry = row && unseal(row);
    if (entry === undefined || entry.kind === "erased") continue;
    await eraseEntry(queries, asBookId(book), entry.id, tombstoneOf(Number(entry.at.slice(0, 4))));
    // A party takes along what it counted and sealed, what was said at its door, and its keys.
    if (entry.kind === "party") await eraseParty(queries, asBookId(book), entry.id as string as PartyId);
    const photo = photoIn(entry.kind, entry.body);
    if (photo) photos.push([asBookId(book), photo.id]);
    count++;
  }
  for (const [book, photo] of photos) await deleteUnnamed(queries, book, [photo]);
  return count;
}
