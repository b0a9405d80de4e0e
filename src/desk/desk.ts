import type { Draft } from "../register/entry.ts";
import type { BookId } from "../register/ids.ts";
import { photoIn } from "../register/photo.ts";
import { Refusal } from "../register/refusal.ts";
import type { Register } from "../register/register.ts";
import {
  type BookRecord,
  type BookSettings,
  bookById,
  insertBook,
  setBookSettings,
  settingsWith,
} from "../storage/books.ts";
import { askedTogether } from "../storage/asked-together.ts";
import type { Engine, Queries } from "../storage/engine.ts";
import { areBehind, insertNext, type Next, type Place } from "../storage/entries.ts";
import { photoRow, type PhotoRow } from "../storage/photos.ts";
import {
  addNext,
  addToBatch,
  type Batch,
  emptyBatch,
  isEntryAlone,
  type Means,
  nextEntry,
  type NextEntry,
  type Receipt,
  storeBatch,
  type Timed,
  writtenBefore,
} from "./batch.ts";
import { catchUp, type OpenBook, openBook } from "./open-book.ts";

/** The one way into a book: pages, commands and jobs all write here. */
export interface Desk {
  /** The book as it is now, with what other processes wrote. Throws "book-unknown". */
  open(book: BookId): Promise<OpenBook>;
  /** Writes one draft, or throws the Refusal that says why not. */
  write(book: BookId, draft: Draft): Promise<Receipt>;
  /** Writes drafts that belong together: all of them, or none and a Refusal. */
  writeAll(book: BookId, drafts: readonly Timed[]): Promise<readonly Receipt[]>;
  /** The same for drafts that follow from the book as it is at that moment, when nobody else can be writing: two imports at once add nothing twice. */
  writeFrom(book: BookId, draftsOf: DraftsOf, how?: How): Promise<readonly Receipt[]>;
  found(record: BookRecord): Promise<void>;
  /** Changes some of what was settled when the book was founded. Throws "book-unknown". */
  settle(book: BookId, change: Partial<BookSettings>): Promise<void>;
}

export type DraftsOf = (register: Register) => readonly Timed[];

/** Whoever erases much in rounds scrubs the files once, at the end. */
export interface How {
  readonly scrubLater?: boolean;
}

interface Job extends How {
  readonly drafts: readonly Timed[] | DraftsOf;
  readonly done: (receipts: readonly Receipt[]) => void;
  readonly failed: (reason: unknown) => void;
}

/** Drafts of different writers that go into one transaction together. */
const MOST_TOGETHER = 256;
/** A book nobody asked for this long is let go: an hour, in milliseconds. */
const IDLE = 3_600_000;
/** How often it is looked which these are, in milliseconds. */
const LOOK_FOR_IDLE = 60_000;
/** Settings another process changed are seen within this time, in milliseconds. */
const SETTINGS_KEPT = 10_000;

export function createDesk(engine: Engine, means: Means): Desk {
  const lanes = new Map<BookId, Lane>();
  const isBehind = askedTogether((places: readonly Place[]) => areBehind(engine, places));
  const insert = askedTogether((all: readonly Next[]) => insertNext(engine, all));
  const laneOf = (id: BookId): Lane => {
    const lane = lanes.get(id) ?? createLane(id, { engine, means, isBehind, insert });
    lanes.set(id, lane);
    return lane;
  };
  let looked = 0;
  const letGoOfIdle = (): void => {
    const now = means.clock().getTime();
    if (Math.abs(now - looked) < LOOK_FOR_IDLE) return;
    looked = now;
    for (const [id, lane] of lanes) if (lane.idleSince(now - IDLE)) lanes.delete(id);
  };
  const submit = (id: BookId, drafts: Job["drafts"], how?: How): Promise<readonly Receipt[]> =>
    new Promise((done, failed) => laneOf(id).submit({ ...how, drafts, done, failed }));
  return {
    open: async (id) => {
      letGoOfIdle();
      const lane = laneOf(id);
      try {
        return await lane.open();
      } catch (error) {
        // Whoever asks for books that are not there fills no memory with their names.
        if (lane.isEmpty()) lanes.delete(id);
        throw error;
      }
    },
    write: async (id, draft) => (await submit(id, [{ draft }]))[0] as Receipt,
    writeAll: (id, drafts) => (drafts.length === 0 ? Promise.resolve([]) : submit(id, drafts)),
    writeFrom: submit,
    found: (record) =>
      engine.transaction(record.id, async (queries) => {
        if (await bookById(queries, record.id)) throw new Refusal("book-exists", { book: record.id });
        await insertBook(queries, record);
      }),
    settle: async (id, change) => {
      await engine.transaction(id, async (queries) => {
        const record = await bookById(queries, id);
        if (!record) throw new Refusal("book-unknown", { book: id });
        await setBookSettings(queries, id, settingsWith(record.settings, change, means.clock().toISOString()));
      });
      await laneOf(id).settled();
    },
  };
}

interface Lane {
  open(): Promise<OpenBook>;
  /** Its settings are others now. */
  settled(): Promise<void>;
  submit(job: Job): void;
  idleSince(moment: number): boolean;
  /** Whether it holds no book, and nothing waits in it. */
  isEmpty(): boolean;
}

interface Around {
  readonly engine: Engine;
  readonly means: Means;
  /** Whether a book holds more than is known; books that are read at the same moment are asked after in one question. */
  readonly isBehind: (place: Place) => Promise<boolean>;
  /** Adds the next entry of a book, unless others wrote or are writing there; what books get at the same moment goes in one step. */
  readonly insert: (next: Next) => Promise<boolean>;
}

