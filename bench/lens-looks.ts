import { columnsFor, viewAt } from "../src/http/view-cache.ts";
import { columnsOf } from "../src/mirror/columns.ts";
import { LENSES, look } from "../src/mirror/mirror.ts";
import { type View, viewFor } from "../src/mirror/view.ts";
import type { WrittenEntry } from "../src/register/entry.ts";
import { asEntryId, type BookId } from "../src/register/ids.ts";
import { NOBODY } from "../src/register/reading.ts";
import { emptyRegister } from "../src/register/empty-register.ts";
import { addEntry, type Register } from "../src/register/register.ts";
import { BOOKS, openBookIn } from "./books.ts";
import { type Child, peakMegabytes } from "./child.ts";
import { repeated } from "./large-register.ts";
import { type Figure, figureOf } from "./measure.ts";

/** A book by its number of entries, and how long each lens took on it. */
export interface Looked {
  readonly entries: number;
  readonly requests: number;
  readonly took: Readonly<Record<string, Figure>>;
  /** Most memory the process has held so far. */
  readonly megabytes: number;
}

/** What one entry more takes, in steps and as a whole. */
export interface OneMore {
  readonly lens: string;
  readonly entry: Figure;
  readonly view: Figure;
  readonly finding: Figure;
  readonly whole: Figure;
}

/** Looks at the whole of each of several books. */
const lookAt: Child = async (file, ...books) => {
  const looked: Looked[] = [];
  for (const book of books) looked.push(lookedAt((await openBookIn(file as string, book as BookId)).register));
  return looked;
};

/** Looks at the repeated register as it grows to each of the sizes. It is made in memory: from disk `fold` reads it. */
const lookAtGrown: Child = async (file, ...sizes) => {
  const grown = await growing(file as string);
  return sizes.map((size) => lookedAt(grown(Number(size))));
};

async function growing(file: string): Promise<(size: number) => Register> {
  const { entries } = (await openBookIn(file, BOOKS.real)).register;
  const large = repeated(entries as readonly WrittenEntry[], Number.POSITIVE_INFINITY);
  const register = emptyRegister({ id: BOOKS.large, type: "register" });
  return (size) => {
    while (register.entries.length < size) addEntry(register, large.next().value as WrittenEntry);
    return register;
  };
}

/** From so many entries on the collecting of garbage would take most of a run. */
const LARGE_FROM = 100_000;

function lookedAt(register: Register): Looked {
  const columns = columnsOf(register);
  const now = Date.now();
  const runs = register.entries.length < LARGE_FROM ? 9 : 3;
  const took: Record<string, Figure> = {};
  for (const { name } of LENSES) {
    const asked = questionTo(name, register);
    globalThis.gc?.();
    const values = Array.from({ length: runs }, () => {
      const view = viewFor(columns, register, NOBODY, now);
      if (register.entries.length < LARGE_FROM) globalThis.gc?.();
      return taking(() => look(name, view, asked));
    });
    took[name] = figureOf(values);
  }
  const requests = viewFor(columns, register, NOBODY, now).rows("request").length;
  return { entries: register.entries.length, requests, took, megabytes: peakMegabytes() };
}

function taking(work: () => unknown): number {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

/** What a lens must be told to answer in full: two cases, a rule, a party. A register has the one party and the schemes it published. */
function questionTo(lens: string, { entries }: Register): readonly (readonly [string, string])[] {
  const first = (kind: string): string => entries.find((entry) => entry.kind === kind)?.id ?? "";
  if (lens === "contrast") {
    const last = entries.findLast(({ kind }) => kind === "request")?.id ?? "";
    return [
      ["a", first("request")],
      ["b", last],
    ];
  }
  if (ABOUT_A_RULE.includes(lens)) return [["rule", first("rule")]];
  return ABOUT_A_PARTY.includes(lens) ? [["party", first("party")]] : [];
}

const ABOUT_A_RULE: readonly string[] = ["rule-test", "rule-what-if", "before-deciding"];
const ABOUT_A_PARTY: readonly string[] = ["balance", "loops", "load", "mutuality", "landscape", "oil-stain"];

const MORE = 3;

/** One request more each time: into the register and the columns, what may be read as the server keeps it, and the finding made anew. */
const addOneMore: Child = async (file, size) => {
  const register = (await growing(file as string))(Number(size));
  const like = register.entries.findLast(({ kind }) => kind === "request") as WrittenEntry;
  const add = (): void => {
    const seq = register.entries.length + 1;
    addEntry(register, { ...like, id: asEntryId(`one-more-${seq}`), seq });
    columnsFor(register);
  };
  // The first makes room for as many again, which those after it need not.
  add();
  return LENSES.map(({ name }) => afterOneMore({ lens: name, register, add }));
};

interface Growing {
  readonly lens: string;
  readonly register: Register;
  readonly add: () => void;
}

function afterOneMore({ lens, register, add }: Growing): OneMore {
  const asked = questionTo(lens, register);
  const seen = (): View => viewAt(register, NOBODY, { at: Date.now(), pinned: false });
  let view = seen();
  look(lens, view, asked);
  globalThis.gc?.();
  const runs = Array.from({ length: MORE }, () => ({
    entry: taking(add),
    view: taking(() => (view = seen())),
    finding: taking(() => look(lens, view, asked)),
  }));
  return {
    lens,
    entry: figureOf(runs.map(({ entry }) => entry)),
    view: figureOf(runs.map((run) => run.view)),
    finding: figureOf(runs.map(({ finding }) => finding)),
    whole: figureOf(runs.map((run) => run.entry + run.view + run.finding)),
  };
}

export const LENS_CHILDREN = { look: lookAt, "look-grown": lookAtGrown, "one-more": addOneMore };
