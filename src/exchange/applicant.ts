import { readText } from "./values.ts";

/** Legal forms a register tells apart; "other" is the register's own word for none of these. */
const LEGAL_FORMS = ["foundation", "association", "company", "school", "owners-association", "other"] as const;
export type LegalForm = (typeof LEGAL_FORMS)[number];

/** Who applied. A resident has no name, no id, and so nobody can know whether the same resident came back. */
export type Applicant =
  | { readonly kind: "resident" }
  | {
      readonly kind: "organisation";
      /** Null: masked by the publisher, or not in the file. */
      readonly name: string | null;
      readonly id: string | null;
      readonly form: LegalForm | null;
      /** Whether the form was derived from a word in the name, because the register does not give it. */
      readonly formDerived: boolean;
    };

/** The cells that say who applied; undefined where the file has no such column. */
export interface ApplicantCells {
  readonly name: string | undefined;
  readonly id: string | undefined;
  readonly form: string | undefined;
}

const RESIDENT: Applicant = { kind: "resident" };
const PRIVATE = /^\(?(?:particulier(?:en|e)?|natuurlijk persoon|priv[eé]persoon|individu|inwoner|bewoner|burger)\)?$/i;
const MASKED = /^\(?(?:naam )?(?:gemaskeerd|geanonimiseerd|anoniem|afgeschermd)\)?$|^[*x]{3,}$/i;

const FORM_WORDS: ReadonlyMap<string, LegalForm> = new Map([
  ["stichting", "foundation"],
  ["vereniging", "association"],
  ["bedrijf", "company"],
  ["bv", "company"],
  ["onderwijs", "school"],
  ["vve", "owners-association"],
  ["vereniging van eigenaars", "owners-association"],
  ["overig", "other"],
]);

/** Words in a name that say its form, the most telling first: a foundation that keeps a school is a foundation. */
const NAME_WORDS: readonly (readonly [LegalForm, RegExp])[] = [
  ["owners-association", /(?<!\p{L})(?:vve|vereniging van eigena(?:ars|ren))(?!\p{L})/iu],
  ["company", /(?<!\p{L})(?:b\.?v|n\.?v|v\.?o\.?f)(?:\.|(?!\p{L}))/iu],
  ["foundation", /(?<!\p{L})(?:stichting(?!\p{L})|st\.\s)/iu],
  ["association", /vereniging(?!\p{L})/iu],
  ["school", /(?<!\p{L})\p{L}*(?:school|college|lyceum|universiteit)(?!\p{L})/iu],
];

/** Who applied, as far as may be kept: a private person, or a name that is clearly a person's, is "a resident". */
export function readApplicant(cells: ApplicantCells): Applicant {
  const name = readText(cells.name ?? "");
  const formWord = readText(cells.form ?? "");
  if (PRIVATE.test(name ?? "") || PRIVATE.test(formWord ?? "")) return RESIDENT;
  const given = formWord === null ? null : (FORM_WORDS.get(formWord.toLowerCase()) ?? null);
  const masked = name === null || MASKED.test(name);
  const derived = formWord === null && !masked ? formInName(name) : null;
  const form = given ?? derived;
  if (!masked && (form === null || form === "other") && isPersonsName(name)) return RESIDENT;
  const id = readText(cells.id ?? "");
  return { kind: "organisation", name: masked ? null : name, id, form, formDerived: derived !== null };
}

function formInName(name: string): LegalForm | null {
  return NAME_WORDS.find(([, word]) => word.test(name))?.[0] ?? null;
}

const PREFIXES = "(?:(?:van|de|der|den|ter|ten|te|het|'t|in|op|el|al|la|le|du|von|ben|bin)\\s+)*";
const SURNAME = `${PREFIXES}\\p{Lu}[\\p{L}'’]+(?:\\s?-\\s?${PREFIXES}\\p{Lu}[\\p{L}'’]+)?`;
const INITIALS = "(?:(?:\\p{Lu}|Ch|Chr|Fr|IJ|Ph|Th)\\.\\s?){1,5}";
const ADDRESSED = new RegExp(
  `^(?:de heer|dhr|heer|mevrouw|mevr|mw|familie|fam)\\.?\\s+(?:${INITIALS})?\\s*${SURNAME}$`,
  "iu",
);
const WITH_INITIALS = new RegExp(`^${INITIALS}\\s*${SURNAME}$`, "u");
const SURNAME_FIRST = new RegExp(`^${SURNAME},\\s*${INITIALS}${PREFIXES.replace("\\s+", "\\s*")}$`, "u");
/** S.V. Diemen is a sports club: letters that stand for club, association or cooperation are no initials. */
const CLUB_LETTERS = /^(?:[A-Z]\.?)*(?:[SVKTZO]\.?V|[FHBT]\.?C|O\.?L)\.?\s/;
const ORGANISED =
  /st\.|groep|comit|club|koor|centrum|school|kerk|theater|taxi|film|bureau|atelier|winkel|praktijk|holding/i;

/** Whether a name is clearly a person's: addressed as one, or initials and a surname. A first name alone tells nothing. */
export function isPersonsName(name: string): boolean {
  if (ORGANISED.test(name) || CLUB_LETTERS.test(name)) return false;
  return ADDRESSED.test(name) || WITH_INITIALS.test(name) || SURNAME_FIRST.test(name);
}
