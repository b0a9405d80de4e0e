import * as z from "zod";
import type { Locale } from "../../web/texts.ts";
import type { Request } from "../environment.ts";
import { type FieldProblem, FieldsWrong } from "./fields-wrong.ts";
import { jsonIn } from "./json-body.ts";

/** The parameters of a query as an operation knows them. Throws "field-wrong", naming each that is wrong or unknown. */
export function asked<T extends z.ZodObject>(c: Request, schema: T): z.output<T> {
  const given = new URL(c.req.url).searchParams;
  const twice = [...new Set(given.keys())].filter((name) => given.getAll(name).length > 1);
  const result = schema.strict().safeParse(Object.fromEntries(given), wordsIn(c.get("locale")));
  const errors = [
    ...twice.map((field) => ({ field, problem: "twice" })),
    ...(result.success ? [] : issues(result.error)),
  ];
  if (errors.length > 0) throw new FieldsWrong(errors);
  return result.data as z.output<T>;
}

/** The object that was sent, as an operation knows it. Throws "field-wrong" likewise, and what jsonIn throws. */
export async function sentAs<T extends z.ZodType>(c: Request, schema: T): Promise<z.output<T>> {
  const result = schema.safeParse((await jsonIn(c)).value, wordsIn(c.get("locale")));
  if (!result.success) throw new FieldsWrong(issues(result.error));
  return result.data;
}

type Wording = { readonly error: z.core.$ZodErrorMap };
const WORDS: Readonly<Record<Locale, Wording>> = {
  nl: { error: z.locales.nl().localeError },
  en: { error: z.locales.en().localeError },
  ar: { error: z.locales.ar().localeError },
  tr: { error: z.locales.tr().localeError },
};

/** In which language a schema says what it found, where it has no code for that. */
export const wordsIn = (locale: Locale): Wording => WORDS[locale];

/** What a schema found, by field. */
export const issues = ({ issues: found }: z.ZodError, under = ""): readonly FieldProblem[] =>
  found.flatMap((issue): readonly FieldProblem[] => {
    const path = [under, ...issue.path.map(String)].filter((part) => part !== "");
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({ field: [...path, key].join("."), problem: "unknown-field" }));
    return [{ field: path.join(".") || "body", problem: problemIn(issue) }];
  });

/** Of what may be one thing or another: what each would have to be. Of applicants as a file lists them nothing: no program sends these. */
function problemIn(issue: z.core.$ZodIssue): string {
  if (issue.code !== "invalid_union") return issue.message;
  const ways = issue.errors.map((found) =>
    found.map((one) => [...one.path.map(String), problemIn(one)].join(": ")).join(", "),
  );
  const told = [...new Set(ways)].filter((way) => way !== "" && !way.startsWith("listed: "));
  return told.join(" / ") || issue.message;
}
