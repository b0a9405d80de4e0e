import type { Audience } from "../register/audience.ts";
import type { BookId, EntryId, PartyId } from "../register/ids.ts";
import type { Queries } from "./engine.ts";

/** What residents wrote about one subject, sealed, and the words that are proposed to say together. None of it stands in a book. */

export interface Subject {
  readonly book: BookId;
  readonly subject: EntryId;
}

export interface Sealed {
  readonly subject: EntryId;
  readonly party: PartyId;
  readonly text: string;
  /** ISO 8601 UTC. */
  readonly made: string;
}

/** The words proposed now; at most one proposal per subject. */
export interface Proposal {
  /** Also the id of the entry it becomes. */
  readonly id: EntryId;
  readonly text: string;
  readonly audience: Audience;
  readonly party: PartyId;
  readonly account: string;
  readonly made: string;
}

/** One per party and subject: who writes again has other words, and is still one. */
export async function putSealed(queries: Queries, { book, subject }: Subject, s: Omit<Sealed, "subject">) {
  const sql =
    "INSERT INTO sealed_saying (book, subject, party, text, made) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (book, subject, party) DO UPDATE SET text = excluded.text, made = excluded.made";
  await queries.query(sql, [book, subject, s.party, s.text, s.made]);
}

export async function sealedBy(queries: Queries, book: BookId, party: PartyId): Promise<readonly Sealed[]> {
  const sql =
    "SELECT subject, party, text, made FROM sealed_saying WHERE book = $1 AND party = $2 ORDER BY made, subject";
  return (await queries.query(sql, [book, party])) as unknown as readonly Sealed[];
}

export async function partiesOn(queries: Queries, { book, subject }: Subject): Promise<readonly PartyId[]> {
  const sql = "SELECT party FROM sealed_saying WHERE book = $1 AND subject = $2 ORDER BY party";
  return (await queries.query(sql, [book, subject])).map(({ party }) => party as PartyId);
}

/** When each party wrote what it has sealed now: ISO 8601 UTC, the first one first. */
export async function momentsOn(
  queries: Queries,
  { book, subject }: Subject,
): Promise<readonly { readonly party: PartyId; readonly made: string }[]> {
  const sql = "SELECT party, made FROM sealed_saying WHERE book = $1 AND subject = $2 ORDER BY made, party";
  return (await queries.query(sql, [book, subject])) as unknown as readonly { party: PartyId; made: string }[];
}

export async function proposalOn(queries: Queries, { book, subject }: Subject): Promise<Proposal | undefined> {
  const sql = "SELECT id, text, audience, party, account, made FROM proposed_words WHERE book = $1 AND subject = $2";
  return (await queries.query(sql, [book, subject]))[0] as unknown as Proposal | undefined;
}

/** Other words take the place of those before, and of every yes to them. */
export async function putProposal(queries: Queries, at: Subject, p: Proposal): Promise<void> {
  await dropProposal(queries, at);
  const columns = ["book", "subject", "id", "text", "audience", "party", "account", "made"];
  await queries.insert("proposed_words", columns, [
    [at.book, at.subject, p.id, p.text, p.audience, p.party, p.account, p.made],
  ]);
}

export async function dropProposal(queries: Queries, { book, subject }: Subject): Promise<void> {
  await queries.query("DELETE FROM proposed_words WHERE book = $1 AND subject = $2", [book, subject]);
  await queries.query("DELETE FROM words_yes WHERE book = $1 AND subject = $2", [book, subject]);
}

/** What somebody proposed words on that are not said yet. */
export async function proposedBy(queries: Queries, book: BookId, account: string): Promise<readonly Subject[]> {
  const rows = await queries.query("SELECT subject FROM proposed_words WHERE book = $1 AND account = $2", [
    book,
    account,
  ]);
  return rows.map(({ subject }) => ({ book, subject: subject as Subject["subject"] }));
}

export async function sayYes(queries: Queries, { book, subject }: Subject, party: PartyId): Promise<void> {
  const sql =
    "INSERT INTO words_yes (book, subject, party) VALUES ($1, $2, $3) ON CONFLICT (book, subject, party) DO NOTHING";
  await queries.query(sql, [book, subject, party]);
}

export async function yesOn(queries: Queries, { book, subject }: Subject): Promise<readonly PartyId[]> {
  const sql = "SELECT party FROM words_yes WHERE book = $1 AND subject = $2";
  return (await queries.query(sql, [book, subject])).map(({ party }) => party as PartyId);
}

/** One party takes its own back; words that it proposed go with it, for nobody is left to put them in the book. */
export async function takeBack(queries: Queries, { book, subject }: Subject, party: PartyId): Promise<void> {
  const values = [book, subject, party];
  await queries.query("DELETE FROM sealed_saying WHERE book = $1 AND subject = $2 AND party = $3", values);
  await queries.query("DELETE FROM words_yes WHERE book = $1 AND subject = $2 AND party = $3", values);
  const [own] = await queries.query(
    "SELECT id FROM proposed_words WHERE book = $1 AND subject = $2 AND party = $3",
    values,
  );
  if (own) await dropProposal(queries, { book, subject });
}

/** After the words stand in the book, or of a subject that is gone, nothing of it is kept. */
export async function dropSubject(queries: Queries, at: Subject): Promise<void> {
  await dropProposal(queries, at);
  await queries.query("DELETE FROM sealed_saying WHERE book = $1 AND subject = $2", [at.book, at.subject]);
}

export async function subjectsBefore(
  queries: Queries,
  moment: string,
): Promise<readonly (Subject & { party: PartyId })[]> {
  const sql = "SELECT book, subject, party FROM sealed_saying WHERE made < $1";
  return (await queries.query(sql, [moment])) as unknown as readonly (Subject & { party: PartyId })[];
}
