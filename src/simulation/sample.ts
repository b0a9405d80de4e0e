import * as z from "zod";
import { parseBody } from "../register/check.ts";
import type { Author, Draft } from "../register/entry.ts";
import { asEntryId, asPartyId, type EntryId } from "../register/ids.ts";
import { KIND_NAMES } from "../register/kinds.ts";
import { BOOK_TYPES } from "../register/register.ts";

/** A name that stands for an id inside one sample: "$rosa". */
const localName = z.string().regex(/^\$[a-z0-9-]+$/);

/**
 * A sample neighbourhood as one reads and writes it by hand: the book's settings, and entries in the order in which they
 * are written, all by `author`, which is the first party among them. A body is the kind's own, as `register/kinds` has it,
 * where fields that are unknown may be left out; wherever it needs an id it holds a local name that stands earlier in the list.
 */
const sampleShape = z.object({
  name: z.string(),
  place: z.string(),
  holder: z.string(),
  type: z.enum(BOOK_TYPES),
  note: z.string(),
  /** When it was written, ISO 8601 UTC. */
  written: z.iso.datetime(),
  author: localName,
  entries: z.array(
    z.object({
      as: localName,
      kind: z.enum(KIND_NAMES as [string, ...string[]]),
      body: z.record(z.string(), z.json()),
    }),
  ),
});
export type Sample = z.output<typeof sampleShape>;

/** Reads a sample's JSON. Throws zod's error when it is not one. */
export const readSample = (json: unknown): Sample => sampleShape.parse(json);

/**
 * The drafts of a sample, in order, each with its id, bodies complete.
 * @param newId gives a random id each time; also used for the author's pseudonym
 * @throws Error on a name that does not stand earlier in the list, Refusal "field-wrong" on a body that is not its kind's
 */
export function draftsOf(sample: Sample, newId: () => string): readonly Draft[] {
  const ids = new Map<string, EntryId>();
  const named = sample.entries.map((entry) => ({ entry, id: asEntryId(newId()) }));
  const author = named.find(({ entry }) => entry.as === sample.author);
  if (author === undefined) throw new Error(`${sample.author} is not among the entries`);
  const by: Author = { party: asPartyId(author.id), account: newId() };
  return named.map(({ entry, id }) => {
    if (ids.has(entry.as)) throw new Error(`${entry.as} stands twice in the sample`);
    const draft = { kind: entry.kind, by, id, body: parseBody(entry.kind as Draft["kind"], resolve(entry.body, ids)) };
    ids.set(entry.as, id);
    return draft as Draft;
  });
}

/** A value with every local name in it replaced by the id it stands for. */
function resolve(value: unknown, ids: ReadonlyMap<string, EntryId>): unknown {
  if (typeof value === "string") return localName.safeParse(value).success ? idOf(value, ids) : value;
  if (Array.isArray(value)) return value.map((item) => resolve(item, ids));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, ids)]));
}

function idOf(name: string, ids: ReadonlyMap<string, EntryId>): EntryId {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`${name} does not stand earlier in the sample`);
  return id;
}
