/** What the holder of a book can be. A municipality is none of these, nor anything that calls itself one. */
export const HOLDER_TYPES = ["foundation", "association", "library", "university", "other"] as const;
export type HolderType = (typeof HOLDER_TYPES)[number];

export const isHolderType = (type: string): type is HolderType => (HOLDER_TYPES as readonly string[]).includes(type);

/** Names of a municipality in the languages of the pages. */
const MUNICIPAL = /(^|[^\p{L}])(gemeente|gemeentebestuur|municipality|city council|belediye(si)?)([^\p{L}]|$)|بلدية/iu;

/** A congregation is a "gemeente" too. */
const CONGREGATION =
  /(^|[^\p{L}])(protestantse?|hervormde?|gereformeerde?|evangelische?|evangelie|lutherse?|doopsgezinde?|remonstrantse|christelijke|katholieke|baptisten|pinkster|joodse|israëlitische|israelitische|islamitische)[\s-]+gemeente(?!\p{L})/giu;

export const isMunicipality = (name: string): boolean => MUNICIPAL.test(name.replaceAll(CONGREGATION, " "));
