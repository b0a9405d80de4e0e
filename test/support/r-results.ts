import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Known } from "../../src/mirror/statistics/known.ts";

/** Results of R 4.2.2 (stats, coin, metafor, survival), kept beside the project; small cases are repeated in the other tests. */
export const folder = path.resolve(import.meta.dirname, "../../..", "shared/references/statistics");
export const here = existsSync(folder);
export const json = (name: string) => JSON.parse(readFileSync(path.join(folder, name), "utf8"));

/** A result that must be known. */
export const sure = <T>(result: Known<T>): T => {
  if (!result.known) throw new Error(result.why);
  return result;
};
