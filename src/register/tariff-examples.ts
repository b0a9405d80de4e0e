import { conditionOf } from "./condition.ts";
import type { TariffGroup } from "./kinds/rule.ts";
import type { PartialDate } from "./partial-date.ts";

/** A tariff table that a municipality published, as data to start from. Names and questions stand in the language files. */
export interface TariffExample {
  readonly criteria: readonly string[];
  /** In the order in which they are tried; their names stand under `example.<name>.group.<n>`. */
  readonly groups: readonly Omit<TariffGroup, "name">[];
  readonly inForceFrom?: PartialDate;
  /** The published page or rule by its own name, with the line of it, and where it stands. */
  readonly title: string;
  readonly source: string;
  /** When its makers last laid the example beside a stored copy of that page; the page itself was not opened. */
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
    title: "Toelichting kosten voor ruimte huren in buurtcentrum",
    source:
      "https://www.utrecht.nl/zorg-en-onderwijs/samenleven-welzijn/welzijn-in-de-wijk/ruimte-huren-in-de-wijk/toelichting-kosten-voor-ruimte-huren-in-buurtcentrum/",
    checked: "2026-11-25",
  },
  alphen: {
    criteria: ["profit", "motive", "closed-company"],
    groups: [
      { when: conditionOf([], ["profit", "motive", "closed-company"]), price: 30, per: "m2-hour", atMost: true },
      { when: true, price: 50, per: "m2-hour" },
    ],
    inForceFrom: "2021-01-01",
    title: "Nieuwe tarieven buurt- of dorpshuizen",
    source: "https://www.alphenaandenrijn.nl/Nieuws/December/Nieuwe_tarieven_buurt_of_dorpshuizen",
    checked: "2026-11-25",
    why: true,
  },
  bladel: {
    criteria: ["from-municipality", "commercial"],
    groups: [{ when: conditionOf(["from-municipality"], ["commercial"]), percent: 0 }, { when: true }],
    inForceFrom: "2012-01-28",
    title: "Huurbeleid gemeenschapshuizen, beleidslijn 10",
    source: "https://lokaleregelgeving.overheid.nl/CVDR92057",
    checked: "2026-11-25",
  },
} as const satisfies Readonly<Record<string, TariffExample>>;

export type ExampleName = keyof typeof TARIFF_EXAMPLES;
export const EXAMPLE_NAMES = Object.keys(TARIFF_EXAMPLES) as readonly ExampleName[];
export const isExampleName = (name: string): name is ExampleName => Object.hasOwn(TARIFF_EXAMPLES, name);
