import { hash, randomBytes } from "node:crypto";
import type { Means } from "./batch.ts";

/** The clock, chance and hash of the running program. */
export const systemMeans = (erased?: Means["erased"]): Means => ({
  clock: () => new Date(),
  sha256: (text) => hash("sha256", text, "hex"),
  newId: () => randomBytes(16).toString("base64url"),
  newSalt: () => randomBytes(16).toString("hex"),
  erased,
});
