import { NONE } from "../../mirror/columns.ts";
import type { PartyId } from "../../register/ids.ts";
import type { KindName } from "../../register/kinds.ts";
import { sideOf } from "../../register/register.ts";
import type { Someone } from "../../register/values.ts";
import type { BookPageContext } from "../context.ts";
import { allOf, readableParties, type Told, toldOf } from "./reading.ts";
import { type RequestRow, requestRows } from "./request-rows.ts";

/** Everything readable that a party's page shows of it, newest first. */
export interface PartyFile {
  readonly received: readonly Told<"support">[];
  readonly given: readonly Told<"support">[];
  readonly burdens: readonly Told<"burden">[];
  readonly asks: readonly RequestRow[];
  readonly asked: readonly RequestRow[];
  /** Decisions on what it asked or gets, and decisions it took. */
  readonly decisionsAbout: readonly Told<"decision">[];
  readonly held: readonly Told<"held">[];
  readonly claims: readonly Told<"claim">[];
  /** Question marks by what it does, says or asks; and those it puts itself. */
  readonly doubted: readonly Told<"doubt">[];
  readonly doubts: readonly Told<"doubt">[];
  readonly activities: readonly Told<"activity">[];
  readonly spaces: readonly Told<"space">[];
}

/** The file of one party as this viewer may read it. */
export function partyFileOf(context: BookPageContext, party: PartyId): PartyFile {
  const ends = endsOf(context, party);
  const requests = requestRows(context);
  return {
    received: ends("support", "to"),
    given: ends("support", "from"),
    burdens: ends("burden", "from"),
    asks: requests.filter(({ current }) => ends.is("from", current)),
    asked: requests.filter(({ current }) => ends.is("to", current)),
    decisionsAbout: allOf(context, "decision").filter((told) => isAbout(context, told, ends.is)),
    held: ends("held", "to"),
    claims: ends("claim", "from"),
    doubted: allOf(context, "doubt").filter(({ row }) => ends.is("from", targetOf(context, row))),
    doubts: ends("doubt", "from"),
    activities: ends("activity", "from"),
    spaces: ends("space", "to"),
  };
}

type End = "from" | "to";

/** Rows of a kind at one of whose ends a party stands. */
function endsOf(context: BookPageContext, party: PartyId) {
  const { view, columns } = context.book;
  const number = columns.partyNumbers.get(party) ?? NONE;
  const is = (end: End, row: number): boolean => row !== NONE && number !== NONE && columns[end][row] === number;
  const at = <K extends KindName>(kind: K, end: End): readonly Told<K>[] =>
    toldOf<K>(context, [...view.rows(kind)].filter((row) => is(end, view.current(row))).reverse());
  return Object.assign(at, { is });
}

/** Where what a row is about reads now. */
function targetOf({ book: { view, columns } }: BookPageContext, row: number): number {
  const target = view.follow(columns.target[view.current(row)] as number);
  return target === NONE ? NONE : view.current(target);
}

/** A decision is about who asked, or who gets the support it decides on. */
function isAbout(context: BookPageContext, { row }: Told, is: (end: End, row: number) => boolean): boolean {
  const target = targetOf(context, row);
  const { columns } = context.book;
  const support = target !== NONE && columns.words.kind.words[columns.kind[target] ?? 0] === "support";
  return is(support ? "to" : "from", target);
}

/** The rule about whom one speaks for asks for this criterion. */
const BACKING = "backing";
export const isOnWhoseBehalf = ({ body }: Told<"held">): boolean => body.criterion === BACKING;

/** For every residents' party: how often it was asked on whose behalf it speaks; an empty list is "never asked or unknown". */
export function onWhoseBehalf(
  context: BookPageContext,
): readonly { readonly party: PartyId; readonly asked: readonly Told<"held">[] }[] {
  const questions = allOf(context, "held").filter(isOnWhoseBehalf);
  const residents = readableParties(context).filter((party) => sideOf(context.book.register, party) === "residents");
  return residents.map((party) => ({ party, asked: questions.filter(({ body }) => body.who === party) }));
}

/** Parties that ask something of this one, or support it, and put question marks by what it does as well. */
export function wantsAndDoubts({ asked, received, doubted }: PartyFile, context: BookPageContext): readonly PartyId[] {
  const askers = asked.flatMap(({ current }) => partyNumberOf(context, current));
  const wanting = new Set<PartyId>([...askers, ...received.map(({ body }) => body.from)]);
  const doubters = doubted.flatMap(({ body }) => partyOf(body.doubter));
  return [...new Set(doubters)].filter((party) => wanting.has(party));
}

const partyOf = (who: Someone): readonly PartyId[] => ("party" in who ? [who.party] : []);

function partyNumberOf({ book: { columns, register } }: BookPageContext, row: number): readonly PartyId[] {
  const id = columns.parties[columns.from[row] ?? NONE] as PartyId | undefined;
  return id !== undefined && register.parties.has(id) ? [id] : [];
}
