import { TRAIT_WORDS } from "../register/traits.ts";

/**
 * Words that a header of a column about people uses for belief, origin, nationality, residence status, health, benefit
 * or political view, for orientation, union or offences (art. 9 and 10 GDPR), or for the citizen service number
 * (art. 46 UAVG), beside the words of the register. A * stands for any letters.
 */
const HEADER_WORDS: readonly string[] = [
  "*geloof",
  "geloofs*",
  "kerk",
  "church",
  "faith",
  "*herkomst*",
  "*afkomst*",
  "*geboorteland*",
  "geboorteplaats*",
  "moedertaal",
  "migratie*",
  "*etnic*",
  "*ethnic*",
  "race",
  "racial*",
  "origin*",
  "countryofbirth",
  "birthcountry",
  "placeofbirth",
  "birthplace",
  "mothertongue",
  "nativelanguage",
  "*nationalit*",
  "staatsburgerschap",
  "citizenship",
  "verblijfs*",
  "statushouder*",
  "inburger*",
  "asiel*",
  "residencestatus",
  "residencepermit",
  "immigra*",
  "*gezondheid*",
  "*health*",
  "medisch*",
  "medical*",
  "diagnos*",
  "ziekte*",
  "*handicap*",
  "*uitkering*",
  "wajong",
  "wao",
  "wia",
  "ioaw",
  "minima",
  "schulden",
  "benefit*",
  "politiek*",
  "politic*",
  "partijlidmaatschap",
  "partyaffiliation",
  "geaardheid",
  "seksuel*",
  "sexual*",
  "lhbt*",
  "lgbt*",
  "vakbond*",
  "tradeunion*",
  "strafblad",
  "criminal*",
  "bsn",
  "burgerservicenummer",
  "sofinummer",
];

/** Every word for which a column is refused; shown wherever one is. */
export const REFUSED_HEADER_WORDS: readonly string[] = [...new Set([...HEADER_WORDS, ...TRAIT_WORDS])];

/** A word of the list as a person reads it, without the sign for any letters. */
export const shownWord = (word: string): string => word.replaceAll("*", "");

/** The same list to read, each word once. */
export const SHOWN_HEADER_WORDS: readonly string[] = [...new Set(REFUSED_HEADER_WORDS.map(shownWord))];

const PATTERNS = REFUSED_HEADER_WORDS.map((word) => ({
  word,
  pattern: new RegExp(`^${word.replaceAll("*", ".*")}$`, "u"),
}));

/** The word for which a column with this header is refused, or null: `geloof_aanvrager` is refused for "*geloof". */
export function refusedWordIn(header: string): string | null {
  const words = wordsOf(header);
  const joined = words.join("");
  const found = PATTERNS.find(({ pattern }) => pattern.test(joined) || words.some((word) => pattern.test(word)));
  return found?.word ?? null;
}

/** The words of a header, also where underscores or capitals part them: "LandVanHerkomst" is three. */
function wordsOf(header: string): readonly string[] {
  const parted = header.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").toLowerCase();
  return parted.split(/[^\p{L}]+/u).filter((word) => word !== "");
}

/** A column that stays out, and the word in its header that keeps it out. */
export interface RefusedColumn {
  readonly header: string;
  readonly word: string;
}

/** The columns that hold a trait of people, by their header. The other columns may go in. */
export function refusedColumns(headers: readonly string[]): readonly RefusedColumn[] {
  return headers.flatMap((header) => {
    const word = refusedWordIn(header);
    return word === null ? [] : [{ header, word }];
  });
}
