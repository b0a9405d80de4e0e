import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Engine } from "../../src/storage/engine.ts";
import { openEngine } from "../../src/storage/open.ts";
import { startPostgres } from "./postgres.ts";

/** One kind of storage, fresh for one test file: the same contract holds for each. */
export interface Store {
  readonly name: string;
  /** Opens it as another process would; undefined where no second one can exist. */
  readonly again: (() => Promise<Engine>) | undefined;
  readonly engine: Engine;
  /** What a child process opens: the address of a server, or the path of a file. */
  readonly target: { readonly url?: string; readonly file: string } | undefined;
  /** Everything the files of the tables hold, as bytes. */
  rawBytes(): readonly Buffer[];
  close(): Promise<void>;
}

export const STORES: Readonly<Record<string, () => Promise<Store>>> = {
  "SQLite in memory": async () => {
    const engine = await openEngine({ file: ":memory:" });
    return {
      name: "memory",
      engine,
      again: undefined,
      target: undefined,
      rawBytes: () => [],
      close: () => engine.close(),
    };
  },
  "SQLite on disk": async () => {
    const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-store-"));
    const target = { file: path.join(folder, "wijkspiegel.db") };
    const opened = [await openEngine(target)];
    return {
      name: "disk",
      engine: opened[0] as Engine,
      again: () => remember(opened, openEngine(target)),
      target,
      rawBytes: () => filesIn(folder),
      close: async () => {
        for (const engine of opened) await engine.close();
        rmSync(folder, { recursive: true, force: true });
      },
    };
  },
  PostgreSQL: async () => {
    const server = await startPostgres();
    const target = { url: server.url, file: "" };
    const opened = [await openEngine(target)];
    return {
      name: "postgres",
      engine: opened[0] as Engine,
      again: () => remember(opened, openEngine(target)),
      target,
      rawBytes: () => (server.folder === undefined ? [] : filesIn(path.join(server.folder, "base"))),
      close: async () => {
        for (const engine of opened) await engine.close();
        await server.stop();
      },
    };
  },
};

async function remember(opened: Engine[], opening: Promise<Engine>): Promise<Engine> {
  const engine = await opening;
  opened.push(engine);
  return engine;
}

const filesIn = (folder: string): readonly Buffer[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)));
