import { type Texts, LOCALES } from "../web/texts.ts";
import { type Command, EXIT } from "./command.ts";

/** What the program can do, one line per command. */
export function programHelp({ t }: Texts, commands: readonly Command[]): string {
  const rows = commands.map(({ name }) => `  ${name.padEnd(10)}${t(`cli.${name}.summary`)}`);
  return [
    t("cli.program"),
    "",
    `${t("cli.usage")} wijkspiegel <${t("cli.command")}>`,
    "",
    ...rows,
    "",
    t("cli.more"),
  ].join("\n");
}

/** What one command does: usage, options, examples, exit codes. */
export function commandHelp({ t }: Texts, command: Command): string {
  const { name, words, options } = command;
  const usage = ["wijkspiegel", name, ...words.map((word) => (word.endsWith("?") ? `[${word.slice(0, -1)}]` : word))];
  const rows = Object.entries(options).map(([option, { type }]) => {
    const written = type === "string" ? `--${option} ${t(`cli.${name}.value.${option}`)}` : `--${option}`;
    return `  ${written.padEnd(28)} ${t(`cli.${name}.option.${option}`)}`;
  });
  const shared = [
    `  --lang ${LOCALES.join("|")}`.padEnd(31) + t("cli.option.lang"),
    "  --help".padEnd(31) + t("cli.option.help"),
  ];
  const codes = Object.entries(EXIT).map(([word, code]) => `  ${String(code).padEnd(5)}${t(`cli.exit.${word}`)}`);
  return [
    `${t("cli.usage")} ${usage.join(" ")}`,
    "",
    t(`cli.${name}.about`),
    "",
    t("cli.options"),
    ...rows,
    ...shared,
    "",
    t("cli.examples"),
    ...t(`cli.${name}.examples`)
      .split("\n")
      .map((line) => `  ${line}`),
    "",
    t("cli.exit-codes"),
    ...codes,
  ].join("\n");
}
