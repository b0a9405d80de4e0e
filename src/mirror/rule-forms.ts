import { wordAt } from "./dictionary.ts";
import { ANSWER } from "./kleene.ts";
import { partiesOf } from "./parties.ts";
import { treatmentOf } from "./rule-pairs.ts";
import type { RuleTest } from "./rule-test.ts";
import { type Consistency, consistency, fewestToShow } from "./statistics/consistency.ts";
import { eValueOfRates } from "./statistics/e-value.ts";
import type { Interval, Known, Share } from "./statistics/known.ts";
import { fewestToUndo, type Undoing } from "./statistics/undoing.ts";
import type { View } from "./view.ts";

/** How many parties of one legal form were held to a criterion, beside the others of whom the same is known. */
export interface HeldByForm {
  readonly criterion: number;
  readonly value: number;
  readonly form: string;
  readonly here: Share;
  readonly there: Share;
  readonly exact: Consistency;
  /** Share held here minus share held among the others, and between which it lies when unknown answers turn out the same or not. */
  readonly difference: number;
  readonly bounds: Known<Interval>;
  /** Parties of whom the answer is unknown or was never asked, and how few of them make both shares the same. */
  readonly unknown: number;
  readonly undo: Undoing;
  readonly eValue: Known<{ readonly estimate: number }>;
}

/** Per criterion, known answer and legal form, where somebody was held and there are others to lay beside it. A party counts once. */
export function heldByForm(view: View, test: RuleTest): readonly HeldByForm[] {
  const forms = formsOf(view);
  return test.criteria.flatMap((_, criterion) =>
    [ANSWER.yes, ANSWER.no].flatMap((value) => {
      const alike = new Set(
        test.subjects.filter(({ values }) => values[criterion] === value).map(({ party }) => party),
      );
      const open = unknownOf(test, criterion).filter((party) => !alike.has(party));
      const share = (parties: readonly number[]): Share => ({
        yes: parties.filter((party) => treatmentOf(test, party, criterion) !== undefined).length,
        of: parties.length,
      });
      return [...new Set([...alike].map((party) => forms.get(party) ?? "unknown"))].flatMap((form) => {
        const isHere = (party: number) => forms.get(party) === form;
        const isThere = (party: number) => !isHere(party);
        const here = share([...alike].filter(isHere));
        const there = share([...alike].filter(isThere));
        const exact = consistency(here, there);
        if (!exact.known || here.yes + there.yes === 0) return [];
        const opens = { here: share(open.filter(isHere)), there: share(open.filter(isThere)) };
        return [{ criterion, value, form, here, there, exact, ...changedBy({ here, there }, opens) }];
      });
    }),
  );
}

/** Parties of whom nobody knows the answer to a criterion, or asked for it. */
const unknownOf = (test: RuleTest, criterion: number): readonly number[] => {
  const isOpen = (value: number | undefined) => value !== ANSWER.yes && value !== ANSWER.no;
  return [...new Set(test.subjects.filter(({ values }) => isOpen(values[criterion])).map(({ party }) => party))];
};

interface BothSides {
  readonly here: Share;
  readonly there: Share;
}

/**
 * What changes when unknown answers turn out to be the same one: of each side those that were held (`yes`) make its share larger,
 * those that were not make it smaller.
 */
function changedBy(
  { here, there }: BothSides,
  open: BothSides,
): Pick<HeldByForm, "difference" | "bounds" | "unknown" | "undo" | "eValue"> {
  const most = (side: Share, more: Share) => part(side.yes + more.yes, side.of + more.yes);
  const least = (side: Share, more: Share) => part(side.yes, side.of + more.of - more.yes);
  const difference = part(here.yes, here.of) - part(there.yes, there.of);
  const ahead = difference > 0;
  // Of the side that leads those not held bring it down, of the other those held bring it up.
  const counted = (side: Share, more: Share, leads: boolean) => ({
    yes: side.yes,
    no: side.of - side.yes,
    unknown: leads ? more.of - more.yes : more.yes,
  });
  return {
    difference,
    bounds: {
      known: true,
      low: least(here, open.here) - most(there, open.there),
      high: most(here, open.here) - least(there, open.there),
    },
    unknown: open.here.of + open.there.of,
    undo: fewestToUndo(counted(here, open.here, ahead), counted(there, open.there, !ahead)),
    eValue: eValueOfRates(here, there),
  };
}

const part = (some: number, of: number): number => (of === 0 ? 0 : some / of);

/** Fewest others of whom the same is known, none of them held, that could show a difference at all; by exact test at .05. */
export const fewestOthers = ({ here }: HeldByForm): number | undefined => {
  const fewest = fewestToShow(here);
  return fewest.known ? fewest.cases : undefined;
};

/** Party number → its legal form, as it says it itself. */
function formsOf(view: View): ReadonlyMap<number, string> {
  const { words, matter } = view.columns;
  return new Map(
    partiesOf(view).map(({ number, row }) => [number, wordAt(words.matter, matter[view.current(row)] as number)]),
  );
}
