import type { PartyId } from "../../register/ids.ts";
import { refusalOf } from "../../register/refused.ts";
import type { BookPageContext } from "../context.ts";
import { toldAs } from "./reading.ts";

/** Whether one may knock at a party's door: it says so itself, in a book where people write, and the holder did not refuse it. */
export function isDoor(context: BookPageContext, party: PartyId): boolean {
  const { register, type } = context.book;
  const facts = register.parties.get(party);
  const written = type === "neighbourhood" || type === "register";
  if (!written || facts?.byItself !== true || refusalOf(register, party) !== undefined) return false;
  return toldAs(context, facts.row, "party")?.body.relay === true;
}
