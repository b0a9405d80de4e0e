import { type Cases, casesOf } from "./cases.ts";
import { NONE } from "./columns.ts";
import { casesWhere } from "./selection.ts";
import { RESIDENTS, sidesOf } from "./sides.ts";
import type { View } from "./view.ts";

const known = new WeakMap<View, Cases>();

/** Requests that were not put to residents: those that an institution, or somebody not known to be residents, has to answer. */
export function institutionCases(view: View): Cases {
  const cases = known.get(view) ?? asked(view);
  known.set(view, cases);
  return cases;
}

function asked(view: View): Cases {
  const sides = sidesOf(view);
  const cases = casesOf(view);
  if (!sides.includes(RESIDENTS)) return cases;
  const { to } = view.columns;
  return casesWhere(cases, (i) => {
    const asked = to[cases.current[i] as number] as number;
    return asked === NONE || sides[asked] !== RESIDENTS;
  });
}
