import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the project: the one that holds package.json. */
export const root = fileURLToPath(new URL("../../", import.meta.url)).replace(/[\\/]$/, "");

/** A path inside the project. */
export const inRoot = (...parts) => path.join(root, ...parts);

/** Ends the program with words for the person who started it, without a stack trace. */
export function giveUp(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
