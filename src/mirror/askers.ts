import { type Cases, casesOf } from "./cases.ts";
import { NONE } from "./columns.ts";
import { growing } from "./growth.ts";
import { emptyRows, roomFor, type RowList, rowsOf } from "./row-list.ts";
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

interface Numbering {
  readonly party: RowList;
  /** Number of a party in the columns → 1 + its number here. */
  numbers: Int32Array;
  parties: number;
  nameless: number;
}

const none = (cases: number): Numbering => ({
  party: emptyRows(cases),
  numbers: new Int32Array(0),
  parties: 0,
  nameless: 0,
});

const ofAll = growing<Numbering>((view) => none(casesOf(view).length));

/** Of all cases of a view it goes on where the view before it stopped. */
function numbered(view: View, cases: Cases): Askers {
  const { columns } = view;
  const all = cases === casesOf(view) ? ofAll(view) : none(cases.length);
  if (all.numbers.length < columns.parties.length) all.numbers = withRoom(all.numbers, columns.parties.length);
  const { numbers } = all;
  const party = roomFor(all.party, cases.length - all.party.length);
  let { parties, nameless } = all;
  for (let i = all.party.length; i < cases.length; i++) {
    const number = columns.from[cases.current[i] as number] as number;
    if (number === NONE) nameless++;
    else if (numbers[number] === 0) numbers[number] = ++parties;
    party[i] = number === NONE ? NONE : (numbers[number] as number) - 1;
  }
  all.party.length = cases.length;
  Object.assign(all, { parties, nameless });
  return { party: rowsOf(all.party), parties, nameless };
}

function withRoom(numbers: Int32Array, parties: number): Int32Array {
  const wider = new Int32Array(Math.ceil(1.25 * parties));
  wider.set(numbers);
  return wider;
}
