import { areaOf } from "../register/cbs-code.ts";
import { parseBody } from "../register/check.ts";
import { isHolderType, isMunicipality } from "../register/holder.ts";
import { asBookId, type BookId, type PartyId } from "../register/ids.ts";
import { Refusal } from "../register/refusal.ts";
import {
  changeFoundingDraft,
  foundingDraftOf,
  keepFoundingDraft,
  takeFoundingDraft,
} from "../storage/founding-drafts.ts";
import { TERMS_PARTS } from "../web/book-terms.ts";
import {
  ADDRESSED,
  type Addressed,
  addressedField,
  linesOf,
  MOST_ADDRESSED,
  START_STEPS,
  type Started,
  type StartStep,
} from "../web/forms/starting.ts";
import type { Letter } from "../web/pages/code-letter.tsx";
import { readyTerms } from "../web/pages/terms-fields.tsx";
import { type Locale, LOCALES, textsIn } from "../web/texts.ts";
import { foundBook, holderOf, type Invited, inviteParty, languagesOf } from "./founding.ts";
import { letterFor, openLetters, posterFor } from "./letter.ts";
import type { Services } from "./services.ts";
import { setTerms, termsTyped } from "./terms.ts";
import { typedWords, typedWordsOrNone } from "./typed-words.ts";

/** The fields of each step. */
export const FIELDS_OF: Readonly<Record<StartStep, readonly string[]>> = {
  holder: ["holder", "holder-type", "contact"],
  place: ["name", "place", "buurt", "wijk", "gemeente", "year"],
  languages: ["languages"],
  terms: LOCALES.flatMap((locale) => TERMS_PARTS.map((part) => `${part}-${locale}`)),
  letters: ADDRESSED.map(addressedField),
};

/** Letters without a name that are made with a book. */
export const OPEN_LETTERS = 10;
const LONGEST_LINE = 200;

/** What a steward typed so far of the book being started. */
export const startedBy = async ({ engine }: Services, account: string): Promise<Started> =>
  startedIn(await foundingDraftOf(engine, account));

const startedIn = (text: string | undefined): Started => (text === undefined ? {} : (JSON.parse(text) as Started));

/**
 * Keeps what was typed in one step, right or not; terms that are still the ready ones are not, for they follow the names. Nothing when
 * another press of the last step was first.
 */
export async function keepStep(
  services: Services,
  account: string,
  step: StartStep,
  typed: Started,
): Promise<Started | undefined> {
  const text = await foundingDraftOf(services.engine, account);
  if (text === undefined && step === "letters") return undefined;
  const before = startedIn(text);
  const ready = step === "terms" ? readyFor(before) : {};
  const own = Object.entries(typed).filter(([name, value]) => ready[name] !== value.replaceAll("\r\n", "\n"));
  const others = Object.entries(before).filter(([name]) => !FIELDS_OF[step].includes(name));
  const started = Object.fromEntries([...others, ...own]);
  const now = services.secrets.clock().toISOString();
  const kept = JSON.stringify(started);
  if (step === "letters" && text !== undefined) {
    const change = { before: text, text: kept, made: now };
    return (await changeFoundingDraft(services.engine, account, change)) ? started : undefined;
  }
  await keepFoundingDraft(services.engine, account, kept, now);
  return started;
}

export const dropStarted = ({ engine }: Services, account: string): Promise<boolean> =>
  takeFoundingDraft(engine, account);

export const languagesTyped = ({ languages }: Started): readonly Locale[] =>
  languages === undefined ? LOCALES : LOCALES.filter((locale) => languages.split(" ").includes(locale));

const readyFor = (started: Started): Started =>
  readyTerms(textsIn, LOCALES, { book: started.name ?? "", holder: started.holder ?? "" });

/** The terms as the form shows them: the ready ones where nothing else was typed. */
export const termsShown = (started: Started): Started => ({ ...readyFor(started), ...started });

/** Throws "field-wrong" for the first field of a step that is not right. */
export function checkStep(step: StartStep, started: Started, { clock }: Services["secrets"]): void {
  if (step === "holder") checkHolder(started);
  if (step === "place") {
    line(started, "name");
    lineOrNone(started, "place");
    areaOf(started, clock().getUTCFullYear());
  }
  if (step === "languages") languagesOf(languagesTyped(started));
  if (step === "terms") termsTyped(termsShown(started), languagesTyped(started));
  if (step === "letters") addressedIn(started);
}

