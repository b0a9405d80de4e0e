import type { OpenBook } from "../desk/open-book.ts";
import type { View } from "../mirror/view.ts";
import { asBookId, type BookId, type PartyId } from "../register/ids.ts";
import { nowIn } from "../register/now.ts";
import type { Viewer } from "../register/reading.ts";
import { Refusal } from "../register/refusal.ts";
import { refusalOf } from "../register/refused.ts";
import { sideOf } from "../register/register.ts";
import type { Membership } from "../storage/accounts.ts";
import {
  type BookContext,
  type BookPageContext,
  type PageContext,
  pageContext,
  type Session,
  type Visit,
} from "../web/context.ts";
import { LOCALES } from "../web/texts.ts";
import { maskedToken } from "./csrf.ts";
import { dearReading } from "./dear-readings.ts";
import type { Request } from "./environment.ts";
import type { Services } from "./services.ts";
import { termsFirst } from "./terms.ts";
import { isFor, membershipsIn, openedFor } from "./writes-for.ts";
import { columnsFor, isAnew, type Moment, viewAt } from "./view-cache.ts";

/** A page of the installation: language, address and who is signed in. */
export const visitOf = (c: Request): PageContext => pageContext(plainVisit(c));

/** The chosen language where the book offers it, else the book's first. */
function inBook(c: Request, offered: readonly string[] = LOCALES): Pick<Visit, "locale" | "texts" | "languages"> {
  const chosen = c.get("locale");
  const languages = LOCALES.filter((locale) => offered.includes(locale));
  const locale = languages.includes(chosen) ? chosen : (languages[0] ?? chosen);
  return { locale, texts: c.get("texts").in(locale), languages };
}

/** Somebody signed in or, in the interface for programs, who made the key that was sent. */
function cameIn(c: Request): Omit<Session, "others"> | undefined {
  const caller = c.get("caller");
  return caller ? { account: caller.token.account, steward: false, csrf: "" } : c.get("signedIn");
}

function plainVisit(c: Request, [membership, ...others]: readonly Membership[] = []): Visit {
  const url = new URL(c.req.url);
  const signedIn = cameIn(c);
  const query = new URLSearchParams(url.search);
  query.delete("lang");
  const { party, role, pseudonym } = membership ?? {};
  const writing = party && role && pseudonym ? { party, role, pseudonym, others: others.map((one) => one.party) } : {};
  const session: Session | undefined = signedIn && {
    account: signedIn.account,
    steward: signedIn.steward,
    csrf: maskedToken(signedIn.csrf),
    ...writing,
  };
  const locale = c.get("locale");
  // What begins with two slashes would be another site in a link.
  const path = url.pathname.replace(/^\/+/, "/");
  return { locale, texts: c.get("texts").in(locale), path, query, ...(session && { session }) };
}

/** A page inside a book, and what only the server knows of it. */
export interface BookVisit extends BookPageContext {
  readonly open: OpenBook;
  readonly membership: Membership | undefined;
  /** All of this visitor in this book, the one that writes now first. */
  readonly memberships: readonly Membership[];
  /** Every party of this book that the same person is of, also those that this session or key does not act for. */
  readonly personOf: readonly PartyId[];
  /** Whether the same person keeps the book. */
  readonly personKeeps: boolean;
}

/** A visit by somebody of a party. */
export interface MemberVisit extends BookVisit {
  readonly membership: Membership;
}

/**
 * The book in the address, as this visitor may read it now or at the moment the address names. Throws "book-unknown", and for a form
 * "other-party" when it was opened for another party than the one that writes now, "party-refused" and "terms-first".
 */
export async function bookVisitOf(c: Request, services: Services): Promise<BookVisit> {
  const visit = await formVisitOf(c, services);
  if (c.req.method === "POST") mayPost(visit);
  return visit;
}

/** Throws "party-refused" and "terms-first" for whoever changes nothing in this book now. */
export function mayPost(visit: BookVisit): void {
  if (visit.session?.refused !== undefined) throw new Refusal("party-refused");
  termsFirst(visit);
}

