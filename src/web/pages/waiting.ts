import type { PartyId } from "../../register/ids.ts";
import { hangs } from "../../register/hanging.ts";
import { type KindName } from "../../register/kinds.ts";
import { concernedAt } from "../../register/register.ts";
import type { BookPageContext } from "../context.ts";
import { hangingOf, type Told, toldAt } from "./reading.ts";
import { requestRows } from "./request-rows.ts";

/** What waits for one party: requests to it without an answer, and what others wrote about it that it has not answered. */
export interface Waiting {
  readonly requests: readonly Told[];
  readonly about: readonly Told[];
}

/** What others write about a party, which it reads first and can answer. */
const ABOUT: readonly KindName[] = [
  "decision",
  "support",
  "fact",
  "held",
  "doubt",
  "saying",
  "tie",
  "role",
  "backing",
  "comparison",
  "rule",
  "space",
  "request",
  "together",
  "hiding",
];

/** What waits for a party, newest first. */
export function waitingFor(context: BookPageContext, party: PartyId): Waiting {
  const number = context.book.columns.partyNumbers.get(party);
  const open = requestRows(context).filter(
    ({ current, decision }) => decision < 0 && context.book.columns.to[current] === number,
  );
  return {
    requests: open.flatMap(({ request }) => toldAt(context, request) ?? []),
    about: [...new Set([...ABOUT.flatMap((kind) => rowsAbout(context, kind, party)), ...versionsTold(context)])]
      .sort((a, b) => b - a)
      .flatMap((row) => toldAt(context, row) ?? [])
      .filter((told) => isUnanswered(context, told, party)),
  };
}

/** Rows of a kind about a party by somebody else; what is asked of it waits in a list of its own. */
function rowsAbout({ book: { view, columns } }: BookPageContext, kind: KindName, party: PartyId): readonly number[] {
  const number = columns.partyNumbers.get(party);
  return [...view.rows(kind)].filter(
    (row) => columns.author[row] !== number && (kind !== "request" || columns.to[view.current(row)] !== number),
  );
}

/** Second tellings by others: of these no event is made, and whom they concern is to read them too. */
const versionsTold = ({ book: { view, register } }: BookPageContext): readonly number[] =>
  [...register.versions.values()].flat().filter((row) => view.mask[row] === 1);

function isUnanswered(context: BookPageContext, { entry, row }: Told, party: PartyId): boolean {
  if (entry.by.party === party || hangs(entry.kind)) return false;
  if (!concernedAt(context.book.register, row).includes(party)) return false;
  const said = [...hangingOf(context, row, "reply"), ...hangingOf(context, row, "agreement")];
  return !said.some((one) => one.entry.by.party === party);
}
