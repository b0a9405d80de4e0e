import { type Command, EXIT, required } from "../command.ts";
import { bookNamed, partyOrInvited, withInstallation } from "../installation.ts";
import { printLetter } from "../letter.ts";

/** Makes a code with which somebody comes in for a party. */
export const codeCommand: Command = {
  name: "code",
  words: [],
  options: { book: { type: "string" }, party: { type: "string" } },
  run: async (call) => {
    const [name, wanted] = [required(call, "book"), required(call, "party")];
    await withInstallation(call, async (services) => {
      const book = await bookNamed(services, name);
      await printLetter(call, services, book, await partyOrInvited(services, book.id, wanted));
    });
    return EXIT.done;
  },
};
