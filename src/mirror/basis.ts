import { askersOf } from "./askers.ts";
import type { Cases } from "./cases.ts";
import { NONE } from "./columns.ts";
import type { Basis } from "./finding.ts";
import { periodOf } from "./period.ts";
import { BOTH_SIDES, toldAt } from "./told.ts";
import type { View } from "./view.ts";

/** Of a finding that rests on nothing yet: something must be chosen first. */
export const NOTHING_YET: Basis = {
  requests: 0,
  parties: 0,
  firstYear: null,
  lastYear: null,
  unknown: 0,
  oneSided: 0,
  alike: [],
  rows: [],
};

/** What a finding on these cases rests on: their requests first, then their decisions. */
export function basisOf(
  view: View,
  cases: Cases,
  { unknown, alike = [] }: { readonly unknown: number; readonly alike?: readonly string[] },
): Basis {
  const { parties, nameless } = askersOf(view, cases);
  const told = toldAt(view);
  let both = 0;
  for (let i = 0; i < cases.length; i++) if (told[cases.request[i] as number] === BOTH_SIDES) both++;
  return {
    requests: cases.length,
    parties: nameless > 0 ? null : parties,
    ...periodOf(view, cases.current),
    unknown,
    oneSided: cases.length - both,
    alike,
    rows: rowsOf(cases),
  };
}

function rowsOf({ request, decision }: Cases): Int32Array {
  const rows = new Int32Array(request.length + decision.length);
  rows.set(request);
  let length = request.length;
  for (let i = 0; i < decision.length; i++) if (decision[i] !== NONE) rows[length++] = decision[i] as number;
  return rows.subarray(0, length);
}
