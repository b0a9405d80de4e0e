import type { Draft } from "../register/entry.ts";
import { type EntryId, KEEPER, type PartyId } from "../register/ids.ts";
import { dayToIso } from "../register/partial-date.ts";
import { Refusal } from "../register/refusal.ts";
import { refusalOf } from "../register/refused.ts";
import { sideOf } from "../register/register.ts";
import { dayAt } from "../register/term.ts";
import { holderOf } from "./founding.ts";
import type { Services } from "./services.ts";
import type { BookVisit } from "./visit.ts";

/**
 * Whether a visitor decides for the holder who takes no part: an organiser of the holder, or the steward; a steward who is of another
 * institution of the book, or of the party itself, does not.
 */
function decidesForHolder({ book, membership, memberships, session }: BookVisit, party: PartyId): boolean {
  const { register } = book;
  const ofHolder = membership !== undefined && membership.party === register.holder;
  if (ofHolder) return membership.role === "organiser";
  const partial = memberships.some(
    (one) => one.party === party || (one.party !== register.holder && sideOf(register, one.party) === "institution"),
  );
  return session?.steward === true && !partial;
}

/** A residents' party that the visitor may read of and decide about. Throws "holder-decides" first, which tells nothing of the party. */
export function refusable(visit: BookVisit, party: PartyId): PartyId {
  const { register, view, type } = visit.book;
  if (type === "retelling" || type === "practice" || !decidesForHolder(visit, party))
    throw new Refusal("holder-decides");
  const facts = register.parties.get(party);
  if (facts === undefined || facts.side !== "residents" || view.mask[facts.row] !== 1)
    throw new Refusal("party-unknown");
  return party;
}

/** Under whose name a decision of the holder is written. */
const accountOf = ({ membership, book }: BookVisit): string =>
  membership !== undefined && membership.party === book.register.holder ? membership.pseudonym : KEEPER;

export interface Reasons {
  readonly reason: string;
  /** Whether the party was heard first: "yes", "no" or "unknown". */
  readonly heard: string;
  /** Under which the decision is written, where that was chosen beforehand. */
  readonly chosen?: EntryId;
}

/** The holder decides that a party takes no part, with its reason in the book. */
export async function refuse(services: Services, visit: BookVisit, party: PartyId, said: Reasons): Promise<EntryId> {
  const { desk, secrets } = services;
  const text = said.reason.trim();
  if (text === "") throw new Refusal("field-wrong", { field: "reason", problem: "required" });
  const book = visit.open.record.id;
  const holder = await holderOf(services, book);
  const today = dayToIso(dayAt(secrets.clock().getTime()));
  const body = {
    on: party,
    decider: holder,
    outcome: "refused",
    reason: { form: "written", text },
    written: "yes",
    heard: ["yes", "no"].includes(said.heard) ? said.heard : "unknown",
    decided: today,
    nature: "private",
  };
  const by = { party: holder, account: accountOf(visit) };
  const draft = { kind: "decision", by, body, ...(said.chosen && { id: said.chosen }) };
  return (await desk.write(book, draft as unknown as Draft)).id;
}

/** Takes a refusal back; it stays readable as taken back for whom it concerned. */
export async function takeBack({ desk }: Services, visit: BookVisit, party: PartyId): Promise<void> {
  const { register, record } = visit.open;
  const refusal = refusalOf(register, party);
  if (refusal === undefined || register.holder === undefined) throw new Refusal("already-withdrawn");
  const by = { party: register.holder, account: accountOf(visit) };
  await desk.write(record.id, { kind: "withdrawal", by, body: { target: refusal.id, why: "unknown" } });
}
