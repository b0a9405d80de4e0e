import json from "../samples/practice.json" with { type: "json" };
import { columnsOf } from "../src/mirror/columns.ts";
import { LENSES, look } from "../src/mirror/mirror.ts";
import { streamsFrom } from "../src/mirror/statistics/random.ts";
import { viewFor } from "../src/mirror/view.ts";
import { NOBODY } from "../src/register/reading.ts";
import { type Cast, readCast } from "../src/simulation/cast.ts";
import type { DatedDraft } from "../src/simulation/diary.ts";
import { EQUAL, type Knobs, PRACTICE } from "../src/simulation/knobs.ts";
import { simulate } from "../src/simulation/simulate.ts";
import { foldDrafts } from "../test/support/fold.ts";

/** Both closing dates of the last year that is simulated: what is written before them is what they see. */
const CLOSINGS = [Date.UTC(2025, 6, 1), Date.UTC(2026, 0, 1)] as const;

/** A made-up neighbourhood in which only chance makes differences, and one with the planted differences of the practice. */
export const WHOLE_BOOKS = ["equal", "practice"] as const;
export type WholeBook = (typeof WHOLE_BOOKS)[number];
const KNOBS: Readonly<Record<WholeBook, Knobs>> = { equal: EQUAL, practice: PRACTICE };

export interface BookCounts {
  readonly books: number;
  /** Books that got at least one claim in the year, and at least one that is false. */
  readonly claimed: number;
  readonly falsely: number;
  /** Comparisons that took part at the closing dates. */
  readonly tested: number;
}

interface Claim {
  readonly lens: string;
  readonly group: string;
  readonly difference: number;
}

/** Whole books over a year, each through every lens as a visitor sees it on the closing dates. */
export function booksOf(kind: WholeBook, books: number, seed: string): BookCounts {
  const cast = readCast(json);
  const count = { books, claimed: 0, falsely: 0, tested: 0 };
  for (let book = 0; book < books; book++) {
    const drafts = simulate(cast, KNOBS[kind], streamsFrom(`${seed} ${book}`));
    const year = CLOSINGS.map((at) => claimsAt(at, drafts));
    const claims = year.flatMap((one) => one.claims);
    count.tested += year.reduce((sum, one) => sum + one.tested, 0);
    count.claimed += Number(claims.length > 0);
    count.falsely += Number(claims.some((claim) => isFalse(kind, cast, claim)));
  }
  return count;
}

function claimsAt(
  at: number,
  drafts: readonly DatedDraft[],
): { readonly claims: readonly Claim[]; readonly tested: number } {
  const register = foldDrafts(
    "practice",
    drafts.filter((draft) => Date.parse(draft.at) < at),
  );
  const view = viewFor(columnsOf(register), register, NOBODY, at);
  const findings = LENSES.map(({ name }) => look(name, view, []));
  const tested = findings.flatMap(({ comparisons }) => comparisons).filter(({ p }) => p !== null).length;
  const claims = findings.flatMap(({ lens, sentences, comparisons }) =>
    sentences
      .filter(({ key }) => key === "claim")
      .map(({ values }) => ({
        lens,
        group: String(values["group"]),
        difference: comparisons.find(({ groups }) => groups[0] === values["group"])?.difference ?? 0,
      })),
  );
  return { claims, tested };
}

/** In an equal book every claim is false; in the practice all but those of the planted differences, each in its direction. */
function isFalse(kind: WholeBook, cast: Cast, { lens, group, difference }: Claim): boolean {
  if (kind === "equal") return true;
  if (lens === "silence") return group !== cast.slowDesk;
  if (lens === "like-for-like") return group === "foundation" ? difference <= 0 : difference >= 0;
  return true;
}
