import { dayAt, type Waiting, waitingSince } from "../register/term.ts";
import { casesOf } from "./cases.ts";
import { NONE } from "./columns.ts";
import { wordAt } from "./dictionary.ts";
import { sideOfNumber } from "./parties.ts";
import { partyDecidedOn } from "./rule-rows.ts";
import type { View } from "./view.ts";

export interface Unanswered {
  readonly row: number;
  readonly waiting: Waiting;
}

/** Requests by a party, or to it, without a decision that may be read. Residents owe nobody an answer. */
export function unansweredOf(view: View, party: number): readonly Unanswered[] {
  const { columns } = view;
  const cases = casesOf(view);
  const today = dayAt(view.now);
  const found: Unanswered[] = [];
  for (let i = 0; i < cases.length; i++) {
    if (cases.decision[i] !== NONE) continue;
    const [row, now] = [cases.request[i] as number, cases.current[i] as number];
    const to = columns.to[now] as number;
    if ((columns.from[now] !== party && to !== party) || sideOfNumber(view, to) === "residents") continue;
    found.push({ row, waiting: waitingSince(view.said(row, "request")?.asked ?? "unknown", today) });
  }
  return found;
}

/** Decisions by a party, or about what it asked or got, of which the reason was only spoken. */
export function spokenReasons(view: View, party: number): readonly number[] {
  const { columns } = view;
  return [...view.rows("decision")].filter((row) => {
    const now = view.current(row);
    const spoken = wordAt(columns.words.reason, columns.reason[now] as number) === "spoken";
    return spoken && (columns.from[now] === party || partyDecidedOn(view, row) === party);
  });
}
