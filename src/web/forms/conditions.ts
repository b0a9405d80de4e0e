import { type Condition, conditionOf, type Counted, plainConditionOf } from "../../register/condition.ts";

type Loose = Record<string, unknown>;

/**
 * A condition in a form: the numbers of the points that must be yes and that must be no ("1, 2"), and of those of which at least
 * or at most so many are counted ("2: 10"); `kept` holds one that asks something else.
 */
export interface TypedCondition {
  readonly yes: string;
  readonly no: string;
  readonly least: string;
  readonly most: string;
  readonly kept: string;
}

const EMPTY: TypedCondition = { yes: "", no: "", least: "", most: "", kept: "" };

type Keys = readonly (string | undefined)[];

/**
 * Reads the points a row names. `keys` gives the criterion at each numbered row of the form, undefined where that row is empty.
 * Undefined when a number has no point, or something else was typed.
 */
export function readCondition(typed: Partial<TypedCondition>, keys: Keys): Condition | undefined {
  const { yes, no, least, most, kept } = { ...EMPTY, ...typed };
  const [must, mustNot] = [criteriaAt(yes, keys), criteriaAt(no, keys)];
  const [atLeast, atMost] = [countsAt(least, keys), countsAt(most, keys)];
  if (!must || !mustNot || !atLeast || !atMost) return undefined;
  const plain = conditionOf(must, mustNot, { least: atLeast, most: atMost });
  return plain === true && kept !== "" ? parsed(kept) : plain;
}

function criteriaAt(typed: string, keys: Keys): readonly string[] | undefined {
  const numbers = typed.split(/[^0-9]+/).filter(Boolean);
  if (/[^0-9\s,;.+&]/.test(typed.replaceAll(/\b(?:en|and)\b/gi, ""))) return undefined;
  const found = numbers.map((number) => keys[Number(number) - 1]);
  return found.every((key) => key !== undefined) ? [...new Set(found)] : undefined;
}

function countsAt(typed: string, keys: Keys): readonly Counted[] | undefined {
  const pairs = typed.split(/[,;]|\b(?:en|and)\b/i).filter((pair) => pair.trim() !== "");
  const read = pairs.map((pair): Counted | undefined => {
    const [, point, number] = /^\s*(\d+)\s*[:=]\s*(\d{1,9})\s*$/.exec(pair) ?? [];
    const key = keys[Number(point) - 1];
    return key === undefined ? undefined : [key, Number(number)];
  });
  return read.every((one) => one !== undefined) ? read : undefined;
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
  if (condition === undefined) return EMPTY;
  const plain = plainConditionOf(condition);
  if (!plain) return { ...EMPTY, kept: JSON.stringify(condition) };
  const number = (name: string) => keys.indexOf(name) + 1;
  const numbers = (names: readonly string[]) => names.map(number).join(", ");
  const counts = (some: readonly Counted[]) => some.map(([name, least]) => `${number(name)}: ${least}`).join(", ");
  return {
    ...EMPTY,
    yes: numbers(plain.yes),
    no: numbers(plain.no),
    least: counts(plain.least),
    most: counts(plain.most),
  };
}

/** The rows of a tariff table as they were typed, with their conditions read; undefined where one cannot be. */
export function withConditions(rows: readonly Loose[], keys: Keys): readonly Loose[] {
  return rows.map((typed) => {
    const asked = Object.keys(EMPTY) as readonly (keyof TypedCondition)[];
    const row = Object.fromEntries(Object.entries(typed).filter(([name]) => !Object.hasOwn(EMPTY, name)));
    const condition = Object.fromEntries(asked.map((name) => [name, String(typed[name] ?? "")]));
    return { ...row, when: readCondition(condition, keys) };
  });
}
