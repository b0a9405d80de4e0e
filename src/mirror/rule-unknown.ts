import { ANSWER } from "./kleene.ts";
import { inconsistentPairs, treatmentOf } from "./rule-pairs.ts";
import type { RuleTest } from "./rule-test.ts";

/** Parties by whether they meet a rule: in all that is written of them, not in something, or nobody can tell. */
export interface Met {
  readonly yes: number;
  readonly no: number;
  readonly unknown: number;
}

export function metIn(test: RuleTest): Met {
  const worst = new Map<number, keyof Met>();
  for (const { party, meets } of test.subjects) {
    const one = meets === ANSWER.yes ? "yes" : meets === ANSWER.no ? "no" : "unknown";
    const known = worst.get(party);
    if (known === undefined || one === "no" || (one === "unknown" && known === "yes")) worst.set(party, one);
  }
  const count = { yes: 0, no: 0, unknown: 0 };
  for (const one of worst.values()) count[one]++;
  return count;
}

/**
 * Fewest unknown answers that would make a pair where there is none: one when either the one held or the one left free is known,
 * two when neither is; null when nobody was held, or nobody left free. Where there are pairs no unknown answer takes them away.
 */
export function fewestForPair(test: RuleTest): number | null {
  if (inconsistentPairs(test).length > 0) return 0;
  let fewest: number | null = null;
  for (let criterion = 0; criterion < test.criteria.length; criterion++) {
    const count = { held: [0, 0], free: [0, 0] };
    for (const { party, values } of test.subjects) {
      const isKnown = values[criterion] === ANSWER.yes || values[criterion] === ANSWER.no;
      count[treatmentOf(test, party, criterion) ? "held" : "free"][Number(isKnown)]!++;
    }
    const [heldOpen = 0, heldKnown = 0] = count.held;
    const [freeOpen = 0, freeKnown = 0] = count.free;
    const needed =
      (heldKnown > 0 && freeOpen > 0) || (heldOpen > 0 && freeKnown > 0) ? 1 : heldOpen > 0 && freeOpen > 0 ? 2 : null;
    if (needed !== null) fewest = Math.min(fewest ?? needed, needed);
  }
  return fewest;
}
