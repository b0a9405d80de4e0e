import { Refusal } from "../register/refusal.ts";
import { isDeclared } from "./closing.ts";
import type { Comparison, Finding, Sentence } from "./finding.ts";
import type { Lens } from "./lens.ts";
import { balance } from "./lenses/balance.ts";
import { beforeDeciding } from "./lenses/before-deciding.ts";
import { contrast } from "./lenses/contrast.ts";
import { likeForLike } from "./lenses/like-for-like.ts";
import { landscape } from "./lenses/landscape.ts";
import { loops } from "./lenses/loops.ts";
import { ruleTest } from "./lenses/rule-test.ts";
import { ruleWhatIf } from "./lenses/rule-what-if.ts";
import { newcomers } from "./lenses/newcomers.ts";
import { moneyTrail } from "./lenses/money-trail.ts";
import { blindSpots } from "./lenses/blind-spots.ts";
import { followThrough } from "./lenses/follow-through.ts";
import { rooms } from "./lenses/rooms.ts";
import { oilStain } from "./lenses/oil-stain.ts";
import { silence } from "./lenses/silence.ts";
import { load } from "./lenses/load.ts";
import { mutuality } from "./lenses/mutuality.ts";
import { voice } from "./lenses/voice.ts";
import { wordings } from "./lenses/wordings.ts";
import { whoWrites } from "./lenses/who-writes.ts";
import { concernedIn } from "./concerned.ts";
import { aboutThem, chosenIn, withoutLatest } from "./holder-first.ts";
import { toldTwice } from "./told-twice.ts";
import { holm } from "./statistics/holm.ts";
import { warningsOn } from "./warnings.ts";
import type { View } from "./view.ts";

/** Every question that can be put to a book, in the order in which they are offered. */
export const LENSES: readonly Lens<string, unknown>[] = [
  ruleTest,
  ruleWhatIf,
  beforeDeciding,
  contrast,
  balance,
  likeForLike,
  newcomers,
  silence,
  loops,
  landscape,
  oilStain,
  rooms,
  moneyTrail,
  blindSpots,
  followThrough,
  load,
  mutuality,
  voice,
  wordings,
  whoWrites,
];

/** A finding with what stands around every finding. */
export interface ShownFinding extends Finding {
  /** Claimed only on a lens's default page at a closing date, when nothing warns against it and chance alone would seldom give it. */
  readonly status: "exploring" | "claimed";
  /** Which telling counts; of a finding about parties also what waits, and what they answered and mended; the words stand under `lens.who-writes.<key>`. */
  readonly about: readonly Sentence[];
  /** Whose record this is; the words stand under `lens.who-writes.<key>`. */
  readonly warnings: readonly Sentence[];
  /** Numbers of the parties concerned, who may reply on the same page. */
  readonly concerned: readonly number[];
  /** Milliseconds since 1970: what was in the book then. */
  readonly at: number;
}

/** Names and values as an address has them; an empty value says nothing. */
export type Query = Iterable<readonly [string, string]>;

export const lensNamed = (name: string): Lens<string, unknown> => {
  const lens = LENSES.find((one) => one.name === name);
  if (!lens) throw new Refusal("lens-unknown", { lens: name });
  return lens;
};

/**
 * Puts one question to a book as its viewer may read it.
 * @throws Refusal "lens-unknown", or "field-wrong" with the parameter that has a value outside its list
 */
export function look(name: string, whole: View, query: Query): ShownFinding {
  const lens = lensNamed(name);
  const asked = [...query];
  const parameters = parsed(lens, asked);
  const chosen = chosenIn(whole, name, asked);
  const view = withoutLatest(whole, chosen);
  const finding = lens.look(view, parameters);
  const warnings = lens.name === "who-writes" ? [] : warningsOn(view, finding.basis);
  const asDeclared = isDeclared(view, lens.parameters, parameters) && warnings.length === 0;
  const claims = asDeclared && finding.enough ? claimsIn(finding.comparisons) : [];
  return {
    ...finding,
    sentences: [...finding.sentences, ...claims.map(claimSentence)],
    status: claims.length > 0 ? "claimed" : "exploring",
    about: [
      ...(chosen.length === 0 ? [] : aboutThem(view, chosen, { basis: finding.basis, held: view !== whole })),
      ...toldTwice(view, finding.basis),
    ],
    warnings,
    concerned: concernedIn(view, finding.basis.rows),
    at: view.now,
  };
}

function parsed(lens: Lens<string, unknown>, query: Query): unknown {
  const given = Object.fromEntries([...query].filter(([, value]) => value !== ""));
  const result = lens.parameters.safeParse(given);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  throw new Refusal("field-wrong", { field: issue?.path.join(".") ?? "", problem: issue?.message ?? "" });
}

/** The promise per closing date: half of the yearly .05, over at most eight comparisons declared beforehand. */
const PER_DATE = 0.025;
/** Two lenses claim; each has half of the promise and half of the comparisons, the first of its page (Holm). */
const CLAIMING = 2;
const MOST_TESTED = 8 / CLAIMING;

function claimsIn(comparisons: readonly Comparison[]): readonly Comparison[] {
  const tested = comparisons.slice(0, MOST_TESTED).filter(({ p }) => p !== null);
  const adjusted = holm(tested.map(({ p }) => p as number));
  return tested.filter((_, i) => (adjusted[i] as number) <= PER_DATE / CLAIMING);
}

const claimSentence = ({ groups }: Comparison): Sentence => ({
  key: "claim",
  values: { group: groups[0], others: groups[1] },
  units: { group: "word", others: "word" },
});
