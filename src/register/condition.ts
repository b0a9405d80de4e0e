import * as z from "zod";

/**
 * When something holds, over the criteria of a rule: a small part of JSON Logic (jsonlogic.com), which is data and is never run
 * as code. `var` names a criterion, or the count behind it as "count.<criterion>". What is unknown or was never asked stays so:
 * who reads a condition weighs it by Kleene's logic.
 */
export type Condition =
  | true
  | { readonly var: string }
  | { readonly "!": Condition }
  | { readonly and: readonly Condition[] }
  | { readonly or: readonly Condition[] }
  | { readonly ">=": Threshold }
  | { readonly "<=": Threshold };

/** A count behind a criterion, beside a number. */
export type Threshold = readonly [{ readonly var: string }, number];

const COUNT = "count.";
const key = z.strictObject({ var: z.string().regex(/^[a-z0-9-]{1,40}$/) });
const counted = z.strictObject({ var: z.string().regex(/^count\.[a-z0-9-]{1,40}$/) });
const threshold = z.tuple([counted, z.int().min(0).max(1e9)]);
const leaf = z.union([
  z.literal(true),
  key,
  z.strictObject({ ">=": threshold }),
  z.strictObject({ "<=": threshold }),
]) as z.ZodType<Condition>;

const around = (inner: z.ZodType<Condition>): z.ZodType<Condition> =>
  z.union([
    leaf,
    z.strictObject({ "!": inner }),
    z.strictObject({ and: z.array(inner).min(1).max(20) }),
    z.strictObject({ or: z.array(inner).min(1).max(20) }),
  ]);

/** At most three levels of "and", "or" and "not": more nobody can read aloud, and depth stays bounded. */
export const condition: z.ZodType<Condition> = around(around(around(leaf)));

/** The criteria a condition names, each once. */
export function criteriaIn(one: Condition): readonly string[] {
  if (one === true) return [];
  if ("var" in one) return [one.var];
  if ("!" in one) return criteriaIn(one["!"]);
  if (">=" in one) return [countedIn(one[">="])];
  if ("<=" in one) return [countedIn(one["<="])];
  return [...new Set(("and" in one ? one.and : one.or).flatMap(criteriaIn))];
}

/** The criterion whose count a threshold is about. */
export const countedIn = ([{ var: name }]: Threshold): string => name.slice(COUNT.length);

/** The numbers that a condition asks of counts, in its order. */
export function thresholdsIn(one: Condition): readonly { readonly criterion: string; readonly number: number }[] {
  if (one === true || "var" in one) return [];
  if ("!" in one) return thresholdsIn(one["!"]);
  if ("and" in one || "or" in one) return ("and" in one ? one.and : one.or).flatMap(thresholdsIn);
  const threshold = ">=" in one ? one[">="] : one["<="];
  return [{ criterion: countedIn(threshold), number: threshold[1] }];
}

/** The condition that some criteria are answered yes and others no; `true` when it asks nothing. */
export function conditionOf(yes: readonly string[], no: readonly string[]): Condition {
  const parts: readonly Condition[] = [
    ...yes.map((name) => ({ var: name })),
    ...no.map((name) => ({ "!": { var: name } })),
  ];
  return parts.length === 0 ? true : { and: parts };
}

/** What must be yes and what must be no, where a condition asks no more than that; undefined for any other. */
export function yesAndNo(
  one: Condition,
): { readonly yes: readonly string[]; readonly no: readonly string[] } | undefined {
  if (one === true) return { yes: [], no: [] };
  const parts = "and" in one ? one.and : [one];
  const [yes, no]: [string[], string[]] = [[], []];
  for (const part of parts) {
    if (part === true) return undefined;
    const negated = "!" in part ? part["!"] : undefined;
    if ("var" in part) yes.push(part.var);
    else if (negated !== undefined && negated !== true && "var" in negated) no.push(negated.var);
    else return undefined;
  }
  return { yes, no };
}
