import { IntlMessageFormat } from "intl-messageformat";

/** The parts of an ICU message that a test looks at. */
interface Part {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Part[] }>>;
}

/** As the parser numbers them: literal text; an argument; number, date, time; select; plural; the # in a plural. */
const [LITERAL, SELECT, PLURAL, POUND] = [0, 5, 6, 7];

const parse = (message: string): readonly Part[] =>
  new IntlMessageFormat(message, "nl", undefined, { ignoreTag: true }).getAst() as readonly Part[];

/** What a message asks for: its arguments, and for a choice between words also the choices. */
export const argumentsOf = (message: string): readonly string[] => [...new Set(parse(message).flatMap(asked))].sort();

function asked(part: Part): readonly string[] {
  if (part.type === LITERAL || part.type === POUND) return [];
  const inside = Object.values(part.options ?? {}).flatMap(({ value }) => value.flatMap(asked));
  const choices =
    part.type === SELECT
      ? `:${Object.keys(part.options ?? {})
          .sort()
          .join("|")}`
      : "";
  return [`${part.value}${choices}`, ...inside];
}

/** The forms that each plural of a message gives, those inside others too. */
export const pluralsOf = (message: string): readonly (readonly string[])[] => parse(message).flatMap(plurals);

function plurals({ type, options = {} }: Part): readonly (readonly string[])[] {
  const inside = Object.values(options).flatMap(({ value }) => value.flatMap(plurals));
  return type === PLURAL ? [Object.keys(options), ...inside] : inside;
}

/** The message as a person may read it, once per choice, with a short word for every value. */
export function readingsOf(message: string): readonly string[] {
  const parts = parse(message);
  const most = Math.max(1, ...parts.map((part) => Object.keys(part.options ?? {}).length));
  return Array.from({ length: most }, (_, choice) => parts.map((part) => reading(part, choice)).join(""));
}

function reading(part: Part, choice: number): string {
  if (part.type === LITERAL) return part.value ?? "";
  const options = Object.values(part.options ?? {});
  const chosen = options[Math.min(choice, options.length - 1)];
  if ((part.type === SELECT || part.type === PLURAL) && chosen)
    return chosen.value.map((inner) => reading(inner, choice)).join("");
  return "5";
}
