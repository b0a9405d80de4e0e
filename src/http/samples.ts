import practice from "../../samples/practice.json" with { type: "json" };
import retelling from "../../samples/retelling.json" with { type: "json" };
import type { Timed } from "../desk/batch.ts";
import { streamsFrom } from "../mirror/statistics/random.ts";
import { asBookId, type BookId } from "../register/ids.ts";
import { Refusal } from "../register/refusal.ts";
import { readCast } from "../simulation/cast.ts";
import { type Knobs, PRACTICE } from "../simulation/knobs.ts";
import { draftsOf, readSample } from "../simulation/sample.ts";
import { simulate } from "../simulation/simulate.ts";
import { books } from "../storage/books.ts";
import { entriesAfter } from "../storage/entries.ts";
import { foundBook, type NewBook } from "./founding.ts";
import type { Services } from "./services.ts";

/** The books that come along: the article's neighbourhood retold, and a made-up one to practise in. */
const RETELLING = asBookId("rosa-en-hamza");
const PRACTICE_BOOK = asBookId("oefenwijk");

interface Sample extends NewBook {
  readonly id: BookId;
  readonly drafts: (services: Services) => readonly Timed[];
}

/**
 * Loads the sample books on the first start. A book's entries go in all at once, so after a start that was cut short a
 * book is absent, empty or whole: the next start makes what is absent and fills what is empty.
 */
export async function loadSamples(services: Services): Promise<void> {
  const known = new Set((await books(services.engine)).map(({ id }) => id));
  if ([...known].some((id) => !SAMPLES.has(id))) return;
  for (const [id, read] of SAMPLES) {
    if (known.has(id) && !(await isEmpty(services, id))) continue;
    const sample = read();
    if (!known.has(id)) await foundBook(services, sample).catch(unlessThere);
    await services.desk.writeFrom(id, ({ entries }) => (entries.length === 0 ? sample.drafts(services) : []));
  }
}

/** Another server on the same database may be making it too. */
function unlessThere(error: unknown): void {
  if (!(error instanceof Refusal && error.code === "book-exists")) throw error;
}

const isEmpty = async ({ engine }: Services, book: BookId): Promise<boolean> =>
  (await entriesAfter(engine, book, 0, 1)).length === 0;

function retellingSample(): Sample {
  const sample = readSample(retelling);
  const { name, place, holder, type, note, written } = sample;
  const drafts = ({ secrets }: Services) => draftsOf(sample, secrets.newId).map((draft) => ({ draft, at: written }));
  return { id: RETELLING, name, place, holder, type, note, drafts };
}

/** Fills an empty installation with one made-up neighbourhood, with knobs and a seed of one's own. */
export async function loadSimulated(services: Services, knobs: Knobs, seed?: string): Promise<void> {
  const sample = practiceSample(knobs, seed);
  await foundBook(services, sample);
  await services.desk.writeFrom(sample.id, () => sample.drafts(services));
}

function practiceSample(knobs = PRACTICE, ownSeed?: string): Sample {
  const cast = readCast(practice);
  const { name, place, holder, note, seed } = cast;
  const drafts = () => simulate(cast, knobs, streamsFrom(ownSeed ?? seed));
  return { id: PRACTICE_BOOK, name, place, holder, type: "practice", note, drafts };
}

/** Read only when one has to be written. */
const SAMPLES: ReadonlyMap<BookId, () => Sample> = new Map([
  [RETELLING, retellingSample],
  [PRACTICE_BOOK, () => practiceSample()],
]);
