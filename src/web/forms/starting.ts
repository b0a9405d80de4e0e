/** The steps in which a book is started, in order. */
export const START_STEPS = ["holder", "place", "languages", "terms", "letters"] as const;
export type StartStep = (typeof START_STEPS)[number];

export const isStartStep = (name: string): name is StartStep => (START_STEPS as readonly string[]).includes(name);

/** To whom letters with a name on them go: institutions by type, and residents, of whom nothing is kept but on paper (never 3). */
export const ADDRESSED = ["residents", "municipality", "welfare", "housing", "knowledge", "other"] as const;
export type Addressed = (typeof ADDRESSED)[number];

/** The field with the names of one type, a line each. */
export const addressedField = (type: Addressed): string => `to-${type}`;

/** Letters with a name on them that are made at once, at most. */
export const MOST_ADDRESSED = 10;

/** What was typed in all steps so far; languages with spaces between them. */
export type Started = Readonly<Record<string, string>>;

export const linesOf = (typed = ""): readonly string[] =>
  typed
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "");
