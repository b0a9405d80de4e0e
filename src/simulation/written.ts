import type { Author, Draft } from "../register/entry.ts";
import type { EntryId, PartyId } from "../register/ids.ts";
import type { KindName } from "../register/kinds.ts";
import type { Diary } from "./diary.ts";
import type { Resident, World } from "./world.ts";

type BodyOf<K extends KindName> = Extract<Draft, { readonly kind: K }>["body"];

/** Something that stands in the diary, and when it was written. */
export interface Written<K extends KindName> {
  readonly id: EntryId;
  readonly by: Author;
  readonly body: BodyOf<K>;
  readonly moment: number;
}

/** All of one kind that is written so far, oldest first. */
export const written = <K extends KindName>(diary: Diary, kind: K): readonly Written<K>[] =>
  diary.inOrder().flatMap(({ draft, at }) => {
    if (draft.kind !== kind || draft.id === undefined) return [];
    return [{ id: draft.id, by: draft.by, body: draft.body as BodyOf<K>, moment: Date.parse(at) }];
  });

/** Residents' parties by their id. */
export const residentsOf = ({ residents }: World): ReadonlyMap<PartyId, Resident> =>
  new Map(residents.map((resident) => [resident.id, resident]));
