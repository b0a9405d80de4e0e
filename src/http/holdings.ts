import type { OpenBook } from "../desk/open-book.ts";
import { bookLine } from "../exchange/book-lines.ts";
import type { PartyId } from "../register/ids.ts";
import { concernedBy, type Register, sideOf, writtenAt } from "../register/register.ts";
import type { Membership } from "../storage/accounts.ts";
import { keptOfAccount, keptOfParty, keptOfPseudonym, OF_PARTY } from "../storage/personal.ts";
import { reportsIn } from "../storage/reports.ts";
import type { BookPageContext, PageContext } from "../web/context.ts";
import { pageContext } from "../web/context.ts";
import type { Holding, Row } from "../web/holding.ts";
import { mailsIn } from "./outbox.ts";
import type { Services } from "./services.ts";
import type { SignedIn } from "./sessions.ts";
import { type BookVisit, bookFor } from "./visit.ts";

/** Everything that is kept of a person: the account and what hangs on it, mail under way, and the entries it wrote. */
export async function holdingsOfPerson(
  services: Services,
  signedIn: SignedIn,
  context: PageContext,
): Promise<readonly Holding[]> {
  const { engine, settings, desk, secrets } = services;
  const kept = await keptOfAccount(engine, signedIn.account);
  const tables = [...kept].map(([what, rows]): Holding => ({ what, rows }));
  const codes = await codesMadeBy(services, signedIn);
  // The link in a mail is a secret, and lets whoever finds this file in.
  const mails = mailsIn(settings)
    .filter(({ account }) => account === signedIn.account)
    .map(({ to, subject, until }) => ({ to, subject, until }));
  const written: Holding[] = [];
  for (const me of [...signedIn.memberships, ...signedIn.atInstitution]) {
    const open = await desk.open(me.book);
    const rows = rowsWhere(open.register, (row) => writtenAt(open.register, row)?.by.account === me.pseudonym);
    written.push(entriesHolding({ context, open, party: me.party, now: secrets.clock().getTime() }, "written", rows));
    for (const [what, beside] of await keptOfPseudonym(engine, me.book, me.pseudonym))
      if (beside.length > 0) written.push({ what, rows: beside });
  }
  return [...tables, { what: "codes-made", rows: codes }, { what: "mail", rows: mails }, ...written];
}

async function codesMadeBy(
  { engine }: Services,
  { account, memberships, atInstitution }: SignedIn,
): Promise<readonly Row[]> {
  const sql = "SELECT purpose, book, party, made, expires, used, withdrawn, role, unit FROM code WHERE maker = $1";
  const makers = [account, ...[...memberships, ...atInstitution].map(({ pseudonym }) => pseudonym)];
  const all = await Promise.all(makers.map((maker) => engine.query(sql, [maker])));
  return all.flat();
}

/**
 * Everything that is kept of a party: what it wrote, and for residents what others wrote about it, as far as it reads that. An
 * institution takes along no file of others: what they wrote about it, it reads in the book.
 */
export async function holdingsOfParty(
  services: Services,
  visit: BookVisit,
  me: Membership,
): Promise<readonly Holding[]> {
  const { engine, secrets } = services;
  const { open } = visit;
  const { register } = open;
  const now = secrets.clock().getTime();
  const own = (row: number): boolean => writtenAt(register, row)?.by.party === me.party;
  const taking = { context: visit, open, party: me.party, now };
  const holdings = [entriesHolding(taking, "by-us", rowsWhere(register, own))];
  if (sideOf(register, me.party) === "residents") {
    const about = (row: number): boolean => !own(row) && isAbout(register, row, me.party);
    holdings.push(entriesHolding(taking, "about-us", rowsWhere(register, about)));
  }
  for (const [what, rows] of await keptOfParty(engine, me.book, me.party))
    if (me.role === "organiser" || OF_PARTY[what]?.organisers !== true) holdings.push({ what, rows });
  return [...holdings, ...(await reportHoldings(services, register, me))];
}

const isAbout = (register: Register, row: number, party: PartyId): boolean => {
  const entry = writtenAt(register, row);
  return entry !== undefined && concernedBy(register, entry.id).includes(party);
};

/** What was decided on reports about its own words, and what it decided itself; who reported, and in which words, is told to nobody. */
async function reportHoldings({ engine }: Services, register: Register, { book, party }: Membership) {
  const reports = await reportsIn(engine, book);
  const authorOf = (entry: (typeof reports)[number]["entry"]) =>
    writtenAt(register, register.rowOf.get(entry))?.by.party;
  const about = reports
    .filter(({ entry }) => authorOf(entry) === party)
    .map(({ entry, ground, made, verdict, reason, decided, second, second_reason, second_decided }) => {
      return { entry, ground, made, verdict, reason, decided, second, second_reason, second_decided };
    });
  const judged = reports
    .filter(({ judge }) => judge === party)
    .map(({ entry, second, second_reason, second_decided }) => ({ entry, second, second_reason, second_decided }));
  return [
    { what: "reported", rows: about },
    { what: "judged", rows: judged },
  ];
}

interface Taking {
  readonly context: PageContext;
  readonly open: OpenBook;
  readonly party: PartyId;
  readonly now: number;
}

/** Entries as lines and, for reading, as their rows in the book as this party reads it. */
function entriesHolding({ context, open, party, now }: Taking, what: string, rows: readonly number[]): Holding {
  const { register, record } = open;
  const lines = rows.flatMap((row) => {
    const line = bookLine(register, row, { party }, now);
    return line ? [{ book: record.id, ...line }] : [];
  });
  const book = bookFor(open, { party }, { at: now, pinned: false });
  const read = pageContext({ ...context, book }) as BookPageContext;
  return { what, rows: lines as unknown as readonly Row[], entries: { context: read, rows } };
}

const rowsWhere = (register: Register, fits: (row: number) => boolean): readonly number[] =>
  register.entries.flatMap((_, row) => (fits(row) ? [row] : []));
