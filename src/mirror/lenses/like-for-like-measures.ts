import type { Compared, Setting } from "../comparing.ts";
import type { Cell, Sentence, Table } from "../finding.ts";
import { occurring } from "../labels.ts";
import { asImprobable, givenMargins } from "../statistics/conditional-odds.ts";
import { benjaminiHochberg } from "../statistics/holm.ts";
import { hasLike, tableAt, type TwoByTwo } from "../statistics/strata.ts";
import { columns } from "./table.ts";

/** What other measures in use make of the same requests, so that nobody need take one of them for the answer. */
export interface Measures {
  /** Requests that have a like, of all that are compared. */
  readonly liked: number;
  readonly all: number;
  /** Of those with a like, in kinds where both answers occur: elsewhere no difference can be seen. */
  readonly telling: number;
  /** Kinds of request with both groups and both answers in them, and how many differ when each is tested apart (Benjamini-Hochberg, .05). */
  readonly kinds: number;
  readonly differing: number;
  /** Share of yes of the lowest group over that of another: the best, and the largest. Null where there is no such pair. */
  readonly besideBest: Ratio | null;
  readonly besideLargest: Ratio | null;
}

export interface Ratio {
  readonly value: string;
  readonly cases: number;
  readonly ratio: number;
}

/** The four-fifths rule (Equal Employment Opportunity Commission 1978): below it a group is said to fare worse. */
const FOUR_FIFTHS = 0.8;
const ALPHA = 0.05;

/** Crude shares over every value of what is compared; the tests over the kinds of one pair. Linear in the cases. */
export function measuresOf(setting: Setting, main: Compared): Measures {
  const shares = sharesOf(setting);
  const lowest = shares.toSorted((a, b) => a.share - b.share)[0];
  const best = shares.toSorted((a, b) => b.share - a.share)[0];
  const largest = shares.toSorted((a, b) => b.cases - a.cases)[0];
  const beside = (other: Share | undefined): Ratio | null =>
    !lowest || !other || other.share === 0 || lowest === other
      ? null
      : { value: other.value, cases: other.cases, ratio: lowest.share / other.share };
  return {
    liked: sizeOf(main.overLikes),
    all: sizeOf(main.all),
    ...eachApart(main),
    besideBest: beside(best),
    besideLargest: beside(largest),
  };
}

interface Share {
  readonly value: string;
  readonly cases: number;
  readonly share: number;
}

const sizeOf = ({ a, b, c, d }: TwoByTwo): number => a + b + c + d;

/** The share of yes of each value, over requests of which the answer is known. */
function sharesOf({ labels, label, outcome }: Setting): readonly Share[] {
  const yes = new Float64Array(labels.words.length);
  const cases = new Float64Array(labels.words.length);
  for (let i = 0; i < outcome.length; i++) {
    const at = label[i] as number;
    if (at < 0 || (outcome[i] as number) > 1) continue;
    cases[at]!++;
    yes[at]! += outcome[i] as number;
  }
  return occurring(labels)
    .filter((at) => (cases[at] as number) > 0)
    .map((at) => ({
      value: labels.words[at] ?? "unknown",
      cases: cases[at] as number,
      share: (yes[at] as number) / (cases[at] as number),
    }));
}

/** Fisher's exact test of each kind by itself: what somebody sees who looks at kinds one by one. */
function eachApart({ tables }: Compared): Pick<Measures, "kinds" | "differing" | "telling"> {
  const ps: number[] = [];
  let telling = 0;
  for (let s = 0; s < tables.count; s++) {
    const table = tableAt(tables, s);
    if (!hasLike(table) || table.a + table.c === 0 || table.b + table.d === 0) continue;
    telling += sizeOf(table);
    ps.push(asImprobable(givenMargins(table)));
  }
  return { telling, kinds: ps.length, differing: benjaminiHochberg(ps).filter((p) => p <= ALPHA).length };
}

/** A number of every hundred may be written from so many cases on. */
const HUNDREDS_FROM = 20;
const passes = ({ ratio }: Ratio): boolean => ratio >= FOUR_FIFTHS;

export function measuresTable(measures: Measures): Table {
  const { liked, telling, all, kinds, differing, besideBest, besideLargest } = measures;
  const part = (some: number): Cell => (all === 0 ? null : some / all);
  const rule = (key: string, one: Ratio | null): readonly Cell[][] =>
    one === null ? [] : [[key, one.value, one.cases, one.ratio, passes(one) ? "rule-passes" : "rule-fails"]];
  return {
    key: "measures",
    columns: columns({ measure: "word", reference: "word", requests: "count", part: "share", says: "word" }),
    rows: [
      ["has-a-like", "", liked, part(liked), ""],
      ["telling-like", "", telling, part(telling), ""],
      ["each-kind-apart", "", kinds, "", differing === 0 ? "finds-nothing" : "finds-some"],
      ...rule("four-fifths-best", besideBest),
      ...rule("four-fifths-largest", besideLargest),
    ],
  };
}

/** In words, under "how sure": how many requests have a like, and where other measures would have us look away or jump. */
export function measureSentences(measures: Measures): readonly Sentence[] {
  const { liked, telling, all, kinds, differing, besideBest, besideLargest } = measures;
  const ofHundred = (some: number): number => Math.round((some / all) * 100);
  const sentence = (key: string, values: Sentence["values"], units: Sentence["units"] = {}): Sentence => ({
    key: `sure.${key}`,
    values,
    units,
  });
  return [
    ...(all >= HUNDREDS_FROM ? [sentence("liked", { share: ofHundred(liked), telling: ofHundred(telling) })] : []),
    ...(kinds > 1 ? [sentence(differing === 0 ? "apart-nothing" : "apart-some", { kinds, differing })] : []),
    ...ruleSentence({ besideBest, besideLargest }).map(({ key, values }) => sentence(key, values, RULE)),
  ];
}

const RULE: Sentence["units"] = { best: "word", largest: "word" };

function ruleSentence({ besideBest, besideLargest }: Pick<Measures, "besideBest" | "besideLargest">) {
  if (besideBest === null || besideLargest === null) return [];
  const values = { best: besideBest.value, cases: besideBest.cases, largest: besideLargest.value };
  if (passes(besideBest) !== passes(besideLargest)) return [{ key: "rule-turns", values }];
  return [{ key: passes(besideBest) ? "rule-passes" : "rule-fails", values }];
}
