import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** Work done in a process of its own: what it answers goes to the parent as JSON. */
export type Child = (...given: string[]) => Promise<unknown>;

export interface Running<T> {
  readonly answer: T;
  /** Lets it end, and waits until it did. */
  stop(): Promise<void>;
}

/** The first word of a child's command line. */
export const CHILD = "--child";

/** Starts the child of this name in this same program; it lives until `stop`. */
export async function startChild<T>(name: string, ...given: readonly string[]): Promise<Running<T>> {
  const words = [...process.execArgv, process.argv[1] as string, CHILD, name, ...given];
  const child = spawn(process.execPath, words, { stdio: ["pipe", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", resolve);
    child.once("exit", (code) => reject(new Error(`${name} ended with ${code} before it answered`)));
  });
  const stop = async (): Promise<void> => {
    child.stdin.end();
    await ended;
  };
  return { answer: JSON.parse(line) as T, stop };
}

/** The answer of a child that has nothing more to do. */
export async function inChild<T>(name: string, ...given: readonly string[]): Promise<T> {
  const running = await startChild<T>(name, ...given);
  await running.stop();
  return running.answer;
}

/** What a child does: answers, and ends when its parent closes its input. */
export async function beChild(children: Readonly<Record<string, Child>>, [name, ...given]: readonly string[]) {
  const child = children[name ?? ""];
  if (!child) throw new Error(`no child is called ${name}`);
  console.log(JSON.stringify(await child(...given)));
  process.stdin.on("end", () => process.exit()).resume();
}

/** Most memory this process has held, in megabytes (10⁶ bytes). */
export const peakMegabytes = (): number => (process.resourceUsage().maxRSS * 1024) / 1e6;
