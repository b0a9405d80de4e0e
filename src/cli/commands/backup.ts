import { writeBackup } from "../backup-file.ts";
import { type Command, EXIT, required } from "../command.ts";
import { withInstallation } from "../installation.ts";

/** Writes all that is kept, of all books, to one file. */
export const backupCommand: Command = {
  name: "backup",
  words: [],
  options: { out: { type: "string" } },
  run: async (call) => {
    const { terminal, texts, interrupted } = call;
    const path = required(call, "out");
    const rows = await withInstallation(call, ({ engine, secrets }) =>
      writeBackup(engine, path, {
        made: secrets.clock().toISOString(),
        tell: (count) => terminal.progress(texts.t("cli.backup.progress", { rows: count })),
        interrupted,
      }),
    );
    terminal.print(texts.t("cli.backup.done", { rows, path }));
    return EXIT.done;
  },
};
