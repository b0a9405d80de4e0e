import { parseBody } from "../register/check.ts";
import type { Author, Draft } from "../register/entry.ts";
import { asEntryId, type EntryId } from "../register/ids.ts";
import type { KindName } from "../register/kinds.ts";
import { type Chance, idFrom } from "./chance.ts";

/** A draft, and when it is written: ISO 8601 UTC. */
export interface DatedDraft {
  readonly draft: Draft;
  readonly at: string;
}

/** What somebody writes down; fields of the body that are left out become unknown. */
export interface Note {
  readonly kind: KindName;
  readonly by: Author;
  readonly body: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970. */
  readonly moment: number;
  readonly id?: EntryId;
  /** False for what nobody writes down. It takes its id all the same, so that chance goes on as if it were. */
  readonly kept?: boolean;
}

/** Collects what is written, in any order of time, as long as nothing names what is written later. */
export interface Diary {
  write(note: Note): EntryId;
  /** The same diary, with ids drawn from another stream. */
  drawing(from: Chance): Diary;
  /** Everything written, oldest first; of one moment in order of writing. */
  inOrder(): readonly DatedDraft[];
}

/** What was written, and its order for as long as nothing is added. */
interface Pages {
  readonly notes: (DatedDraft & { readonly moment: number })[];
  inOrder: readonly DatedDraft[] | undefined;
}

export function createDiary(chance: Chance, pages: Pages = { notes: [], inOrder: undefined }): Diary {
  return {
    write: ({ kind, by, body, moment, id = asEntryId(idFrom(chance)), kept = true }) => {
      if (!kept) return id;
      const draft = { kind, by, id, body: parseBody(kind, body) } as Draft;
      pages.notes.push({ moment, draft, at: new Date(moment).toISOString() });
      pages.inOrder = undefined;
      return id;
    },
    drawing: (from) => createDiary(from, pages),
    inOrder: () => (pages.inOrder ??= inOrder(pages)),
  };
}

const inOrder = ({ notes }: Pages): readonly DatedDraft[] =>
  notes.toSorted((a, b) => a.moment - b.moment).map(({ draft, at }) => ({ draft, at }));

export const DAY = 86_400_000;
/** The calendar day of a moment, "2024-05-31". */
export const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
export const yearOf = (moment: number): number => new Date(moment).getUTCFullYear();
