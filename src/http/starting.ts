import { areaOf } from "../register/cbs-code.ts";
import { parseBody } from "../register/check.ts";
import { isHolderType, isMunicipality } from "../register/holder.ts";
import type { BookId } from "../register/ids.ts";
import { Refusal } from "../register/refusal.ts";
import { foundingDraftOf, keepFoundingDraft, takeFoundingDraft } from "../storage/founding-drafts.ts";
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
import { type Locale, LOCALES } from "../web/texts.ts";
import { foundBook, holderOf, inviteParty, languagesOf } from "./founding.ts";
import { letterFor, openLetters, posterFor } from "./letter.ts";
import type { Services } from "./services.ts";
import { setTerms, termsTyped } from "./terms.ts";

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
export async function startedBy({ engine }: Services, account: string): Promise<Started> {
  const text = await foundingDraftOf(engine, account);
  return text === undefined ? {} : (JSON.parse(text) as Started);
}

/** Keeps what was typed in one step, right or not; terms that are still the ready ones are not, for they follow the names. */
export async function keepStep(services: Services, account: string, step: StartStep, typed: Started): Promise<Started> {
  const before = await startedBy(services, account);
  const ready = step === "terms" ? readyFor(before) : {};
  const own = Object.entries(typed).filter(([name, value]) => ready[name] !== value.replaceAll("\r\n", "\n"));
  const others = Object.entries(before).filter(([name]) => !FIELDS_OF[step].includes(name));
  const started = Object.fromEntries([...others, ...own]);
  const now = services.secrets.clock().toISOString();
  await keepFoundingDraft(services.engine, account, JSON.stringify(started), now);
  return started;
}

export const dropStarted = ({ engine }: Services, account: string): Promise<boolean> =>
  takeFoundingDraft(engine, account);

export const languagesTyped = ({ languages }: Started): readonly Locale[] =>
  languages === undefined ? LOCALES : LOCALES.filter((locale) => languages.split(" ").includes(locale));

const readyFor = (started: Started): Started =>
  readyTerms(LOCALES, { book: started.name ?? "", holder: started.holder ?? "" });

/** The terms as the form shows them: the ready ones where nothing else was typed. */
export const termsShown = (started: Started): Started => ({ ...readyFor(started), ...started });

/** Throws "field-wrong" for the first field of a step that is not right. */
export function checkStep(step: StartStep, started: Started, { clock }: Services["secrets"]): void {
  if (step === "holder") checkHolder(started);
  if (step === "place") {
    line(started, "name");
    line(started, "place", "optional");
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

function line(started: Started, field: string, how?: "optional"): string {
  const value = (started[field] ?? "").trim();
  if (value === "" && how === undefined) throw new Refusal("field-wrong", { field, problem: "required" });
  if (value.length > LONGEST_LINE) throw new Refusal("field-wrong", { field, problem: "too-long" });
  return value;
}

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
      if (name.length > LONGEST_LINE) throw new Refusal("field-wrong", { field, problem: "too-long" });
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
  try {
    return await found(services, started);
  } catch (error) {
    await keepFoundingDraft(services.engine, account, JSON.stringify(started), services.secrets.clock().toISOString());
    throw error;
  }
}

async function found(services: Services, started: Started): Promise<Founded> {
  const name = line(started, "name");
  const type = started["holder-type"] ?? "";
  const area = areaOf(started, services.secrets.clock().getUTCFullYear());
  const languages = languagesTyped(started);
  const book = await foundBook(services, {
    name,
    place: line(started, "place", "optional"),
    holder: line(started, "holder"),
    languages,
    ...(isHolderType(type) && { holderType: type }),
    contact: line(started, "contact"),
    ...(area && { area }),
  });
  await holderOf(services, book);
  await setTerms(services, book, termsTyped(termsShown(started), languages));
  const letters: Letter[] = [];
  for (const { type: of, name: to } of addressedIn(started)) {
    const invited = {
      name: to,
      type: of === "residents" ? "group" : of,
      side: of === "residents" ? of : "institution",
    };
    letters.push(await letterFor(services, book, { party: await inviteParty(services, book, invited), name: to }));
  }
  letters.push(...(await openLetters(services, book, OPEN_LETTERS)), await posterFor(services, book));
  return { book, name, letters };
}
