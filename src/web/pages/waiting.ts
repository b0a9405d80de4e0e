import type { PartyId } from "../../register/ids.ts";
import { hangs } from "../../register/hanging.ts";
import { type KindName } from "../../register/kinds.ts";
import { concernedAt } from "../../register/register.ts";
import type { BookPageContext } from "../context.ts";
import { hangingOf, type Told, toldAt, toldOf } from "./reading.ts";
import { requestRows } from "./request-rows.ts";

/** What waits for one party: requests to it without an answer, and what others wrote about it that it has not answered. */
export interface Waiting {
  readonly requests: readonly Told[];
  readonly about: readonly Told[];
}

const ABOUT: readonly KindName[] = ["decision", "support", "fact", "held", "doubt"];

/** What waits for a party, newest first. */
export function waitingFor(context: BookPageContext, party: PartyId): Waiting {
  const number = context.book.columns.partyNumbers.get(party);
  const open = requestRows(context).filter(
    ({ current, decision }) => decision < 0 && context.book.columns.to[current] === number,
  );
  return {
    requests: open.flatMap(({ request }) => toldAt(context, request) ?? []),
    about: ABOUT.flatMap((kind) => toldOf(context, context.book.view.rows(kind).toReversed())).filter((told) =>
      isUnanswered(context, told, party),
    ),
  };
}

function isUnanswered(context: BookPageContext, { entry, row }: Told, party: PartyId): boolean {
  if (entry.by.party === party || hangs(entry.kind)) return false;
  if (!concernedAt(context.book.register, row).includes(party)) return false;
  const said = [...hangingOf(context, row, "reply"), ...hangingOf(context, row, "agreement")];
  return !said.some((one) => one.entry.by.party === party);
}