/** The same for a form that writes nothing in the book, so that it asks for no agreement to its terms. */
export async function formVisitOf(c: Request, services: Services): Promise<BookVisit> {
  const visit = await anyBookVisit(c, services);
  if (c.req.method === "POST" && !isFor(await openedFor(c), visit.memberships)) throw new Refusal("other-party");
  return visit;
}

/** The same, whatever a form says; on behalf of `party` where the visitor is in for it. */
export async function anyBookVisit(c: Request, services: Services, party?: PartyId): Promise<BookVisit> {
  const open = await services.desk.open(asBookId(c.req.param("book") ?? ""));
  const { record } = open;
  const memberships = inFor(c, record.id).toSorted((a, b) => Number(b.party === party) - Number(a.party === party));
  const [membership] = memberships;
  const viewer = viewerOf(membership, cameIn(c)?.steward === true);
  const readAt = nowIn(open.register, services.secrets.clock().getTime());
  const moment = momentOf(c, readAt);
  if (isAnew(open.register, viewer, moment)) await dearReading(c, services);
  const book = { ...bookFor(open, viewer, moment), readAt };
  const plain = plainVisit(c, memberships);
  const refused = refusalOf(open.register, membership?.party)?.id;
  const session = plain.session && { ...plain.session, ...(refused && { refused }) };
  c.set("fixed", isFixed(c, book.view));
  return {
    ...pageContext({ ...plain, ...inBook(c, record.settings.languages), ...(session && { session }), book }),
    open,
    membership,
    memberships,
    personOf: everyMembership(c).flatMap(({ book: of, party: one }) => (of === record.id ? [one] : [])),
    personKeeps: (c.get("caller") ?? c.get("signedIn"))?.steward === true,
  };
}

function everyMembership(c: Request): readonly Membership[] {
  const { memberships = [], atInstitution = [] } = c.get("signedIn") ?? {};
  return c.get("caller")?.everyMembership ?? [...memberships, ...atInstitution];
}

/** A book as somebody may read it at a moment. */
export function bookFor({ record, register }: OpenBook, viewer: Viewer, moment: Moment): BookContext {
  const { name, place, note, theme, cleanedSince } = record.settings;
  return {
    slug: record.id,
    name,
    type: record.type,
    place,
    note,
    ...(theme && { theme }),
    register,
    columns: columnsFor(register),
    view: viewAt(register, viewer, moment),
    viewer,
    now: moment.at,
    ...(cleanedSince !== undefined && { cleanedSince: Date.parse(cleanedSince) }),
  };
}

/** Words of an address that name an entry, a party or a page. */
const NAMING = ["about", "entry", "party", "rule", "page"];

const isFixed = (c: Request, view: View): boolean =>
  [...new URL(c.req.url).searchParams].every(
    ([name, value]) => NAMING.includes(name) && (/^\d{1,3}$/.test(value) || view.rowNamed(value) >= 0),
  );

/** For whom a visitor is in here; a program for the one party of its key. */
function inFor(c: Request, book: BookId): readonly Membership[] {
  const caller = c.get("caller");
  if (!caller) return membershipsIn(c.get("signedIn"), book);
  return caller.membership.book === book ? [caller.membership] : [];
}

function viewerOf(membership: Membership | undefined, steward: boolean): Viewer {
  if (membership) return { party: membership.party };
  return steward ? { steward: true } : {};
}

/**
 * `at` in the address (a day or a moment) shows a finding as it was; a moment still to come is cut to now. Throws "field-wrong" for
 * what is no moment: a citation with a slip in it must not show the figures of today.
 */
function momentOf(c: Request, now: number): Moment {
  const asked = c.req.query("at");
  if (asked === undefined) return { at: now, pinned: false };
  const moment = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(asked) ? `${asked}T23:59:59.999Z` : asked);
  if (Number.isNaN(moment)) throw new Refusal("field-wrong", { field: "at", problem: "moment" });
  return moment > now ? { at: now, pinned: false } : { at: moment, pinned: true };
}

/** Whether this visitor looks on behalf of an institution or as steward: such looks are told to residents' parties. */
export const looksCount = ({ book }: BookVisit): boolean =>
  book.viewer.steward === true ||
  (book.viewer.party !== undefined && sideOf(book.register, book.viewer.party) === "institution");
