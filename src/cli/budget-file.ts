import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { detectEncoding, TextReader } from "../exchange/encoding.ts";
import { BadBudgetFile } from "../exchange/pabulib/bad-budget-file.ts";
import { readRound } from "../exchange/pabulib/read-round.ts";
import { UnreadableFile } from "../exchange/unreadable-file.ts";
import type { Services } from "../http/services.ts";
import { parseBody } from "../register/check.ts";
import type { BookId, EntryId, PartyId } from "../register/ids.ts";
import type { BodyOf } from "../register/kinds.ts";
import { bodyNow, type Register, writtenAt } from "../register/register.ts";
import type { Round } from "../register/round.ts";
import { type Call, EXIT, WrongUse } from "./command.ts";
import { problemText } from "./file-problem.ts";

/** A file of this name is a budget round (Pabulib), not a register. */
export const isBudgetFile = (path: string): boolean => path.toLowerCase().endsWith(".pb");

/** Larger than any published file by far; a file is read whole. In bytes. */
const MOST_BYTES = 50_000_000;
const CANNOT_OPEN = ["ENOENT", "EACCES", "EISDIR", "EPERM"];

/** Reads a budget file for some work. What is wrong with it is told in words, with the line and what would be right. */
export async function readingBudget(
  call: Call,
  path: string,
  work: (round: Round) => Promise<number>,
): Promise<number> {
  const round = roundIn(call, path);
  return round === undefined ? EXIT.refused : work(round);
}

function roundIn({ texts, terminal }: Call, path: string): Round | undefined {
  try {
    return readRound(textOf(path));
  } catch (error) {
    if (error instanceof BadBudgetFile) {
      const { line, found } = error;
      terminal.warn(`${path}: ${texts.t(`cli.budget.problem.${error.code}`, { line: String(line), found })}`);
    } else if (error instanceof UnreadableFile) terminal.warn(`${path}: ${problemText(texts, error.problem)}`);
    else throw error;
    return undefined;
  }
}

function textOf(path: string): string {
  try {
    if (statSync(path).size > MOST_BYTES) throw new WrongUse("cli.budget.too-large", { file: path });
    const bytes = readFileSync(path);
    const reader = new TextReader(detectEncoding(bytes));
    return [...reader.read(bytes)].map(({ text }) => text).join("") + reader.end();
  } catch (error) {
    if (!CANNOT_OPEN.includes((error as NodeJS.ErrnoException).code ?? "")) throw error;
    throw new WrongUse("cli.use.file-missing", { file: path });
  }
}

interface Order {
  readonly book: BookId;
  readonly party: PartyId;
  readonly path: string;
  readonly round: Round;
  /** Name of the source; otherwise that of the format. */
  readonly source: string | undefined;
}

/** Writes a round into a book, unless it is there already. Gives its entry, and whether it is new. */
export async function writeRound(services: Services, { book, party, path, round, source }: Order) {
  // The file stands in the source's name: a file number of its own would take the place of the round's title.
  const name = `${source ?? "Pabulib"}, ${basename(path)}`;
  // Checked by its kind, which is what the desk takes.
  const body = parseBody("round", { ...round, source: { name } }) as BodyOf<"round">;
  let known: EntryId | undefined;
  const receipts = await services.desk.writeFrom(book, (register) => {
    known = roundFrom(register, name);
    return known === undefined ? [{ draft: { kind: "round", by: { party, account: "steward" }, body } }] : [];
  });
  const { register } = await services.desk.open(book);
  const id = known ?? roundFrom(register, name);
  return { id: id as EntryId, added: receipts.length > 0 };
}

/** The round in a book that came from this source. */
function roundFrom(register: Register, name: string): EntryId | undefined {
  for (let row = 0; row < register.entries.length; row++) {
    const entry = writtenAt(register, row);
    if (entry?.kind === "round" && bodyNow(register, entry).source.name === name) return entry.id;
  }
  return undefined;
}
