import { type Role, ROLES } from "../../storage/accounts.ts";
import { type Call, type Command, EXIT, optional, required, WrongUse } from "../command.ts";
import { bookNamed, partyOrInvited, withInstallation } from "../installation.ts";
import { printLetter } from "../letter.ts";

/** Makes a code with which somebody comes in for a party. */
export const codeCommand: Command = {
  name: "code",
  words: [],
  options: { book: { type: "string" }, party: { type: "string" }, role: { type: "string" }, unit: { type: "string" } },
  run: async (call) => {
    const [name, wanted] = [required(call, "book"), required(call, "party")];
    const given = { role: roleIn(call), unit: optional(call, "unit") ?? "" };
    await withInstallation(call, async (services) => {
      const book = await bookNamed(services, name);
      await printLetter(call, services, book, { party: await partyOrInvited(services, book.id, wanted), ...given });
    });
    return EXIT.done;
  },
};

function roleIn(call: Call): Role {
  const said = optional(call, "role") ?? "organiser";
  const role = ROLES.find((one) => one === said);
  if (role === undefined) throw new WrongUse("cli.code.role", { role: said, roles: ROLES.join(", ") });
  return role;
}
