import { inviteParty } from "../../http/founding.ts";
import { EITHER_TYPES, INSTITUTION_TYPES, PARTY_TYPES, SIDES } from "../../register/kinds/party.ts";
import { type Call, type Command, EXIT, optional, required, WrongUse } from "../command.ts";
import { bookNamed, withInstallation } from "../installation.ts";
import { printLetter } from "../letter.ts";

/**
 * Makes room for a party. An institution is written down at once; residents name themselves when they first come in
 * (never 3), so for them there is only a code.
 */
export const partyCommand: Command = {
  name: "party",
  words: [],
  options: {
    book: { type: "string" },
    type: { type: "string" },
    name: { type: "string" },
    side: { type: "string" },
  },
  run: async (call) => {
    const type = required(call, "type");
    const side = sideFor(call, type);
    const name = side === "institution" ? required(call, "name") : "";
    if (side === "residents" && optional(call, "name") !== undefined) throw new WrongUse("cli.party.names-itself");
    await withInstallation(call, async (services) => {
      const book = await bookNamed(services, required(call, "book"));
      const party = await inviteParty(services, book.id, { name, type, side });
      if (side === "institution") call.terminal.print(call.texts.t("cli.party.made", { name, party }));
      else await printLetter(call, services, book, { party });
    });
    return EXIT.done;
  },
};

const isOneOf = (list: readonly string[], word: string): boolean => list.includes(word);

function sideFor(call: Call, type: string): string {
  if (!isOneOf(PARTY_TYPES, type)) throw new WrongUse("cli.party.type", { type, types: PARTY_TYPES.join(", ") });
  const said = optional(call, "side");
  if (said !== undefined && !isOneOf(SIDES, said)) throw new WrongUse("cli.party.side", { sides: SIDES.join(", ") });
  if (isOneOf(EITHER_TYPES, type)) return said ?? required(call, "side");
  const side = isOneOf(INSTITUTION_TYPES, type) ? "institution" : "residents";
  if (said !== undefined && said !== side) throw new WrongUse("cli.party.side-of-type", { type, side });
  return side;
}
