import { existsSync } from "node:fs";
import { foundBook } from "../../http/founding.ts";
import { type Call, type Command, EXIT, optional, required, WrongUse } from "../command.ts";
import { withInstallation } from "../installation.ts";
import { NotABook, takeOver } from "../whole-book.ts";

/** Makes a book: a new one, or one that another installation printed. */
export const bookCommand: Command = {
  name: "book",
  words: [],
  options: {
    name: { type: "string" },
    place: { type: "string" },
    holder: { type: "string" },
    id: { type: "string" },
    languages: { type: "string" },
    from: { type: "string" },
  },
  run: async (call) => {
    const from = optional(call, "from");
    if (from !== undefined) return takeFrom(call, from);
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

/** All of the file, or nothing. */
async function takeFrom(call: Call, path: string): Promise<number> {
  const { terminal, texts, interrupted, values } = call;
  if (Object.entries(values).some(([name, value]) => name !== "from" && name !== "lang" && value !== undefined))
    throw new WrongUse("cli.book.from-alone");
  if (!existsSync(path)) throw new WrongUse("cli.use.file-missing", { file: path });
  return withInstallation(call, async ({ engine, secrets }) => {
    try {
      const made = await takeOver({ engine, sha256: secrets.sha256, interrupted }, path);
      terminal.print(texts.t("cli.book.made", made));
      return EXIT.done;
    } catch (error) {
      if (!(error instanceof NotABook)) throw error;
      terminal.warn(texts.t(`cli.book.${error.message}`, error.values));
      return EXIT.refused;
    }
  });
}
