import { countedRound } from "../mirror/budget/ways.ts";
import { parseBody } from "../register/check.ts";
import type { Author, Draft } from "../register/entry.ts";
import type { BookId, EntryId, PartyId } from "../register/ids.ts";
import type { BodyOf } from "../register/kinds.ts";
import { isBefore, type PartialDate } from "../register/partial-date.ts";
import { bodyNow, type Register, writtenAt } from "../register/register.ts";
import type { BudgetFile } from "./budget-file.ts";
import type { Services } from "./services.ts";

type Body = BodyOf<"round">;

/** What goes in, where, and in whose name. */
export interface RoundOrder {
  readonly book: BookId;
  readonly by: Author;
  readonly file: BudgetFile;
  /** What its votes gave, where they were counted before. */
  readonly counted?: ReturnType<typeof countedRound>;
  /** Name of the source; otherwise that of the format. */
  readonly source?: string | undefined;
  /** The day of the file, null when nobody knows it. */
  readonly date: PartialDate | null;
}

/** "older": the book has a version of a later day. "same": these bytes, or what they say, are in it, whoever brought them. */
export type RoundVerdict = "added" | "changed" | "same" | "older";

/**
 * Writes what a round's votes gave into a book, not the votes. The same file again adds nothing, unless it is counted otherwise
 * now; another file under the same name corrects the round that the same party brought in, and an older one never does.
 */
export async function importRound(services: Services, { book, by, file, counted, source, date }: RoundOrder) {
  // The file stands in the source's name: a file number of its own would take the place of the round's title.
  const name = `${source ?? "Pabulib"}, ${file.name}`;
  const told = { name, ...(date !== null && { date }) };
  // Checked by its kind, which is what the desk takes.
  const body = parseBody("round", {
    ...(counted ?? countedRound(file.round)),
    digest: file.digest,
    source: told,
  }) as Body;
  let verdict: RoundVerdict = "added";
  const receipts = await services.desk.writeFrom(book, (register) => {
    const known = knownFrom(register, { by, body });
    verdict = known === undefined ? "added" : beside(known, { by, body });
    const draft =
      verdict === "added" ? { kind: "round", by, body } : verdict === "changed" && correctionOf(known, { by, body });
    // A correction's body is any JSON; that of a round is, but for fields that may be absent.
    return draft ? [{ draft: draft as unknown as Draft }] : [];
  });
  const { register } = await services.desk.open(book);
  const id = verdict === "added" ? (receipts[0]?.id as EntryId) : (knownFrom(register, { by, body })?.id as EntryId);
  return { id, verdict: verdict as RoundVerdict };
}

interface Counted {
  readonly by: Author;
  readonly body: Body;
}

interface Known {
  readonly id: EntryId;
  readonly party: PartyId;
  readonly body: Body;
}

function correctionOf(known: Known | undefined, { by, body }: Counted) {
  return known && { kind: "correction", by, body: { target: known.id, body: corrected(known, body) } };
}

/** The same bytes under another name leave the source as it was told. */
const corrected = (known: Known, body: Body): Body =>
  known.body.digest === body.digest ? { ...body, source: known.body.source } : body;

function beside(known: Known, { by, body }: Counted): Exclude<RoundVerdict, "added"> {
  const next = corrected(known, body);
  // Both read through the kind, so that their fields stand in one order.
  const same = JSON.stringify(parseBody("round", known.body)) === JSON.stringify(parseBody("round", next));
  if (same || known.party !== by.party) return "same";
  const isOlder = isBefore(next.source.date, known.body.source.date) === "yes";
  return isOlder ? "older" : "changed";
}

/** The round in a book that came from these bytes; otherwise the one its party brought in under the same name. */
function knownFrom(register: Register, { by, body }: Counted): Known | undefined {
  let named: Known | undefined;
  for (let row = 0; row < register.entries.length; row++) {
    const entry = writtenAt(register, row);
    if (entry?.kind !== "round") continue;
    const known = { id: entry.id, party: entry.by.party, body: bodyNow(register, entry) };
    if (known.body.digest === body.digest) return known;
    if (known.party === by.party && known.body.source.name === body.source.name) named = known;
  }
  return named;
}
