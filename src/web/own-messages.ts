import { IntlMessageFormat } from "intl-messageformat";
import type { Messages } from "./texts.ts";

/** Why a text of an installation's own is left out; `values` fill in its words under `cli.texts.<what>`. */
export interface TextProblem {
  readonly what: "not-texts" | "key-unknown" | "not-readable" | "value-unknown";
  readonly values: Readonly<Record<string, string>>;
}

export interface OwnMessages {
  readonly messages: Messages;
  readonly problems: readonly TextProblem[];
}

/** The texts of an installation's own that can be used in place of those of the program, and what is wrong with the others. */
export function ownMessages(given: unknown, program: Messages): OwnMessages {
  if (typeof given !== "object" || given === null || Array.isArray(given))
    return { messages: {}, problems: [{ what: "not-texts", values: {} }] };
  const lines = Object.entries(given).map(([key, message]) => ({
    key,
    message: String(message),
    problem: typeof message === "string" ? problemOf(key, message, program) : notReadable(key, "no text"),
  }));
  return {
    messages: Object.fromEntries(lines.filter(({ problem }) => !problem).map(({ key, message }) => [key, message])),
    problems: lines.flatMap(({ problem }) => problem ?? []),
  };
}

const notReadable = (key: string, why: string): TextProblem => ({ what: "not-readable", values: { key, why } });

function problemOf(key: string, message: string, program: Messages): TextProblem | undefined {
  const ours = Object.hasOwn(program, key) ? program[key] : undefined;
  if (ours === undefined) return { what: "key-unknown", values: { key } };
  try {
    const [known, asked] = [argumentsOf(ours), argumentsOf(message)];
    const [unknown] = asked.filter((name) => !known.includes(name));
    return unknown === undefined ? undefined : { what: "value-unknown", values: { key, name: unknown } };
  } catch (error) {
    return notReadable(key, error instanceof Error ? error.message : String(error));
  }
}

interface Part {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
}

/** As the parser numbers them: literal text, and the # in a plural. */
const [LITERAL, POUND] = [0, 7];

/** The names of the values a message asks for. Throws what the parser throws when it is no ICU message. */
const argumentsOf = (message: string): readonly string[] =>
  (new IntlMessageFormat(message, "nl", undefined, { ignoreTag: true }).getAst() as readonly Part[]).flatMap(named);

function named({ type, value = "", options = {} }: Part): readonly string[] {
  if (type === LITERAL || type === POUND) return [];
  return [value, ...Object.values(options).flatMap((option) => option.value.flatMap(named))];
}
