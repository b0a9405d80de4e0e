import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import path from "node:path";
import { runProgram } from "../../src/cli/program.ts";

const root = path.resolve(import.meta.dirname, "../..");
const PROGRAM = path.join(root, "build/wijkspiegel.js");

/** Builds the program when something changed since the last build. */
export async function buildProgram(): Promise<void> {
  const { buildIfStale } = (await import(path.join(root, "scripts/bootstrap/build.js"))) as {
    buildIfStale(): Promise<void>;
  };
  await buildIfStale();
}

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly error: string;
}

/** A run of the built program, with nobody at the terminal. */
export interface Running {
  readonly child: ChildProcess;
  /** Resolves when this stands in what it printed so far. */
  said(text: string): Promise<string>;
  readonly ended: Promise<Ended>;
}

type Environment = Readonly<Record<string, string>>;

/** Starts the program with only these settings around it, in a folder where it may write. */
export function start(words: readonly string[], environment: Environment, cwd = tmpdir()): Running {
  const child = spawn(process.execPath, [PROGRAM, ...words], {
    cwd,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let [out, error] = ["", ""];
  const waiting: (() => void)[] = [];
  const hear = (take: () => unknown): void => {
    take();
    for (const tell of waiting.splice(0)) tell();
  };
  child.stdout.on("data", (piece: Buffer) => hear(() => (out += piece.toString())));
  child.stderr.on("data", (piece: Buffer) => hear(() => (error += piece.toString())));
  let over = false;
  const ended = once(child, "close").then(([code]) => {
    hear(() => (over = true));
    return { code: code as number | null, out, error };
  });
  const said = async (text: string): Promise<string> => {
    while (!out.includes(text)) {
      if (over) throw new Error(`ended without saying “${text}”:\n${out}\n${error}`);
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    return out;
  };
  return { child, said, ended };
}

/** Runs the built program to its end. */
export const runBuilt = (words: readonly string[], environment: Environment, cwd?: string): Promise<Ended> =>
  start(words, environment, cwd).ended;

/**
 * Runs the same in this process, which spares the start of one. For what does not depend on where it stands, on signals or
 * on another that runs beside it; runs share nothing but the files they write.
 */
export async function run(words: readonly string[], environment: Environment): Promise<Ended> {
  let [out, error] = ["", ""];
  const terminal = {
    interactive: false,
    columns: 100,
    print: (line: string) => void (out += `${line}\n`),
    warn: (line: string) => void (error += `${line}\n`),
    progress: () => undefined,
    ask: undefined,
  };
  const code = await runProgram(words, { terminal, environment, interrupted: new AbortController().signal });
  return { code, out, error };
}
