import type { Basis, Cell, Sentence } from "../finding.ts";
import { yearsCell } from "../period.ts";
import type { Spread } from "./newcomers-concentration.ts";
import { type Asking, isTold } from "./newcomers-asking.ts";

/** Under this many parties, or yeses, it is too few to tell. */
const FEWEST_PARTIES = 6;
/** From so many cases on a number of every hundred may be written. */
const HUNDREDS_FROM = 20;

interface Said {
  readonly asking: Asking;
  readonly spread: Spread;
  readonly basis: Basis;
}

export function sentencesOf(said: Said): { readonly enough: boolean; readonly sentences: readonly Sentence[] } {
  const { asking, basis } = said;
  const told = toldParties(asking);
  if (basis.requests === 0) return { enough: false, sentences: [{ key: "none", values: {} }] };
  const span = { requests: basis.requests, years: yearsCell(basis) };
  const period: Sentence = { key: "period", values: span, units: { years: "years" } };
  if (told.requests === 0) return { enough: false, sentences: [{ key: "too-young", values: {} }, period] };
  const enough = told.parties >= FEWEST_PARTIES;
  const main = enough ? reachSentences(asking, told, basis.lastYear) : [{ key: "few", values: told }];
  const rest = [...namelessSentence(asking), ...(enough ? concentrationSentence(said) : []), period];
  return { enough, sentences: [...main, ASKS_AGAIN, ...rest, { key: "not-why", values: {} }] };
}

const ASKS_AGAIN: Sentence = { key: "asks-again", values: {} };

function toldParties(asking: Asking): { readonly requests: number; readonly parties: number } {
  const seen = new Uint8Array(asking.parties);
  let [requests, parties] = [0, 0];
  for (let i = 0; i < asking.length; i++) {
    if (!isTold(asking, i)) continue;
    requests++;
    const party = asking.party[i] as number;
    if (party < 0 || seen[party] === 1) continue;
    seen[party] = 1;
    parties++;
  }
  return { requests, parties };
}

function reachSentences(asking: Asking, told: { requests: number; parties: number }, last: Cell): readonly Sentence[] {
  const { returning, new: fresh, nameless } = asking.reached;
  const yes = returning.yes + fresh.yes + nameless.yes;
  const cents = returning.cents + fresh.cents + nameless.cents;
  const units = { since: "year" } as const;
  const counts = { since: asking.since, yes, ...told, returning: returning.yes, new: fresh.yes };
  const hundred = (part: number) => Math.round((100 * part) / cents);
  const money = {
    since: asking.since,
    last,
    all: cents,
    points: hundred(returning.cents),
    nameless: hundred(nameless.cents),
  };
  return [
    { key: "reach", values: counts, units },
    ...(yes >= HUNDREDS_FROM && cents > 0
      ? [{ key: "money", values: money, units: { ...units, last: "year", all: "cents" } as const }]
      : []),
  ];
}

function namelessSentence(asking: Asking): readonly Sentence[] {
  const { nameless } = asking.reached;
  return nameless.requests === 0
    ? []
    : [{ key: "nameless", values: { requests: nameless.requests, yes: nameless.yes } }];
}

function concentrationSentence({ spread: { measured, band, totals } }: Said): readonly Sentence[] {
  if (!measured.known || !band.known || totals.length < HUNDREDS_FROM) return [];
  const points = (share: number) => Math.round(100 * share);
  const { low, high } = band.topThree;
  const values = { parties: totals.length, points: points(measured.topThree), low: points(low), high: points(high) };
  return [{ key: "concentration", values }];
}
