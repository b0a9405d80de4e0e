import { askersOf } from "./askers.ts";
import type { Cases } from "./cases.ts";
import { NONE } from "./columns.ts";
import type { Basis } from "./finding.ts";
import { periodOf } from "./period.ts";
import { BOTH_SIDES, toldOf } from "./told.ts";
import type { View } from "./view.ts";

/** What a finding on these cases rests on: their requests first, then their decisions. */
export function basisOf(
  view: View,
  cases: Cases,
  { unknown, alike = [] }: { readonly unknown: number; readonly alike?: readonly string[] },
): Basis {
  const { parties, nameless } = askersOf(view, cases);
  const told = toldOf(view, cases);
  const both = told.reduce((sum, one) => sum + Number(one === BOTH_SIDES), 0);
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
  const decided = decision.filter((row) => row !== NONE);
  const rows = new Int32Array(request.length + decided.length);
  rows.set(request);
  rows.set(decided, request.length);
  return rows;
}
