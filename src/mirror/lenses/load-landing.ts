import type { Cases } from "../cases.ts";
import { partiesOf } from "../parties.ts";
import { chanceBand, concentration, drawsFor, totalsOf } from "../statistics/concentration.ts";
import { chanceFrom } from "../statistics/random.ts";
import type { View } from "../view.ts";

/** How much of all asking lands on the three who are asked most, without a name, beside what chance alone would give. */
export interface Landing {
  readonly requests: number;
  /** All residents' parties: whoever was never asked could have been. */
  readonly parties: number;
  readonly top: number;
  readonly low: number;
  readonly high: number;
}

/** With fewer parties the three are nearly all there are, and a number would name them. */
const FEWEST = 8;
const FEWEST_REQUESTS = 20;

/** Undefined when there are too few parties or requests. The band: 95 of 100 draws in which every request falls to any party alike. */
export function landingOf(view: View, cases: Cases): Landing | undefined {
  const residents = partiesOf(view).filter(({ side }) => side === "residents");
  if (residents.length < FEWEST || cases.length < FEWEST_REQUESTS) return undefined;
  const place = new Map(residents.map(({ number }, i) => [number, i]));
  const party = cases.current.map((row) => place.get(view.columns.to[row] as number) ?? -1);
  const items = { amount: new Float64Array(cases.length).fill(1), party, parties: residents.length };
  const measured = concentration(totalsOf(items));
  const band = chanceBand(items, { chance: chanceFrom("load"), draws: drawsFor(cases.length) });
  if (!measured.known || !band.known) return undefined;
  const count = (share: number) => Math.round(share * cases.length);
  const { low, high } = band.topThree;
  return {
    requests: cases.length,
    parties: residents.length,
    top: count(measured.topThree),
    low: count(low),
    high: count(high),
  };
}
