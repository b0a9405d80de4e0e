import type { Cases } from "./cases.ts";
import { NONE } from "./columns.ts";
import type { View } from "./view.ts";

/** Who asked, numbered in order of first request, so that nothing depends on what a viewer may not read. */
export interface Askers {
  /** 0 … parties − 1; −1 for a nameless resident or an applicant without an id. */
  readonly party: Int32Array;
  readonly parties: number;
  /** Cases of which nobody can tell whether the asker also asked another. */
  readonly nameless: number;
}

export function askersOf(view: View, cases: Cases): Askers {
  const askers = known.get(cases) ?? numbered(view, cases);
  known.set(cases, askers);
  return askers;
}

/** Cases are of one view, so that what is known of them is too. */
const known = new WeakMap<Cases, Askers>();

function numbered({ columns }: View, cases: Cases): Askers {
  const party = new Int32Array(cases.length);
  const numbers = new Int32Array(columns.parties.length).fill(NONE);
  let parties = 0;
  let nameless = 0;
  for (let i = 0; i < party.length; i++) {
    const number = columns.from[cases.current[i] as number] as number;
    if (number === NONE) nameless++;
    else if (numbers[number] === NONE) numbers[number] = parties++;
    party[i] = number === NONE ? NONE : (numbers[number] as number);
  }
  return { party, parties, nameless };
}
