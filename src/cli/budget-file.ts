import { hash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { detectEncoding, TextReader } from "../exchange/encoding.ts";
import { BadBudgetFile } from "../exchange/pabulib/bad-budget-file.ts";
import { readRound } from "../exchange/pabulib/read-round.ts";
import { UnreadableFile } from "../exchange/unreadable-file.ts";
import type { Services } from "../http/services.ts";
import { parseBody } from "../register/check.ts";
import type { Author, Draft } from "../register/entry.ts";
import type { BookId, EntryId, PartyId } from "../register/ids.ts";
import type { BodyOf } from "../register/kinds.ts";
import { bodyNow, type Register, writtenAt } from "../register/register.ts";
import { countedRound } from "../mirror/budget/ways.ts";
import type { Round } from "../register/round.ts";
import { type Call, EXIT, WrongUse } from "./command.ts";
import { problemText } from "./file-problem.ts";

/** A file of this name is a budget round (Pabulib), not a register. */
export const isBudgetFile = (path: string): boolean => path.toLowerCase().endsWith(".pb");

/** Larger than any published file by far; a file is read whole. In bytes. */
const MOST_BYTES = 50_000_000;
const CANNOT_OPEN = ["ENOENT", "EACCES", "EISDIR", "EPERM"];

/** A budget file as it was read, and the SHA-256 of its bytes. */
export interface BudgetFile {
  readonly path: string;
  readonly round: Round;
  readonly digest: string;
}

/** Reads a budget file for some work. What is wrong with it is told in words, with the line and what would be right. */
export async function readingBudget(
  call: Call,
  path: string,
  work: (file: BudgetFile) => Promise<number>,
): Promise<number> {
  const file = fileAt(call, path);
  return file === undefined ? EXIT.refused : work(file);
}

function fileAt({ texts, terminal }: Call, path: string): BudgetFile | undefined {
  try {
    const { text, digest } = contentOf(path);
    return { path, round: readRound(text), digest };
  } catch (error) {
    if (error instanceof BadBudgetFile) {
      const { line, found } = error;
      terminal.warn(`${path}: ${texts.t(`cli.budget.problem.${error.code}`, { line: String(line), found })}`);
    } else if (error instanceof UnreadableFile) terminal.warn(`${path}: ${problemText(texts, error.problem)}`);
    else throw error;
    return undefined;
  }
}

function contentOf(path: string): { readonly text: string; readonly digest: string } {
  try {
    if (statSync(path).size > MOST_BYTES) throw new WrongUse("cli.budget.too-large", { file: path });
    const bytes = readFileSync(path);
    const reader = new TextReader(detectEncoding(bytes));
    const text = [...reader.read(bytes)].map((part) => part.text).join("") + reader.end();
    return { text, digest: hash("sha256", bytes, "hex") };
  } catch (error) {
    if (!CANNOT_OPEN.includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    throw new WrongUse("cli.use.file-missing", { file: path });
  }
}

interface Order {
  readonly book: BookId;
  readonly party: PartyId;
  readonly file: BudgetFile;
  /** Name of the source; otherwise that of the format. */
  readonly source: string | undefined;
}

/**
 * Writes what a round's votes gave into a book, not the votes. A file that is there already adds nothing, unless it is counted
 * otherwise now: then its own author corrects it. Gives its entry, and whether anything was written.
 */
export async function writeRound(services: Services, { book, party, file, source }: Order) {
  // The file stands in the source's name: a file number of its own would take the place of the round's title.
  const name = `${source ?? "Pabulib"}, ${basename(file.path)}`;
  // Checked by its kind, which is what the desk takes.
  const body = parseBody("round", {
    ...countedRound(file.round),
    digest: file.digest,
    source: { name },
  }) as BodyOf<"round">;
  const receipts = await services.desk.writeFrom(book, (register) => {
    const draft = draftOf(roundFrom(register, file.digest), { by: { party, account: "steward" }, body });
    return draft ? [{ draft }] : [];
  });
  const { register } = await services.desk.open(book);
  return { id: roundFrom(register, file.digest)?.id as EntryId, added: receipts.length > 0 };
}

interface Counted {
  readonly by: Author;
  readonly body: BodyOf<"round">;
}

function draftOf(known: Known | undefined, { by, body }: Counted): Draft | undefined {
  if (known === undefined) return { kind: "round", by, body };
  // Both read through the kind, so that their fields stand in one order.
  const now = parseBody("round", { ...body, source: known.body.source });
  const same = JSON.stringify(parseBody("round", known.body)) === JSON.stringify(now);
  if (same || known.party !== by.party) return undefined;
  // A correction's body is any JSON; that of a round is, but for fields that may be absent.
  return { kind: "correction", by, body: { target: known.id, body: now } } as unknown as Draft;
}

interface Known {
  readonly id: EntryId;
  readonly party: PartyId;
  readonly body: BodyOf<"round">;
}

/** The round in a book that came from a file with these bytes. */
function roundFrom(register: Register, digest: string): Known | undefined {
  for (let row = 0; row < register.entries.length; row++) {
    const entry = writtenAt(register, row);
    if (entry?.kind !== "round") continue;
    const body = bodyNow(register, entry);
    if (body.digest === digest) return { id: entry.id, party: entry.by.party, body };
  }
  return undefined;
}