/** One queue per book per process: readers wait for a batch under way, so that nobody sees what is not yet in the database. */
function createLane(id: BookId, { engine, means, isBehind, insert }: Around): Lane {
  const queue: Job[] = [];
  let book: OpenBook | undefined;
  let last: Promise<unknown> = Promise.resolve();
  // Readers who come before a look at the database has begun share it: it still sees all that was written until they came.
  let opening: Promise<OpenBook> | undefined;
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
  const current = async (queries: Queries): Promise<OpenBook> => {
    if (book === undefined || (await catchUp(queries, book))) book = await openBook(queries, id);
    return used(queries, book);
  };
  const forReaders = async (): Promise<OpenBook> => {
    if (book === undefined || (await isBehind({ book: id, known: book.register.entries.length })))
      return current(engine);
    return used(engine, book);
  };
  const used = async (queries: Queries, book: OpenBook): Promise<OpenBook> => {
    const now = means.clock().getTime();
    if (now - book.looked > SETTINGS_KEPT) {
      book.record = (await bookById(queries, id)) ?? book.record;
      book.looked = now;
    }
    book.used = now;
    return book;
  };
  const letGo = (): void => {
    book = undefined;
  };
  /** Of one draft by itself: written without a transaction where this process knows the whole book. False where it is to be done with one. */
  const wroteAlone = async ({ drafts, done, failed }: Job): Promise<boolean> => {
    const [timed] = typeof drafts === "function" ? [] : drafts;
    if (book === undefined || timed === undefined || !isEntryAlone(timed.draft)) return false;
    try {
      const before = writtenBefore(book, timed);
      if (before) {
        done([before]);
        return true;
      }
      const next = nextOrRefused(means, book, timed);
      if (next === undefined || !(await insert({ book: id, sealed: next.sealed }))) return false;
      book.used = means.clock().getTime();
      done([addNext(book, next)]);
    } catch (error) {
      failed(error);
    }
    return true;
  };
  const runNext = async (): Promise<void> => {
    const jobs = takeTogether(queue);
    const [first, ...more] = jobs;
    if (first === undefined || (more.length === 0 && isSingle(first) && (await wroteAlone(first)))) return;
    const settled: (() => void)[] = [];
    try {
      const erased = await engine.transaction(id, async (queries) => {
        const batch = emptyBatch(await current(queries), await photosFor(queries, id, jobs));
        addJobs(means, batch, jobs, settled);
        const photos = await storeBatch(queries, means, batch);
        // Photos are large: their table is scrubbed only where one went.
        return batch.erase.length > 0 && (photos > 0 ? ["entry", "photo"] : ["entry"]);
      });
      if (erased) {
        letGo();
        if (!jobs.some(({ scrubLater }) => scrubLater)) await engine.scrub(erased);
      }
      for (const settle of settled) settle();
    } catch (error) {
      letGo();
      for (const job of jobs) job.failed(error);
    }
  };
  return {
    open: () => {
      opening ??= inTurn(() => {
        opening = undefined;
        return forReaders();
      });
      return opening;
    },
    settled: () =>
      inTurn(async () => {
        if (book) book.looked = 0;
      }),
    submit: (job) => {
      queue.push(job);
      void inTurn(runNext);
    },
    isEmpty: () => queue.length === 0 && book === undefined,
    idleSince: (moment) => queue.length === 0 && book !== undefined && book.used < moment,
  };
}

/** Single drafts go together; drafts that belong together go alone, for a refusal among them takes back all of them. */
function takeTogether(queue: Job[]): readonly Job[] {
  const first = queue.shift();
  if (first === undefined || !isSingle(first)) return first ? [first] : [];
  const jobs = [first];
  while (jobs.length < MOST_TOGETHER && queue[0] && isSingle(queue[0])) jobs.push(queue.shift() as Job);
  return jobs;
}

const isSingle = ({ drafts }: Job): boolean => typeof drafts !== "function" && drafts.length === 1;

/** Undefined for a refusal: whether it holds is seen in a transaction, with what others wrote meanwhile. */
function nextOrRefused(means: Means, book: OpenBook, timed: Timed): NextEntry | undefined {
  try {
    return nextEntry(means, book, timed);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

/** The photos that drafts name, as they lie here; drafts that follow from the book name none. */
async function photosFor(queries: Queries, book: BookId, jobs: readonly Job[]): Promise<ReadonlyMap<string, PhotoRow>> {
  const found = new Map<string, PhotoRow>();
  for (const { drafts } of jobs) {
    if (typeof drafts === "function") continue;
    for (const { draft } of drafts) {
      const id: unknown = photoIn(draft.kind, draft.body)?.id;
      const row = typeof id === "string" ? await photoRow(queries, book, id) : undefined;
      if (row) found.set(row.id, row);
    }
  }
  return found;
}

function addJobs(means: Means, batch: Batch, jobs: readonly Job[], settled: (() => void)[]): void {
  for (const job of jobs) {
    try {
      const drafts = typeof job.drafts === "function" ? job.drafts(batch.book.register) : job.drafts;
      const receipts = drafts.map((timed) => writtenBefore(batch.book, timed) ?? addToBatch(means, batch, timed));
      settled.push(() => job.done(receipts));
    } catch (error) {
      if (!isSingle(job) || !(error instanceof Refusal)) throw error;
      settled.push(() => job.failed(error));
    }
  }
}
