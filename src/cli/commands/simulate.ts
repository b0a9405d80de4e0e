import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { loadSimulated } from "../../http/samples.ts";
import { chosenKnobs, equalValue, KNOB_NAMES } from "../../simulation/chosen-knobs.ts";
import type { Texts } from "../../web/texts.ts";
import { writeBackup } from "../backup-file.ts";
import { type Command, EXIT, optional, WrongUse } from "../command.ts";
import { withInstallation } from "../installation.ts";

/** Every knob with the value it has where all is equal, and what it plants. */
const knobsIn = ({ t }: Texts): string =>
  [
    t("cli.simulate.knobs"),
    ...KNOB_NAMES.flatMap((name) => [`  ${name}=${equalValue(name)}`, `      ${t(`cli.simulate.knob.${name}`)}`]),
  ].join("\n");

/** Makes a neighbourhood with knobs of one's own, in a file that `restore` puts in an empty database; without a file it tells which knobs there are. */
export const simulateCommand: Command = {
  name: "simulate",
  words: ["FILE?"],
  options: { seed: { type: "string" }, knobs: { type: "string" } },
  run: async (call) => {
    const { terminal, texts, interrupted } = call;
    const [file] = call.words;
    if (file === undefined) {
      terminal.print(knobsIn(texts));
      return EXIT.done;
    }
    const knobs = chosenKnobs(optional(call, "knobs") ?? "");
    if ("wrong" in knobs)
      throw new WrongUse("cli.simulate.knob-wrong", { word: knobs.wrong, knobs: KNOB_NAMES.join(", ") });
    const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-"));
    try {
      const rows = await withInstallation({ ...call, environment: { DATA_DIR: folder } }, async (services) => {
        await loadSimulated(services, knobs, optional(call, "seed"));
        return writeBackup(services.engine, file, {
          made: services.secrets.clock().toISOString(),
          tell: () => {},
          interrupted,
        });
      });
      terminal.print(texts.t("cli.simulate.done", { rows, path: file }));
      return EXIT.done;
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
