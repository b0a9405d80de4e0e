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

/** A criterion and a number that its count is held beside. */
export type Counted = readonly [criterion: string, number: number];

/** A condition that asks all of some plain things: answers that are yes, that are no, and counts of at least and at most so many. */
export interface PlainCondition {
  readonly yes: readonly string[];
  readonly no: readonly string[];
  readonly least: readonly Counted[];
  readonly most: readonly Counted[];
}

/** The condition that asks these; `true` when it asks nothing. */
export function conditionOf(
  yes: readonly string[],
  no: readonly string[],
  { least = [], most = [] }: Partial<Pick<PlainCondition, "least" | "most">> = {},
): Condition {
  const threshold = ([criterion, number]: Counted): Threshold => [{ var: COUNT + criterion }, number];
  const parts: readonly Condition[] = [
    ...yes.map((name) => ({ var: name })),
    ...no.map((name) => ({ "!": { var: name } })),
    ...least.map((one) => ({ ">=": threshold(one) })),
    ...most.map((one) => ({ "<=": threshold(one) })),
  ];
  return parts.length === 0 ? true : { and: parts };
}

/** The plain things a condition asks, where it asks no more than those; undefined for any other. */
export function plainConditionOf(one: Condition): PlainCondition | undefined {
  const plain = { yes: [] as string[], no: [] as string[], least: [] as Counted[], most: [] as Counted[] };
  if (one === true) return plain;
  for (const part of "and" in one ? one.and : [one]) {
    if (part === true) return undefined;
    const negated = "!" in part ? part["!"] : undefined;
    if ("var" in part) plain.yes.push(part.var);
    else if (">=" in part) plain.least.push([countedIn(part[">="]), part[">="][1]]);
    else if ("<=" in part) plain.most.push([countedIn(part["<="]), part["<="][1]]);
    else if (negated !== undefined && negated !== true && "var" in negated) plain.no.push(negated.var);
    else return undefined;
  }
  return plain;
}