function checkHolder(started: Started): void {
  const type = started["holder-type"] ?? "";
  if (type === "municipality" || isMunicipality(started.holder ?? ""))
    throw new Refusal("field-wrong", { field: "holder", problem: "holder-municipality" });
  line(started, "holder");
  if (!isHolderType(type)) throw new Refusal("field-wrong", { field: "holder-type", problem: "choice" });
  line(started, "contact");
}

const line = (started: Started, field: string): string => typedWords(field, started[field] ?? "", LONGEST_LINE);
const lineOrNone = (started: Started, field: string): string =>
  typedWordsOrNone(field, started[field] ?? "", LONGEST_LINE);

/** The first step that is not right yet; undefined when the book can be founded. */
export function openStep(started: Started, secrets: Services["secrets"]): StartStep | undefined {
  return START_STEPS.find((step) => {
    try {
      // Every step was seen once: what may be left empty is left empty by its reader, not by nobody.
      if (!FIELDS_OF[step].some((field) => field in started) && step !== "terms") return true;
      checkStep(step, started, secrets);
      return false;
    } catch (error) {
      if (error instanceof Refusal) return true;
      throw error;
    }
  });
}

interface ToWhom {
  readonly type: Addressed;
  readonly name: string;
}

/** To whom letters with a name go. Throws "field-wrong" for a name that is too long, twice there, or one too many. */
function addressedIn(started: Started): readonly ToWhom[] {
  const all: ToWhom[] = [];
  for (const type of ADDRESSED) {
    const field = addressedField(type);
    for (const name of linesOf(started[field])) {
      typedWords(field, name, LONGEST_LINE);
      if (all.some((one) => one.name === name)) throw new Refusal("field-wrong", { field, problem: "name-twice" });
      if (all.length === MOST_ADDRESSED) throw new Refusal("field-wrong", { field, problem: "letters-most" });
      if (type !== "residents") parseBody("party", { name, type, side: "institution" });
      all.push({ type, name });
    }
  }
  return all;
}

/** A book that was just founded, with every letter of it; they are shown this once. */
export interface Founded {
  readonly book: BookId;
  readonly name: string;
  readonly letters: readonly Letter[];
}

/** Founds the book as typed, once, and makes its letters; everything was checked before anything is written. */
export async function foundStarted(
  services: Services,
  account: string,
  started: Started,
): Promise<Founded | undefined> {
  for (const step of START_STEPS) checkStep(step, started, services.secrets);
  if (!(await takeFoundingDraft(services.engine, account))) return undefined;
  let { founded } = started;
  try {
    founded ??= await bookOf(services, started);
    return await complete(services, asBookId(founded), started);
  } catch (error) {
    // What is there already is gone on with: a second press founds no second book.
    const text = JSON.stringify({ ...started, ...(founded !== undefined && { founded }) });
    await keepFoundingDraft(services.engine, account, text, services.secrets.clock().toISOString());
    throw error;
  }
}

function bookOf(services: Services, started: Started): Promise<BookId> {
  const name = line(started, "name");
  const type = started["holder-type"] ?? "";
  const area = areaOf(started, services.secrets.clock().getUTCFullYear());
  return foundBook(services, {
    name,
    place: lineOrNone(started, "place"),
    holder: line(started, "holder"),
    languages: languagesTyped(started),
    ...(isHolderType(type) && { holderType: type }),
    contact: line(started, "contact"),
    ...(area && { area }),
  });
}

/** All that belongs to a book that was founded; what of it is there already stays as it is. */
async function complete(services: Services, book: BookId, started: Started): Promise<Founded> {
  await holderOf(services, book);
  await setTerms(services, book, termsTyped(termsShown(started), languagesTyped(started)));
  const letters: Letter[] = [];
  for (const { type: of, name: to } of addressedIn(started)) {
    const invited = {
      name: to,
      type: of === "residents" ? "group" : of,
      side: of === "residents" ? of : "institution",
    };
    const party = (await partyNamed(services, book, invited)) ?? (await inviteParty(services, book, invited));
    letters.push(await letterFor(services, book, { party, name: to }));
  }
  letters.push(...(await openLetters(services, book, OPEN_LETTERS)), await posterFor(services, book));
  return { book, name: (await services.desk.open(book)).record.settings.name, letters };
}

/** An institution that was written down before something went wrong. */
async function partyNamed({ desk }: Services, book: BookId, { name, side }: Invited): Promise<PartyId | undefined> {
  if (side === "residents") return undefined;
  const { holder, parties } = (await desk.open(book)).register;
  return [...parties].find(([id, one]) => id !== holder && one.side === side && one.name === name)?.[0];
}
