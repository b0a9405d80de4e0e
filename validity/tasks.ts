import { type BookCounts, booksOf, type WholeBook, WHOLE_BOOKS } from "./books.ts";
import { type Coverage, coverageOf, INTERVAL_NAMES, INTERVAL_SIZES } from "./coverage.ts";
import { NULL_GRID, type NullCell, nullCell } from "./null-grid.ts";
import { PLANTED, POWER_SIZES, type Power, powerAt } from "./power.ts";
import { STRENGTHS, type Unrecorded, unrecordedCause } from "./unrecorded.ts";

/** One piece of work that needs nothing of another; its seed is its own, so that it does not matter who does it or when. */
export type Task =
  | { readonly part: "null"; readonly cell: number; readonly runs: number }
  | { readonly part: "coverage"; readonly name: string; readonly size: number; readonly runs: number }
  | {
      readonly part: "power";
      readonly size: number;
      readonly difference: number;
      readonly changing: boolean;
      readonly runs: number;
    }
  | { readonly part: "unrecorded"; readonly strength: number; readonly runs: number }
  | { readonly part: "books"; readonly kind: WholeBook; readonly batch: number; readonly runs: number };

export interface Answers {
  readonly null: NullCell;
  readonly coverage: Coverage;
  readonly power: Power;
  readonly unrecorded: Unrecorded;
  readonly books: BookCounts;
}
export type Answer = Answers[keyof Answers];

/** How often everything is drawn. */
export interface Sizes {
  readonly nulls: number;
  readonly coverage: number;
  readonly power: number;
  readonly unrecorded: number;
  readonly books: Readonly<Record<WholeBook, number>>;
}

const WHOLE: Sizes = {
  nulls: 1_000,
  coverage: 1_000,
  power: 400,
  unrecorded: 500,
  books: { equal: 600, practice: 200 },
};
/** A few minutes: every cell, with wider bounds. */
const QUICK: Sizes = { nulls: 100, coverage: 100, power: 60, unrecorded: 100, books: { equal: 120, practice: 40 } };
/** To see that everything works. */
const SHORT: Sizes = { nulls: 20, coverage: 40, power: 20, unrecorded: 20, books: { equal: 4, practice: 4 } };

export const LENGTHS: Readonly<Record<string, Sizes>> = { whole: WHOLE, quick: QUICK, short: SHORT };

const BOOKS_AT_ONCE = 20;

/** All tasks, the long ones first, so that no worker is left with one at the end. */
export function tasksOf(sizes: Sizes): readonly Task[] {
  return [
    ...WHOLE_BOOKS.flatMap((kind) => bookTasks(kind, sizes.books[kind])),
    ...NULL_GRID.map((_, cell): Task => ({ part: "null", cell, runs: sizes.nulls })).toReversed(),
    ...POWER_SIZES.flatMap((size) =>
      PLANTED.flatMap((difference) =>
        [true, false].map((changing): Task => ({ part: "power", size, difference, changing, runs: sizes.power })),
      ),
    ),
    ...INTERVAL_NAMES.flatMap((name) =>
      INTERVAL_SIZES.map((size): Task => ({ part: "coverage", name, size, runs: sizes.coverage })),
    ),
    ...STRENGTHS.map((strength): Task => ({ part: "unrecorded", strength, runs: sizes.unrecorded })),
  ];
}

const bookTasks = (kind: WholeBook, books: number): readonly Task[] =>
  Array.from({ length: Math.ceil(books / BOOKS_AT_ONCE) }, (_, batch) => ({
    part: "books",
    kind,
    batch,
    runs: Math.min(BOOKS_AT_ONCE, books - batch * BOOKS_AT_ONCE),
  }));

/** Does one task. The seed is its own name without the number of runs, so that a longer run begins as a shorter one. */
export function answer(task: Task): Answer {
  const { runs, ...named } = task;
  const seed = `validity 2026 ${JSON.stringify(named)}`;
  switch (task.part) {
    case "null":
      return nullCell(NULL_GRID[task.cell] as (typeof NULL_GRID)[number], runs, seed);
    case "coverage":
      return coverageOf(task.name, task.size, { runs, seed });
    case "power":
      return powerAt(task, runs, seed);
    case "unrecorded":
      return unrecordedCause(task.strength, runs, seed);
    case "books":
      return booksOf(task.kind, runs, seed);
  }
}

export interface Done {
  readonly task: Task;
  readonly answer: Answer;
}

/** What came of all tasks of one part, in the order of the tasks. */
export function partOf<P extends keyof Answers>(
  done: readonly Done[],
  part: P,
): readonly { readonly task: Extract<Task, { part: P }>; readonly answer: Answers[P] }[] {
  return done.filter(({ task }) => task.part === part) as unknown as ReturnType<typeof partOf<P>>;
}
