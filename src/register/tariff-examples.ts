import { conditionOf } from "./condition.ts";
import type { TariffGroup } from "./kinds/rule.ts";
import type { PartialDate } from "./partial-date.ts";

/** A tariff table that a municipality published, as data to start from. Names and questions stand in the language files. */
export interface TariffExample {
  readonly criteria: readonly string[];
  /** In the order in which they are tried; their names stand under `example.<name>.group.<n>`. */
  readonly groups: readonly Omit<TariffGroup, "name">[];
  readonly inForceFrom?: PartialDate;
  readonly source: string;
  /** When somebody read the source. */
  readonly checked: PartialDate;
  /** Its criteria name a trait; the language files say why it stands there. */
  readonly why?: true;
}

const LOW = ["fits-aim", "no-money-left", "from-municipality"];
const LOWEST = [...LOW, "nobody-paid", "direct-costs-only", "no-subsidy"];

export const TARIFF_EXAMPLES = {
  utrecht: {
    criteria: LOWEST,
    groups: [
      { when: conditionOf(LOWEST, []), percent: 0 },
      { when: conditionOf(LOW, []), percent: 35 },
      { when: true, percent: 100 },
    ],
    source:
      "https://www.utrecht.nl/zorg-en-onderwijs/samenleven-welzijn/welzijn-in-de-wijk/ruimte-huren-in-de-wijk/toelichting-kosten-voor-ruimte-huren-in-buurtcentrum/",
    checked: "2026-11",
  },
  alphen: {
    criteria: ["profit", "motive", "closed-company"],
    groups: [
      { when: conditionOf([], ["profit", "motive", "closed-company"]), price: 30, per: "m2-hour", atMost: true },
      { when: true, price: 50, per: "m2-hour" },
    ],
    inForceFrom: "2021",
    source: "https://www.alphenaandenrijn.nl/Nieuws/December/Nieuwe_tarieven_buurt_of_dorpshuizen",
    checked: "2026-11",
    why: true,
  },
  bladel: {
    criteria: ["from-municipality"],
    groups: [{ when: conditionOf(["from-municipality"], []), percent: 0 }, { when: true }],
    source: "https://lokaleregelgeving.overheid.nl/CVDR92057",
    checked: "2026-11",
  },
} as const satisfies Readonly<Record<string, TariffExample>>;

export type ExampleName = keyof typeof TARIFF_EXAMPLES;
export const EXAMPLE_NAMES = Object.keys(TARIFF_EXAMPLES) as readonly ExampleName[];
export const isExampleName = (name: string): name is ExampleName => Object.hasOwn(TARIFF_EXAMPLES, name);
