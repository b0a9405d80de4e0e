import { wordAt } from "./dictionary.ts";
import { partiesOf } from "./parties.ts";
import { partyDecidedOn, ruleRowsOf } from "./rule-rows.ts";
import type { View } from "./view.ts";

/** A tariff charged, as the decision or the one who bears it calls it. */
export interface TariffCharged {
  readonly row: number;
  readonly tariff: string;
  /** Cents an hour, or "unknown". */
  readonly hourly: number | "unknown";
}

export interface TariffOfParty {
  readonly party: number;
  readonly charged: readonly TariffCharged[];
  /** Visitors from outside the neighbourhood over its activities, as far as somebody counted. */
  readonly outside: number | "unknown";
  /** Activities that were counted, and facts under a tariff rule: what is known of where visitors come from. */
  readonly rows: readonly number[];
}

/** Per residents' party the tariffs charged, beside what is known of visitors from outside: nobody counted stays unknown. Linear in the rows. */
export function tariffsOf(view: View): readonly TariffOfParty[] {
  const from = (row: number) => view.columns.from[view.current(row)] as number;
  const facts = [...ruleRowsOf(view)].flatMap(([rule, { fact }]) => (isTariff(view, rule) ? fact : []));
  const saidOf = Map.groupBy(facts, from);
  const countsOf = Map.groupBy(
    [...view.rows("activity")].flatMap((row) => countOf(view, row)),
    ({ row }) => from(row),
  );
  const chargedTo = chargedPerParty(view);
  return partiesOf(view)
    .filter(({ side }) => side === "residents")
    .map(({ number: party }) => {
      const counted = countsOf.get(party) ?? [];
      return {
        party,
        charged: chargedTo.get(party) ?? [],
        outside: counted.length === 0 ? "unknown" : counted.reduce((sum, { outside }) => sum + outside, 0),
        rows: [...counted.map(({ row }) => row), ...(saidOf.get(party) ?? [])].sort((a, b) => a - b),
      };
    });
}

const isTariff = ({ columns, current }: View, rule: number): boolean =>
  wordAt(columns.words.matter, columns.matter[current(rule)] as number) === "tariff";

function countOf(view: View, row: number): readonly { row: number; outside: number }[] {
  const outside = view.said(row, "activity")?.counts?.outside;
  return typeof outside === "number" ? [{ row, outside }] : [];
}

/** Decisions first, then what is borne. */
function chargedPerParty(view: View): ReadonlyMap<number, readonly TariffCharged[]> {
  const { columns } = view;
  const charged = new Map<number, TariffCharged[]>();
  const add = (party: number, row: number): void => {
    const tariff = wordAt(columns.words.tariff, columns.tariff[view.current(row)] as number);
    const hourly = view.said(row, "decision")?.hourly ?? "unknown";
    if (tariff === "unknown" && hourly === "unknown") return;
    const known = charged.get(party);
    if (known) known.push({ row, tariff, hourly });
    else charged.set(party, [{ row, tariff, hourly }]);
  };
  for (const row of view.rows("decision")) add(partyDecidedOn(view, row), row);
  for (const row of view.rows("burden")) add(columns.from[view.current(row)] as number, row);
  return charged;
}
