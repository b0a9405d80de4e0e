import { randomBytes } from "node:crypto";
import type { Means } from "../desk/batch.ts";

/** Time, chance and hashing for sign-in. */
export interface Secrets extends Pick<Means, "clock" | "sha256" | "newId"> {
  readonly bytes: (count: number) => Uint8Array;
}

export const secretsOf = (means: Means): Secrets => ({ ...means, bytes: (count) => randomBytes(count) });
