import { hash, randomBytes } from "node:crypto";
import type { Means } from "./batch.ts";

/** The clock, chance and hash of the running program. */
export const systemMeans = (erased?: Means["erased"]): Means => ({
  clock: () => new Date(),
  sha256: (text) => hash("sha256", text, "hex"),
  newId: () => chance(16).toString("base64url"),
  newSalt: () => chance(16).toString("hex"),
  erased,
});

/** Asking the system for chance costs per call, not per byte: an import of 25,000 entries asks some hundred times instead of 50,000. */
const POOL = 4096;
let pool = Buffer.alloc(0);

/** Bytes that are given out once; 16 at a time divide the pool. */
export function chance(count: number): Buffer {
  if (pool.length < count) pool = randomBytes(POOL);
  const given = pool.subarray(0, count);
  pool = pool.subarray(count);
  return given;
}
