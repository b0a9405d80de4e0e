import type * as z from "zod";
import type { Request } from "../environment.ts";
import { type FieldProblem, FieldsWrong } from "./fields-wrong.ts";
import { jsonIn } from "./json-body.ts";

/** The parameters of a query as an operation knows them. Throws "field-wrong", naming each that is wrong or unknown. */
export function asked<T extends z.ZodObject>(c: Request, schema: T): z.output<T> {
  const given = new URL(c.req.url).searchParams;
  const twice = [...new Set(given.keys())].filter((name) => given.getAll(name).length > 1);
  const result = schema.strict().safeParse(Object.fromEntries(given));
  const errors = [
    ...twice.map((field) => ({ field, problem: "twice" })),
    ...(result.success ? [] : issues(result.error)),
  ];
  if (errors.length > 0) throw new FieldsWrong(errors);
  return result.data as z.output<T>;
}

/** The object that was sent, as an operation knows it. Throws "field-wrong" likewise, and what jsonIn throws. */
export async function sentAs<T extends z.ZodType>(c: Request, schema: T): Promise<z.output<T>> {
  const result = schema.safeParse((await jsonIn(c)).value);
  if (!result.success) throw new FieldsWrong(issues(result.error));
  return result.data;
}

/** What a schema found, by field. */
export const issues = ({ issues: found }: z.ZodError, under = ""): readonly FieldProblem[] =>
  found.flatMap((issue): readonly FieldProblem[] => {
    const path = [under, ...issue.path.map(String)].filter((part) => part !== "");
    if (issue.code === "unrecognized_keys")
      return issue.keys.map((key) => ({ field: [...path, key].join("."), problem: "unknown-field" }));
    return [{ field: path.join(".") || "body", problem: issue.message }];
  });
