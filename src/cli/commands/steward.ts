import { makeStewardLink } from "../../http/codes.ts";
import { type Command, EXIT } from "../command.ts";
import { withInstallation } from "../installation.ts";

/** Makes another link for the steward: the first one was lost, or nobody gets in with that account any more. */
export const stewardCommand: Command = {
  name: "steward",
  words: [],
  options: {},
  run: async (call) => {
    await withInstallation(call, async ({ engine, secrets, settings }) => {
      const link = `${settings.BASE_URL}/steward/${await makeStewardLink(engine, secrets)}`;
      call.terminal.print(call.texts.t("cli.serve.steward", { link }));
    });
    return EXIT.done;
  },
};
