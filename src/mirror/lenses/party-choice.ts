import { NOTHING_YET } from "../basis.ts";
import type { Finding } from "../finding.ts";
import type { PartyRow } from "../parties.ts";
import { columns } from "./table.ts";

/**
 * No party chosen, or none that may be read: which ones may be looked at.
 * @param all how many there are, when not all of them may be chosen
 */
export const chooseOf = (lens: string, shown: readonly PartyRow[], all = shown.length): Finding => ({
  lens,
  enough: false,
  sentences: [{ key: "choose", values: { n: all } }],
  tables: [{ key: "choices", columns: columns({ party: "party" }), rows: shown.map(({ number }) => [number]) }],
  pictures: [],
  comparisons: [],
  basis: NOTHING_YET,
});
