import type { BodyOf } from "./kinds.ts";
import type { Register } from "./register.ts";
import { hungBy, type Readable } from "./said.ts";

/** The criterion under which a rule asks on whose behalf somebody speaks. */
export const BACKING = "backing";

/**
 * Whether somebody was asked for whom it speaks: under the criterion for that, or because it answered with proof of its own, as far as
 * somebody may read that. Whoever was asked knows best what was asked.
 */
export function asksForWhom(
  register: Register,
  row: number,
  { body, readable }: { readonly body: BodyOf<"held">; readonly readable: Readable },
): boolean {
  if (body.how !== "asked") return false;
  if (body.criterion === BACKING) return true;
  return hungBy(register, row, { kind: "reply", party: body.who, readable })?.body.backing !== undefined;
}
