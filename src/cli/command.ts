import type { ParseArgsConfig } from "node:util";
import type { Texts, TextValues } from "../web/texts.ts";
import type { Terminal } from "./terminal.ts";

/** What a command is given: its parsed options and words, the texts in the caller's language, and where to print. */
export interface Call {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly words: readonly string[];
  readonly texts: Texts;
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Aborted when somebody interrupts: long work stops between two steps, with nothing by halves. */
  readonly interrupted: AbortSignal;
}

export const EXIT = { done: 0, refused: 1, usage: 2, interrupted: 130 } as const;

/** One command of the terminal; its help stands in the language files under `cli.<name>`. */
export interface Command {
  readonly name: string;
  readonly options: NonNullable<ParseArgsConfig["options"]>;
  /** Names of the words after the command, for its usage line; "?" behind a name that may be left out. */
  readonly words: readonly string[];
  /** Gives the exit code. */
  run(call: Call): Promise<number>;
}

/** Something about how the command was called is not right: told with words of the language files, exit code 2. */
export class WrongUse extends Error {
  readonly key: string;
  readonly values: TextValues;

  constructor(key: string, values: TextValues = {}) {
    super(key);
    this.key = key;
    this.values = values;
  }
}

/** The value of an option that must be given. Throws WrongUse. */
export function required({ values }: Call, option: string): string {
  const value = values[option];
  if (typeof value !== "string" || value.trim() === "") throw new WrongUse("cli.use.option-missing", { option });
  return value.trim();
}

/** The value of an option that may be left out. */
export function optional({ values }: Call, option: string): string | undefined {
  const value = values[option];
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}
