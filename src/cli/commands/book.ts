import { foundBook } from "../../http/founding.ts";
import { type Command, EXIT, optional, required } from "../command.ts";
import { withInstallation } from "../installation.ts";

/** Makes a book. */
export const bookCommand: Command = {
  name: "book",
  words: [],
  options: {
    name: { type: "string" },
    place: { type: "string" },
    holder: { type: "string" },
    id: { type: "string" },
    languages: { type: "string" },
  },
  run: async (call) => {
    const wanted = { name: required(call, "name"), place: required(call, "place"), holder: required(call, "holder") };
    const id = optional(call, "id");
    const languages = optional(call, "languages")
      ?.split(/[\s,]+/)
      .filter(Boolean);
    const book = await withInstallation(call, (services) =>
      foundBook(services, { ...wanted, ...(id === undefined ? {} : { id }), ...(languages && { languages }) }),
    );
    call.terminal.print(call.texts.t("cli.book.made", { name: wanted.name, book }));
    return EXIT.done;
  },
};
