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

/** Per residents' party the tariffs charged, beside what is known of visitors from outside: nobody counted stays unknown. */
export function tariffsOf(view: View): readonly TariffOfParty[] {
  const facts = [...ruleRowsOf(view)].flatMap(([rule, { fact }]) => (isTariff(view, rule) ? fact : []));
  return partiesOf(view)
    .filter(({ side }) => side === "residents")
    .map(({ number: party }) => {
      const counted = [...view.rows("activity")].flatMap((row) => countOf(view, party, row));
      const said = facts.filter((row) => view.columns.from[view.current(row)] === party);
      return {
        party,
        charged: chargedTo(view, party),
        outside: counted.length === 0 ? "unknown" : counted.reduce((sum, { outside }) => sum + outside, 0),
        rows: [...counted.map(({ row }) => row), ...said].sort((a, b) => a - b),
      };
    });
}

const isTariff = ({ columns, current }: View, rule: number): boolean =>
  wordAt(columns.words.matter, columns.matter[current(rule)] as number) === "tariff";

function countOf(view: View, party: number, row: number): readonly { row: number; outside: number }[] {
  if (view.columns.from[view.current(row)] !== party) return [];
  const outside = view.said(row, "activity")?.counts?.outside;
  return typeof outside === "number" ? [{ row, outside }] : [];
}

function chargedTo(view: View, party: number): readonly TariffCharged[] {
  const { columns } = view;
  const decisions = [...view.rows("decision")].filter((row) => partyDecidedOn(view, row) === party);
  const burdens = [...view.rows("burden")].filter((row) => columns.from[view.current(row)] === party);
  return [...decisions, ...burdens].flatMap((row) => {
    const tariff = wordAt(columns.words.tariff, columns.tariff[view.current(row)] as number);
    const hourly = view.said(row, "decision")?.hourly ?? "unknown";
    return tariff === "unknown" && hourly === "unknown" ? [] : [{ row, tariff, hourly }];
  });
}
