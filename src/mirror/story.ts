import type { KindName } from "../register/kinds.ts";
import { NONE } from "./columns.ts";
import { partyNamed } from "./parties.ts";
import type { View } from "./view.ts";

/** One case: a party, or one request of a party. */
export interface Case {
  readonly party: number;
  /** Row of the request, NONE when the case is all that is written of the party. */
  readonly request: number;
}

/** What is written of a case, as rows in order of writing. */
export interface Story extends Case {
  /** Requests by the party, and requests to it. */
  readonly asks: readonly number[];
  readonly calls: readonly number[];
  /** Decisions on what it asked or got. */
  readonly decisions: readonly number[];
  readonly supports: readonly number[];
  readonly burdens: readonly number[];
  readonly claims: readonly number[];
  readonly activities: readonly number[];
  /** Question marks that others put by its claims, activities and requests. */
  readonly doubts: readonly number[];
  readonly held: readonly number[];
  readonly facts: readonly number[];
}

/** The case an address names: a party by its id, a request by its entry id; undefined when there is none to read. */
export function caseNamed(view: View, name: string): Case | undefined {
  const party = partyNamed(view, name);
  if (party !== NONE) return { party, request: NONE };
  const row = view.rowNamed(name);
  if (row === NONE || !view.rows("request").includes(row)) return undefined;
  return { party: view.columns.from[view.current(row)] as number, request: row };
}

/** Everything a viewer may read of a case. Linear in the rows. */
export const storyOf = (view: View, one: Case): Story =>
  one.request === NONE ? storyOfParty(view, one) : storyOfRequest(view, one);

type Link = "from" | "to" | "target";

/** Readable rows of a kind of which a link, as it reads now, is among some numbers. */
function rowsWith(view: View, kind: KindName, link: Link, wanted: readonly number[]): readonly number[] {
  const among = new Set(wanted);
  among.delete(NONE);
  const found: number[] = [];
  const [rows, links] = [view.rows(kind), view.columns[link]];
  if (among.size === 0) return found;
  const [only] = among.size === 1 ? among : [undefined];
  for (let i = 0; i < rows.length; i++) {
    const to = links[view.current(rows[i] as number)] as number;
    if (only === undefined ? among.has(to) : to === only) found.push(rows[i] as number);
  }
  return found;
}

function storyOfParty(view: View, { party, request }: Case): Story {
  const from = (kind: KindName) => rowsWith(view, kind, "from", [party]);
  const [asks, claims, activities] = [from("request"), from("claim"), from("activity")];
  const [calls, supports] = [rowsWith(view, "request", "to", [party]), rowsWith(view, "support", "to", [party])];
  const doubted = rowsWith(view, "doubt", "target", [...asks, ...calls, ...claims, ...activities]);
  return {
    party,
    request,
    asks,
    calls,
    supports,
    claims,
    activities,
    decisions: rowsWith(view, "decision", "target", [...asks, ...supports]),
    burdens: from("burden"),
    doubts: doubted.filter((row) => view.columns.from[view.current(row)] !== party),
    held: rowsWith(view, "held", "to", [party]),
    facts: from("fact"),
  };
}

const NOTHING = { calls: [], supports: [], burdens: [], claims: [], activities: [] } as const;

function storyOfRequest(view: View, { party, request }: Case): Story {
  const about = (kind: KindName) => rowsWith(view, kind, "target", [request]);
  const others = { decisions: about("decision"), doubts: about("doubt"), held: about("held"), facts: about("fact") };
  return { ...NOTHING, ...others, party, request, asks: [request] };
}

/** All rows of a story, each once, in order of writing. */
export function rowsOf(story: Story): readonly number[] {
  const { asks, calls, decisions, supports, burdens, claims, activities, doubts, held, facts } = story;
  const all = [asks, calls, decisions, supports, burdens, claims, activities, doubts, held, facts].flat();
  return [...new Set(all)].sort((a, b) => a - b);
}

/** The last decision on a row; NONE when there is none to read. */
export function decisionOn(view: View, { decisions }: Story, row: number): number {
  return decisions.findLast((decision) => view.columns.target[view.current(decision)] === row) ?? NONE;
}
