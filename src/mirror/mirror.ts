import * as z from "zod";
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
import { otherTelling } from "./other-telling.ts";
import { toldTwice } from "./told-twice.ts";
import { holm } from "./statistics/holm.ts";
import { warningsOn } from "./warnings.ts";
import type { View } from "./view.ts";

/** Of what is told twice what was told first counts; every lens can be asked to take the other telling. */
const TELLINGS = ["first", "other"] as const;
export type Telling = (typeof TELLINGS)[number];
const tellings = z.enum(TELLINGS).default("first");

function askedForTellings(lens: Lens<string, unknown>): Lens<string, unknown> {
  const { shape } = lens.parameters as unknown as z.ZodObject;
  return { ...lens, parameters: z.object({ ...shape, versions: tellings }) };
}

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
].map(askedForTellings);

/** A finding with what stands around every finding. */
export interface ShownFinding extends Finding {
  /** Claimed only on a lens's default page at a closing date, when nothing warns against it and chance alone would seldom give it. */
  readonly status: "exploring" | "claimed";
  /** Which telling counts; of a finding about parties also what waits, and what they answered and mended; the words stand under `lens.who-writes.<key>`. */
  readonly about: readonly Sentence[];
  /** Which telling was taken of what is told twice. */
  readonly versions: Telling;
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
  const told = withoutLatest(whole, chosen);
  const { versions, ...own } = parameters as { readonly versions: Telling };
  const view = versions === "other" ? otherTelling(told) : told;
  const finding = lens.look(view, own);
  const warnings = lens.name === "who-writes" ? [] : warningsOn(view, finding.basis);
  const asDeclared = isDeclared(view, lens.parameters, parameters) && warnings.length === 0;
  const claims = asDeclared && finding.enough ? claimsIn(finding.comparisons) : [];
  return {
    ...finding,
    sentences: [...finding.sentences, ...claims.map(claimSentence)],
    status: claims.length > 0 ? "claimed" : "exploring",
    about: [
      ...(chosen.length === 0 ? [] : aboutThem(view, chosen, { basis: finding.basis, held: told !== whole })),
      ...toldTwice(view, finding.basis, versions),
    ],
    versions,
    warnings,
    concerned: concernedIn(view, finding.basis.rows),
    at: view.now,
  };
}

/** What another telling changes in a finding: the sentences it puts in their place, and how many cells of the tables are others. */
export interface Otherwise {
  readonly versions: Telling;
  readonly sentences: readonly Sentence[];
  readonly cells: number;
}

/** Larger books are looked at once more only for who asks for the other telling. */
const MOST_ROWS = 200_000;

/** What changes when of everything told twice the other telling counts; undefined where nothing is told twice. */
export function otherwise(name: string, view: View, query: Query, finding: ShownFinding): Otherwise | undefined {
  const twice = finding.about.some(({ key }) => key.startsWith("about.versions"));
  if (!twice || view.mask.length > MOST_ROWS) return undefined;
  const versions = finding.versions === "other" ? "first" : "other";
  const asked = new Map(query).set("versions", versions);
  const other = look(name, view, asked);
  const said = new Set(finding.sentences.map((sentence) => JSON.stringify(sentence)));
  return {
    versions,
    sentences: other.sentences.filter((sentence) => !said.has(JSON.stringify(sentence))),
    cells: cellsApart(finding, other),
  };
}

/** Cells that are other ones; of a table with more rows, all of those. */
function cellsApart({ tables }: Finding, other: Finding): number {
  const cellsOf = (finding: Pick<Finding, "tables">) => finding.tables.map(({ rows }) => rows.flat());
  const [one, two] = [cellsOf({ tables }), cellsOf(other)];
  return one.reduce((count, cells, i) => {
    const others = two[i] ?? [];
    return (
      count +
      Math.abs(cells.length - others.length) +
      cells.filter((cell, at) => at < others.length && cell !== others[at]).length
    );
  }, 0);
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
