import type { WrittenEntry } from "../src/register/entry.ts";
import { asEntryId, type EntryId } from "../src/register/ids.ts";
import { type Body, type BodyOf } from "../src/register/kinds.ts";
import type { Someone, Source } from "../src/register/values.ts";

/**
 * The register repeated under other file numbers and other applicants until there are `count` entries; its parties and schemes stand
 * in it once. Each entry is read from its text, as from a database, so that no two share a string.
 */
export function* repeated(entries: readonly WrittenEntry[], count: number): Generator<WrittenEntry> {
  const texts = entries.map((entry) => ({ text: JSON.stringify(entry), once: fileOf(entry) === undefined }));
  for (let seq = 1, turn = 0; ; turn++) {
    for (const { text, once } of texts) {
      if (turn > 0 && once) continue;
      if (seq > count) return;
      const entry = JSON.parse(text) as WrittenEntry;
      yield { ...(turn > 0 ? again(entry, turn) : entry), seq: seq++ } as WrittenEntry;
    }
  }
}

const fileOf = ({ body }: WrittenEntry): string | undefined => (body as { source?: Source }).source?.file;

/** What only the register's own rows have differs per turn: id, file number, applicant. */
function again(entry: WrittenEntry, turn: number): WrittenEntry {
  const { body } = entry;
  const source = { ...(body as { source: Source }).source, file: `${fileOf(entry)}-${turn}` };
  return { ...entry, id: idOf(entry.id, turn), body: { ...bodyOf(body, turn), source } } as WrittenEntry;
}

function bodyOf(body: Body, turn: number): object {
  if ("on" in body && "outcome" in body) return { ...body, on: idOf(body.on, turn) };
  return { ...body, from: applicant((body as BodyOf<"request">).from, turn) };
}

const idOf = (id: EntryId, turn: number): EntryId => asEntryId(id.slice(0, 18) + turn.toString(36).padStart(4, "-"));

function applicant(who: Someone, turn: number): Someone {
  if (!("listed" in who) || who.listed.key === undefined) return who;
  return { listed: { ...who.listed, key: `${who.listed.key}-${turn}` } };
}
