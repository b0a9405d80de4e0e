import { Refusal } from "../register/refusal.ts";
import { countAttempt, uncountAttempt } from "../storage/attempts.ts";
import type { Services } from "./services.ts";

/** How many tries of one kind there may be in a slot of time. */
export interface Limit {
  readonly kind: string;
  readonly most: number;
  /** Milliseconds. */
  readonly every: number;
}

/**
 * Counts one try by an address, an account or a sender, of which only a hash is kept; it holds over all processes. Gives what takes
 * the try back. Throws "too-many-tries".
 */
export async function countTry(
  { engine, secrets }: Pick<Services, "engine" | "secrets">,
  whose: string,
  { kind, most, every }: Limit,
): Promise<() => Promise<void>> {
  const now = secrets.clock().getTime();
  const begun = Math.floor(now / every) * every;
  const slot = new Date(begun).toISOString();
  const name = `${kind}:${secrets.sha256(whose)}`;
  const tries = await engine.transaction(name, (queries) => countAttempt(queries, name, slot));
  if (tries > most) throw new Refusal("too-many-tries", { retry: Math.ceil((begun + every - now) / 1000) });
  return () => engine.transaction(name, (queries) => uncountAttempt(queries, name, slot));
}
