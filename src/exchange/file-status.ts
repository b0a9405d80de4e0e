/**
 * Where a file stands, from the words of a register. "waiting" until the decision has been made known: before that it
 * does not take effect (art. 3:40 Awb), so drafting, checking and sending it are still waiting. A closed file waits for
 * nothing: "decided" there means what a granted amount of 0 means in a register, refused, withdrawn or not taken up.
 * "objection" has been decided too.
 */
export type FileState = "waiting" | "decided" | "withdrawn" | "objection" | "unknown";

type KnownState = Exclude<FileState, "unknown">;

/** The word of the register, kept as it was, and what it says about the file. */
export interface FileStatus {
  readonly word: string;
  readonly state: FileState;
}

/** Every known word by what it is taken to say, to be shown beside a finding that rests on it. */
export const FILE_STATUS_WORDS: Readonly<Record<KnownState, readonly string[]>> = {
  waiting: [
    "Aanvraag behandelen",
    "Aanvraag in behandeling nemen",
    "Beoordelen ingekomen informatie",
    "Bepaal aanvrager",
    "Beschikking aanpassen (niet akkoord)",
    "Beschikking ter controle aanbieden",
    "Buiten behandeling stellen bevestigen",
    "Controle verlening door accordeur 1",
    "Controle verlening door accordeur 2",
    "Controle verlening door budgethouder 1",
    "Controle verlening door budgethouder 2",
    "Controle verlening door budgethouder 3",
    "Financiele controle verlening",
    "Formele toets aanvraag",
    "Formele toets aanvraag start",
    "In behandeling",
    "Inboeken aangevraagde activiteiten",
    "Inboeken aanvraag",
    "Inhoudelijke beoordeling aanvraag",
    "Inhoudelijke beoordeling aanvraag start",
    "Juridische controle verlening",
    "Kwaliteitscontrole verlening",
    "Nabewerken beschikking verlening",
    "Opstellen beschikking verlening",
    "Opstellen informatieverzoek formele toets",
    "Opstellen ontvangstbevestiging",
    "Opstellen verdagingsbrief",
    "Publiceren beschikking verlening",
    "Publiceren ontvangstbevestiging",
    "Publiceren verdagingsbrief",
    "Wachten op informatie formele toets",
    "Wachten op informatie inhoudelijke beoordeling",
  ],
  decided: [
    "Eindverslag beoordelen",
    "Inboeken document monitoring",
    "Inboeken eindverantwoording",
    "Opstellen beschikking vaststelling",
    "Opstellen rappel verantwoordingsinformatie",
    "Verleend",
    "Wachten op bezwaar verlening",
    "Wachten op eindverantwoording",
    "Wachten op eindverslag",
    "Wachten op tussentijdse verantwoording",
    "Zaak afgesloten",
    "Zaak afsluiten",
  ],
  withdrawn: ["Aanvraag ingetrokken", "Ingetrokken"],
  objection: ["Verwerken bezwaar verlening"],
};

const STATE_BY_WORD: ReadonlyMap<string, FileState> = new Map(
  (Object.keys(FILE_STATUS_WORDS) as KnownState[]).flatMap((state) =>
    FILE_STATUS_WORDS[state].map((word) => [word.toLowerCase(), state] as const),
  ),
);

/** Reads a status; a word that is not in the table is unknown, never guessed at. */
export function readStatus(word: string): FileStatus {
  return { word, state: STATE_BY_WORD.get(word.toLowerCase()) ?? "unknown" };
}
