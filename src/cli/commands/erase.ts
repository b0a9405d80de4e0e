import { forgetWith } from "../../http/forgetting.ts";
import type { Draft } from "../../register/entry.ts";
import { asEntryId, KEEPER } from "../../register/ids.ts";
import { type Command, EXIT, required } from "../command.ts";
import { bookNamed, withInstallation } from "../installation.ts";

/** Erases one entry by order of a court or authority; the book shows everybody which order that was. */
export const eraseCommand: Command = {
  name: "erase",
  words: [],
  options: { book: { type: "string" }, entry: { type: "string" }, order: { type: "string" } },
  run: async (call) => {
    const [name, entry, order] = [required(call, "book"), required(call, "entry"), required(call, "order")];
    await withInstallation(call, async (services) => {
      const { id } = await bookNamed(services, name);
      const body = { target: asEntryId(entry), along: [], order };
      await services.desk.write(id, { kind: "erasure", by: { party: KEEPER, account: KEEPER }, body } as Draft);
      await forgetWith(services, id, [asEntryId(entry)]);
    });
    call.terminal.print(call.texts.t("cli.erase.done", { entry }));
    return EXIT.done;
  },
};
