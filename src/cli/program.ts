import { existsSync } from "node:fs";
import { join } from "node:path";
import { ownTexts } from "../http/own-texts.ts";
import { Refusal } from "../register/refusal.ts";
import { type Locale, type Texts, textsIn, LOCALES } from "../web/texts.ts";
import { parseCall } from "./arguments.ts";
import { type Call, type Command, EXIT, WrongUse } from "./command.ts";
import { COMMANDS } from "./commands.ts";
import { commandHelp, programHelp } from "./help.ts";
import { systemFailure } from "./system-failure.ts";

/** Runs `wijkspiegel <command> …` and gives its exit code. What is wrong is said on the error output, in words. */
export async function runProgram(
  [name, ...given]: readonly string[],
  call: Pick<Call, "terminal" | "environment" | "interrupted">,
): Promise<number> {
  const { terminal, environment } = call;
  const texts = textsOf(localeOf(name === undefined ? [] : [name, ...given], environment), environment);
  const command = COMMANDS.find((one) => one.name === name);
  if (command) return runCommand(command, given, { ...call, texts });
  const asked = name === undefined || ["--help", "-h", "help", "--lang"].includes(name);
  if (asked) terminal.print(programHelp(texts, COMMANDS));
  else terminal.warn(`${texts.t("cli.use.command-unknown", { command: name })}\n\n${programHelp(texts, COMMANDS)}`);
  return asked && name !== undefined ? EXIT.done : EXIT.usage;
}

async function runCommand(command: Command, given: readonly string[], call: Omit<Call, "values" | "words">) {
  const { terminal, texts, interrupted } = call;
  const say = (code: number, words: string): number => {
    terminal.warn(words);
    return code;
  };
  try {
    const { values, words } = parseCall(command, given);
    if (!values.help) return await command.run({ ...call, values, words });
    terminal.print(commandHelp(texts, command));
    return EXIT.done;
  } catch (error) {
    if (interrupted.aborted) return say(EXIT.interrupted, texts.t("cli.interrupted"));
    if (error instanceof WrongUse) return say(EXIT.usage, wordsOf(texts, command, error));
    if (error instanceof Refusal) return say(EXIT.refused, refusalText(texts, error));
    const failure = systemFailure(error);
    if (failure) return say(EXIT.refused, texts.t(failure.key, failure.values));
    throw error;
  }
}

const wordsOf = ({ t }: Texts, { name }: Command, { key, values }: WrongUse): string =>
  `${t(key, values)}\n${t("cli.use.help", { command: name })}`;

/** A refusal in words; a field's problem says more where it has words of its own. */
function refusalText({ t, firstOf }: Texts, { code, details }: Refusal): string {
  const more = firstOf([`cli.problem.${details.problem}`]);
  return more === undefined ? t(`refusal.${code}`, details) : `${t(`refusal.${code}`, details)} ${t(more, details)}`;
}

/** The texts of the installation in DATA_DIR, as on its pages but as a terminal writes them; `serve` tells what is wrong in them. */
function textsOf(locale: Locale, { DATA_DIR, ARABIC_DIGITS }: Call["environment"]): Texts {
  const folder = join(DATA_DIR || "data", "texts");
  if (!existsSync(folder)) return textsIn(locale).plain;
  return ownTexts({ folder, digits: ARABIC_DIGITS === "arabic" ? "arabic" : "latin", now: Date.now }).in(locale).plain;
}

/** Dutch, unless --lang or the surroundings say another language there is. */
function localeOf(given: readonly string[], environment: Call["environment"]): Locale {
  const at = given.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const asked = at === -1 ? undefined : given[at] === "--lang" ? given[at + 1] : given[at]?.slice("--lang=".length);
  const wanted = asked ?? (environment.LC_ALL || environment.LANG || "").slice(0, 2).toLowerCase();
  return LOCALES.find((locale) => locale === wanted) ?? "nl";
}
