import { spawn } from "node:child_process";
import { constants } from "node:os";

const forwarded = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a program to its end and returns its exit code (128 + n when signal n ended it, as a shell does).
 * Signals are passed on, so that nothing is left behind; a program may see a signal twice, once from the terminal.
 * `endWith` names another signal to pass on instead, for a program that is slow to stop.
 */
export function run(program, words, { endWith, onStart, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { stdio: "inherit", ...options });
    const listeners = forwarded.map((signal) => [signal, () => child.kill(endWith ?? signal)]);
    for (const [signal, listener] of listeners) process.on(signal, listener);
    child.once("error", reject);
    child.once("close", (code, signal) => {
      for (const [name, listener] of listeners) process.removeListener(name, listener);
      resolve(code ?? 128 + constants.signals[signal]);
    });
    onStart?.(child);
  });
}

/** The same, with what it wrote kept instead of shown: `{ code, text }`. */
export async function runQuietly(program, words, options = {}) {
  const pieces = [];
  const keep = (child) => {
    child.stdout.on("data", (piece) => pieces.push(piece));
    child.stderr.on("data", (piece) => pieces.push(piece));
  };
  const code = await run(program, words, { ...options, stdio: ["ignore", "pipe", "pipe"], onStart: keep });
  return { code, text: Buffer.concat(pieces).toString("utf8") };
}
