import { parseArgs } from "node:util";
import { type Call, type Command, WrongUse } from "./command.ts";

/** Options that every command understands. */
const SHARED = { help: { type: "boolean", short: "h" }, lang: { type: "string" } } as const;

/** The options and words of a command, checked by hand so that what is wrong can be said in words. Throws WrongUse. */
export function parseCall(command: Command, given: readonly string[]): Pick<Call, "values" | "words"> {
  const options = { ...command.options, ...SHARED };
  const { values, positionals, tokens } = parseArgs({
    args: [...given],
    options,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const wanted = (options as Command["options"])[token.name];
    const option = token.name;
    if (!wanted) throw new WrongUse("cli.use.option-unknown", { option: token.rawName, command: command.name });
    if (wanted.type === "string" && token.value === undefined) throw new WrongUse("cli.use.value-missing", { option });
    if (wanted.type === "boolean" && token.value !== undefined) throw new WrongUse("cli.use.no-value", { option });
  }
  if (!values.help) checkWords(command, positionals);
  return { values: values as Call["values"], words: positionals };
}

function checkWords(command: Command, words: readonly string[]): void {
  const missing = command.words[words.length];
  if (missing !== undefined && !missing.endsWith("?")) throw new WrongUse("cli.use.word-missing", { word: missing });
  const extra = words[command.words.length];
  if (extra !== undefined) throw new WrongUse("cli.use.word-extra", { word: extra });
}
