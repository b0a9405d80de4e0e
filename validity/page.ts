import { clopperPearson } from "../src/mirror/statistics/proportions.ts";
import { REGULARS_SHARE, UNKNOWN_SHARE } from "./made-cases.ts";
import type { Coverage } from "./coverage.ts";
import { ALPHA, CLAIMED, DRAWS } from "./evidence.ts";
import { EFFECTS, NULL_GRID, type NullCell, REGULARS, SIZES } from "./null-grid.ts";
import { type Done, partOf } from "./tasks.ts";

/** The lower 99.9% bound of a share; a null cell with this above ALPHA fails. */
export function lowest(yes: number, of: number): number {
  const bounds = clopperPearson({ yes, of }, 0.999);
  return bounds.known ? bounds.low : 0;
}
const highest = (yes: number, of: number): number => {
  const bounds = clopperPearson({ yes, of }, 0.999);
  return bounds.known ? bounds.high : 1;
};

const hundred = (share: number): string => (100 * share).toFixed(1);
const rate = (yes: number, of: number): string =>
  `${hundred(yes / of)} (${hundred(lowest(yes, of))}–${hundred(highest(yes, of))})`;
const table = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  [headings, headings.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");

/** docs/validity.md, out of one run. */
export function page(done: readonly Done[], made: string): string {
  const parts = [
    "# Validity",
    `${made} Everything is seeded: the same program gives the same numbers, on any number of threads. Rates are in 100 runs, with 99.9% Clopper-Pearson bounds in brackets. None of this is about a real neighbourhood: it shows what the method does where the truth is known.`,
    verdict(done),
    books(done),
    nulls(done),
    coverage(done),
    power(done),
    unrecorded(done),
    LIMITS,
  ];
  return `${parts.join("\n\n")}\n`;
}

function verdict(done: readonly Done[]): string {
  const cells = partOf(done, "null");
  const over = cells.filter(({ answer }) => lowest(answer.below, answer.runs) > ALPHA);
  const claimedOver = cells.filter(({ answer }) => lowest(answer.belowClaimed, answer.runs) > CLAIMED);
  const worst = cells.toSorted(
    (one, two) => two.answer.below / two.answer.runs - one.answer.below / one.answer.runs,
  )[0];
  const { runs = 1, below = 0 } = worst?.answer ?? {};
  return [
    "## In short",
    `- ${over.length} of ${cells.length} cells without any difference have a lower bound above ${ALPHA}: ${over.length === 0 ? "not contradicted" : "**not held**"}. The worst cell, ${nameOf(worst?.task.cell ?? 0)}: ${rate(below, runs)}.`,
    `- At ${CLAIMED}, what one comparison alone must be under to be claimed, ${claimedOver.length} of ${cells.length} cells have a lower bound above it.`,
    ...bookLines(done),
  ].join("\n");
}

function bookSums(done: readonly Done[], kind: string) {
  const sum = { books: 0, claimed: 0, falsely: 0, tested: 0 };
  for (const { task, answer } of partOf(done, "books")) {
    if (task.kind !== kind) continue;
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += answer[key];
  }
  return sum;
}

function bookLines(done: readonly Done[]): readonly string[] {
  return ["equal", "practice"].map((kind) => {
    const { books: count, falsely } = bookSums(done, kind);
    const held = lowest(falsely, count) <= ALPHA;
    return `- The promise "at most 5 in 100 books get a false claim in a year", ${kind === "equal" ? "where only chance makes differences" : "beside real differences"}: ${rate(falsely, count)} of ${count} books: ${held ? "not contradicted" : "**not held**"}.`;
  });
}

function books(done: readonly Done[]): string {
  const rows = ["equal", "practice"].map((kind) => {
    const { books: count, claimed, falsely, tested } = bookSums(done, kind);
    return [kind, String(count), rate(falsely, count), rate(claimed, count), (tested / count).toFixed(1)];
  });
  return [
    "## Whole books over a year",
    "Each book is a simulated neighbourhood of three years, looked at through every lens on both closing dates of the last one, as a visitor sees it. In `equal` everybody has the same chance, so every claim is false. In `practice` foundations get money more often and one desk is slow; a claim about anybody else, or the other way round, is false. About the slow desk nothing is claimed: a request that it leaves without an answer is told by one side only, so that both sides tell of it less often than of the other desks, and then no claim is made. Its difference stands on the page all the same. The claims counted here are about who gets money.",
    table(
      ["book", "books", "a false claim, in 100", "any claim, in 100", "comparisons weighed per book and year"],
      rows,
    ),
  ].join("\n\n");
}

const nameOf = (cell: number): string => {
  const { size, effect, regulars, label, silence, changing } = NULL_GRID[cell] as (typeof NULL_GRID)[number];
  return `${size} requests, party effect ${effect}, ${regulars} regulars, label ${label} and ${changing ? "changing" : "fixed"}, unknown ${silence}`;
};

const ABOUT_NULLS = [
  `No difference anywhere. Sizes ${SIZES.join(", ")}; intraclass correlation of the answers to one party ${EFFECTS.join(", ")}; ${REGULARS.join(", ")} parties that together ask ${100 * REGULARS_SHARE} of 100 requests, all others once or twice; four kinds of request with their own share of yes; the label independent, tied to the kind or tied to the regulars, and fixed per party or changing; ${100 * UNKNOWN_SHARE} of 100 answers unknown, evenly or all on the side of the group.`,
  `The evidence test is that of the findings: permutation of whole parties (${DRAWS} divisions here) and jackknife, "too few" under six effective parties on a side. Mantel-Haenszel and the exact test beside it take every request for independent, as is usual.`,
  'Permuting alone was tried first. Where regulars mostly carry the label and only one side\'s answers are unknown it said "seldom" in up to 33 of 100 runs; that is why a fixed label must be told apart by the jackknife too, with the degrees of freedom of the smaller side. Where a label changes within a party those count what regulars bring together (decision 15).',
].join(" ");

/** Per size and party effect: the mean and the worst over all other settings; then the worst cells one by one. */
function nulls(done: readonly Done[]): string {
  const cells = partOf(done, "null");
  const rows = EFFECTS.flatMap((effect) =>
    SIZES.map((size) => {
      const here = cells.filter(({ task }) => {
        const making = NULL_GRID[task.cell];
        return making?.effect === effect && making.size === size;
      });
      return [String(effect), String(size), ...summary(here.map(({ answer }) => answer))];
    }),
  );
  const worst = cells.toSorted((one, two) => two.answer.below / two.answer.runs - one.answer.below / one.answer.runs);
  const cellRows = worst.slice(0, 20).map(({ task, answer }) => [nameOf(task.cell), ...cellOf(answer)]);
  return [
    "## When nothing is different",
    ABOUT_NULLS,
    `Mean over the ${NULL_GRID.length / SIZES.length / EFFECTS.length} settings of a row, and the worst of them, in 100 runs at ${ALPHA}:`,
    table(
      [
        "party effect",
        "requests",
        "too few",
        "evidence, mean",
        "evidence, worst",
        "Mantel-Haenszel, mean",
        "worst",
        "exact, mean",
        "worst",
      ],
      rows,
    ),
    "The twenty worst cells of the evidence test:",
    table(["cell", "too few", `evidence at ${ALPHA}`, `at ${CLAIMED}`, "Mantel-Haenszel", "exact"], cellRows),
  ].join("\n\n");
}

function summary(cells: readonly NullCell[]): readonly string[] {
  const mean = (key: keyof NullCell): string =>
    hundred(cells.reduce((sum, cell) => sum + cell[key] / cell.runs, 0) / cells.length);
  const worst = (key: keyof NullCell): string => hundred(Math.max(...cells.map((cell) => cell[key] / cell.runs)));
  const pair = (key: keyof NullCell): readonly string[] => [mean(key), worst(key)];
  return [mean("tooFew"), ...pair("below"), ...pair("mantelHaenszel"), ...pair("exact")];
}

const cellOf = ({ runs, tooFew, below, belowClaimed, mantelHaenszel, exact }: NullCell): readonly string[] => [
  hundred(tooFew / runs),
  rate(below, runs),
  rate(belowClaimed, runs),
  hundred(mantelHaenszel / runs),
  hundred(exact / runs),
];

function coverage(done: readonly Done[]): string {
  const cells = partOf(done, "coverage");
  const names = [...new Set(cells.map(({ task }) => task.name))];
  const sizes = [...new Set(cells.map(({ task }) => task.size))];
  const shown = ({ runs, given, held }: Coverage): string =>
    given === 0 ? "none given" : `${rate(held, given)}${given < runs ? `, given in ${hundred(given / runs)}` : ""}`;
  const rows = names.map((name) => [
    name,
    ...sizes.map((size) =>
      shown(cells.find(({ task }) => task.name === name && task.size === size)?.answer as Coverage),
    ),
  ]);
  return [
    "## Intervals",
    `How often an interval of 95 in 100 holds the truth, in 100 runs that gave one. "Regulars" are four parties that ask ${100 * REGULARS_SHARE} of 100 requests, with party effect 0.4: intervals that take requests for independent hold too seldom there, which is why findings show the jackknife's, and of the others (the odds ratio, the share decided by a day) say in the heading what they take for granted. Where requests are independent one party still asks ${100 * REGULARS_SHARE} of 100: the jackknife reckons with likeness within it, so that its interval is wide and nearly always holds. "Where regulars wait alike" four parties have ${100 * REGULARS_SHARE} of 100 waits, and two waits of one of them end alike in 40 of 100.`,
    table(["interval", ...sizes.map((size) => `${size} cases`)], rows),
  ].join("\n\n");
}

function power(done: readonly Done[]): string {
  const rows = partOf(done, "power").map(({ task, answer: { runs, tooFew, found, claimed, visible } }) => [
    String(task.size),
    task.changing ? "changing" : "fixed",
    String(task.difference),
    hundred(tooFew / runs),
    hundred(found / runs),
    hundred(claimed / runs),
    visible === null ? "none said" : visible.toFixed(2),
  ]);
  return [
    "## What can be seen",
    `A planted difference of the shares of yes, with party effect 0.15, four regulars and ${100 * UNKNOWN_SHARE} of 100 answers unknown. The last column is the smallest difference that the page says would be found in 8 of 10 books.`,
    table(
      ["requests", "label", "difference", "too few", `found at ${ALPHA}`, `at ${CLAIMED}`, "smallest visible, as said"],
      rows,
    ),
  ].join("\n\n");
}

function unrecorded(done: readonly Done[]): string {
  const rows = partOf(done, "unrecorded").map(({ task, answer }) => [
    String(task.strength),
    answer.ratio.toFixed(2),
    rate(answer.found, answer.runs),
    answer.eValue.toFixed(2),
    answer.eBound.toFixed(2),
    hundred(answer.rightly / answer.runs),
  ]);
  return [
    "## A cause that nobody wrote down",
    '400 parties of one request, no difference between the groups, and something unrecorded that goes with the group and with yes by the same ratio. No test can see this: the difference is there and is found. What the page can do is say how strong such a cause must be (E-value). "Rightly" is how often the bound it gives is not above the true strength: the page then says that a cause like this one could do it.',
    table(
      [
        "true strength",
        "ratio seen, truth 1",
        `found at ${ALPHA}`,
        "E-value, mean",
        "E-value of the bound, mean",
        "rightly",
      ],
      rows,
    ),
  ].join("\n\n");
}

const LIMITS = `## What this does not show

Answers that stay unknown because of what they are: here unknowns do not depend on the answer. A finding therefore always stands beside its lowest and highest value when all unknowns fall one way or the other. Nor causes, nor what was never asked or written.`;
