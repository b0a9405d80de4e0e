import { Refusal } from "./refusal.ts";

/** Codes of Statistics Netherlands for one neighbourhood, and the year of the map they are on: they change from year to year. */
export interface Area {
  /** BU and eight digits. */
  readonly buurt?: string;
  /** WK and six. */
  readonly wijk?: string;
  /** GM and four. */
  readonly gemeente?: string;
  /** Four digits. */
  readonly year: string;
}

const AREA_CODES = { buurt: ["BU", 8], wijk: ["WK", 6], gemeente: ["GM", 4] } as const;
export type AreaCode = keyof typeof AREA_CODES;
const FROM_SMALL = Object.keys(AREA_CODES) as readonly AreaCode[];

/** First year whose map has such codes for all municipalities. */
const FIRST_YEAR = 1995;

/**
 * What somebody typed as codes: the larger areas follow from the smaller one, and must agree where they were typed too. Looked up
 * nowhere. Undefined when nothing was typed. Throws "field-wrong" with the field.
 * @param today the year it is now
 */
export function areaOf(typed: Readonly<Partial<Record<AreaCode | "year", string>>>, today: number): Area | undefined {
  const codes = Object.fromEntries(FROM_SMALL.map((of) => [of, plain(typed[of])])) as Record<AreaCode, string>;
  const year = (typed.year ?? "").trim();
  if (FROM_SMALL.every((of) => codes[of] === "")) {
    if (year !== "") throw wrong("gemeente", "area-missing");
    return undefined;
  }
  for (const of of FROM_SMALL) {
    const [letters, digits] = AREA_CODES[of];
    if (codes[of] !== "" && !new RegExp(`^${letters}\\d{${digits}}$`).test(codes[of])) throw wrong(of, `area-${of}`);
  }
  if (!/^\d{4}$/.test(year) || Number(year) < FIRST_YEAR || Number(year) > today) throw wrong("year", "area-year");
  return { ...agreeing(codes), year };
}

const plain = (typed = ""): string => typed.toUpperCase().replaceAll(/[\s.-]/g, "");

/** A neighbourhood's digits begin with those of its district, and those with its municipality's. */
function agreeing(codes: Readonly<Record<AreaCode, string>>): Omit<Area, "year"> {
  const known: Partial<Record<AreaCode, string>> = {};
  let smaller: string | undefined;
  for (const of of FROM_SMALL) {
    const [letters, digits] = AREA_CODES[of];
    const follows = smaller === undefined ? undefined : letters + smaller.slice(0, digits);
    if (codes[of] !== "" && follows !== undefined && codes[of] !== follows) throw wrong(of, "area-differs");
    const code = codes[of] || follows;
    if (code === undefined) continue;
    known[of] = code;
    smaller = code.slice(letters.length);
  }
  return known;
}

const wrong = (field: string, problem: string): Refusal => new Refusal("field-wrong", { field, problem });
