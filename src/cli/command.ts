import type { ParseArgsConfig } from "node:util";
import type { Texts } from "../web/texts.ts";
import type { Terminal } from "./terminal.ts";

/** What a command is given: its parsed options and words, the texts in the caller's language, and where to print. */
export interface Call {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly words: readonly string[];
  readonly texts: Texts;
  readonly terminal: Terminal;
  readonly environment: Readonly<Record<string, string | undefined>>;
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
