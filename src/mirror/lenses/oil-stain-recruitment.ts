import type { Cell, Sentence, Table } from "../finding.ts";
import { recruitedOf } from "../introductions.ts";
import {
  type Recruited,
  type Recruitment,
  recruitmentOf,
  wavesToEquilibrium,
  weightedShare,
} from "../network/recruitment.ts";
import { treeBootstrap } from "../network/tree-bootstrap.ts";
import type { Ties } from "../ties.ts";
import { columns } from "./table.ts";

/** Fewer introductions than this say nothing about who brings in whom. */
const FEWEST = 20;
const SEED = "oil-stain";

type Measure = (chain: Recruited) => number | null;
const of =
  (measure: (found: Recruitment) => number | null): Measure =>
  (chain) => {
    const found = recruitmentOf(chain);
    return found && measure(found);
  };

/** Words of the language files → what is measured. */
const MEASURES: Readonly<Record<string, Measure>> = {
  "residents-bring-residents": of(({ homophily }) => homophily[0]),
  "institutions-bring-institutions": of(({ homophily }) => homophily[1]),
  equilibrium: of(({ equilibrium }) => equilibrium[0]),
  "share-by-recruits": of(({ population }) => population[0]),
  "share-by-ties": weightedShare,
};

/** Who brings in whom, with intervals over drawn trees and what it assumes; only for made-up and retold books, where all chains are known. */
export function recruitmentIn(all: Ties): { sentences: readonly Sentence[]; tables: readonly Table[] } | undefined {
  const chain = recruitedOf(all);
  const introduced = chain.recruiter.reduce((n, by) => n + Number(by >= 0), 0);
  const found = introduced < FEWEST ? null : recruitmentOf(chain);
  if (!found) return undefined;
  const rows = Object.entries(MEASURES).map(([word, measure]): Cell[] => {
    const interval = treeBootstrap(chain, measure, { seed: `${SEED}:${word}` });
    return [word, measure(chain), interval?.low ?? null, interval?.high ?? null];
  });
  const waves = wavesToEquilibrium(found, 1);
  return {
    sentences: [...(waves === null ? [] : [{ key: "waves", values: { waves } }]), { key: "assumes", values: {} }],
    tables: [
      {
        key: "recruitment",
        columns: columns({ measure: "word", value: "number", low: "number", high: "number" }),
        rows,
      },
    ],
  };
}
