import { type Condition, conditionOf, yesAndNo } from "../../register/condition.ts";

type Loose = Record<string, unknown>;

/** A condition in a form: the numbers of the points that must be yes and that must be no; `kept` holds one that asks more. */
export interface TypedCondition {
  readonly yes: string;
  readonly no: string;
  readonly kept: string;
}

/**
 * Reads the points a row names. `keys` gives the criterion at each numbered row of the form, undefined where that row is empty.
 * Undefined when a number has no point, or something else was typed.
 */
export function readCondition(
  { yes, no, kept }: TypedCondition,
  keys: readonly (string | undefined)[],
): Condition | undefined {
  const [must, mustNot] = [criteriaAt(yes, keys), criteriaAt(no, keys)];
  if (!must || !mustNot) return undefined;
  const simple = conditionOf(must, mustNot);
  return simple === true && kept !== "" ? parsed(kept) : simple;
}

function criteriaAt(typed: string, keys: readonly (string | undefined)[]): readonly string[] | undefined {
  const numbers = typed.split(/[^0-9]+/).filter(Boolean);
  if (/[^0-9\s,;.+&]/.test(typed.replaceAll(/\b(?:en|and)\b/gi, ""))) return undefined;
  const found = numbers.map((number) => keys[Number(number) - 1]);
  return found.every((key) => key !== undefined) ? [...new Set(found)] : undefined;
}

/** The schema judges what comes back from the page; text that is no JSON is no condition. */
function parsed(kept: string): Condition | undefined {
  try {
    return JSON.parse(kept) as Condition;
  } catch {
    return undefined;
  }
}

/** A condition as it stands in its row. */
export function writeCondition(condition: Condition | undefined, keys: readonly string[]): TypedCondition {
  if (condition === undefined) return { yes: "", no: "", kept: "" };
  const simple = yesAndNo(condition);
  if (!simple) return { yes: "", no: "", kept: JSON.stringify(condition) };
  const numbers = (names: readonly string[]) => names.map((name) => keys.indexOf(name) + 1).join(", ");
  return { yes: numbers(simple.yes), no: numbers(simple.no), kept: "" };
}

/** The rows of a tariff table as they were typed, with their conditions read; undefined where one cannot be. */
export function withConditions(rows: readonly Loose[], keys: readonly (string | undefined)[]): readonly Loose[] {
  return rows.map(({ yes = "", no = "", kept = "", ...row }) => {
    const when = readCondition({ yes: String(yes), no: String(no), kept: String(kept) }, keys);
    return { ...row, when };
  });
}
