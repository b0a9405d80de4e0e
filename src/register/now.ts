import { millisecondsOf } from "./reading.ts";
import type { Register } from "./register.ts";

/** So far the clocks of servers that share a book may lie apart, or one may be set back: milliseconds. */
const CLOCKS_DIFFER = 5 * 60_000;

/**
 * The moment in a book by a clock, in milliseconds since 1970: never just before its last entry, so that what was written is there for whoever
 * comes next. A clock that was far ahead is not followed.
 */
export function nowIn({ entries }: Register, clock: number): number {
  const last = entries.at(-1);
  const written = last === undefined || last.kind === "erased" ? clock : millisecondsOf(last.at);
  return written > clock && written - clock <= CLOCKS_DIFFER ? written : clock;
}
