import { NONE } from "../../mirror/columns.ts";
import type { PartyId } from "../../register/ids.ts";
import type { KindName } from "../../register/kinds.ts";
import { doubtsAbout, mutualDoubts, wantedAndDoubted } from "../../mirror/doubts.ts";
import { askedForWhom } from "../../mirror/spoken-for.ts";
import { partyAt } from "../cell.ts";
import type { BookPageContext } from "../context.ts";
import { allOf, type Told, toldOf } from "./reading.ts";
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
    doubted: toldOf<"doubt">(
      context,
      doubtsAbout(context.book.view, ends.number).map(({ row }) => row),
    ),
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
  return Object.assign(at, { is, number });
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

/** For every residents' party: how often it was asked on whose behalf it speaks; an empty list is "never asked or unknown". */
export function onWhoseBehalf(context: BookPageContext): readonly SpokenForLine[] {
  const lines = askedForWhom(context.book.view).flatMap(({ party, asked }) => {
    const id = partyAt(context, party);
    return id === undefined
      ? []
      : [
          {
            party: id,
            asked: toldOf<"held">(
              context,
              asked.map(({ row }) => row),
            ),
          },
        ];
  });
  return lines.sort((a, b) => nameOfParty(context, a.party).localeCompare(nameOfParty(context, b.party)));
}

export interface SpokenForLine {
  readonly party: PartyId;
  readonly asked: readonly Told<"held">[];
}

const nameOfParty = ({ book }: BookPageContext, party: PartyId): string => book.register.parties.get(party)?.name ?? "";

/** Institutions that ask something of this party and put question marks by what it does as well. */
export function wantsAndDoubts(context: BookPageContext, party: PartyId): readonly PartyId[] {
  const number = context.book.columns.partyNumbers.get(party) ?? NONE;
  const found = wantedAndDoubted(context.book.view).filter((one) => one.party === number);
  return found.flatMap(({ institution }) => partyAt(context, institution) ?? []);
}

/** Parties with whom the question marks of this one run both ways. */
export function doubtsBothWays(context: BookPageContext, party: PartyId): readonly PartyId[] {
  const number = context.book.columns.partyNumbers.get(party) ?? NONE;
  return mutualDoubts(context.book.view, number).flatMap(({ other }) => partyAt(context, other) ?? []);
}
