import type { EntryId, PartyId } from "../register/ids.ts";

/** The addresses of a book's pages; every link is made here. */
export const bookAddress = (book: string, page = ""): string => `/b/${book}${page === "" ? "" : `/${page}`}`;
export const entryAddress = (book: string, entry: EntryId): string => bookAddress(book, `entries/${entry}`);
/** A letter made from an entry, and its dates as a calendar file. */
export const letterAddress = (book: string, entry: EntryId, letter: string): string =>
  `${entryAddress(book, entry)}/letter/${letter}`;
/** A role or a claim on one card to print; on a question mark, the answer with a card. */
export const cardAddress = (book: string, entry: EntryId): string => `${entryAddress(book, entry)}/card`;
export const reportAddress = (book: string, entry: EntryId): string => `${entryAddress(book, entry)}/report`;
export const photoAddress = (book: string, entry: EntryId, photo: string): string =>
  `${entryAddress(book, entry)}/photo/${photo}`;
/** The same for who decides on a report of the entry. */
export const reportPhotoAddress = (book: string, report: string, photo: string): string =>
  bookAddress(book, `reports/${report}/photo/${photo}`);
export const datesAddress = (book: string, entry: EntryId): string => `${entryAddress(book, entry)}.ics`;
export const partyAddress = (book: string, party: PartyId): string => bookAddress(book, `parties/${party}`);
export const peopleAddress = (book: string, party: PartyId): string => `${partyAddress(book, party)}/people`;
export const tokensAddress = (book: string, party: PartyId): string => `${partyAddress(book, party)}/tokens`;
export const ruleAddress = (book: string, rule: EntryId): string => bookAddress(book, `rules/${rule}`);

/** Where one knocks at a party's door. */
export const knockAddress = (book: string, party: PartyId): string => `${partyAddress(book, party)}/knock`;

/** The terms of a book; `next` is where a reader goes on after agreeing. */
export const termsAddress = (book: string, next = ""): string =>
  bookAddress(book, `terms${next === "" ? "" : `?next=${encodeURIComponent(next)}`}`);

/** The way in as a letter prints it: short, and without what nobody types. */
export const printedAddress = (site: string): string => `${site.replace(/^https?:\/\//, "")}/in`;

/** Whether a site has no address but that of its own computer: its letters lead nobody else in. */
export const isOnlyHere = (site: string): boolean => /^(localhost|127(\.\d+){3}|\[::1\])$/.test(new URL(site).hostname);

/** What a QR code in a letter holds: opened, it asks for the one press that uses the code up. */
export const signInAddress = (site: string, code: string): string => `${site}/in?code=${code.replaceAll(" ", "")}`;

/** A form to write an entry of a kind, perhaps about another entry. */
export const recordAddress = (book: string, kind: string, about?: EntryId): string =>
  bookAddress(book, `record/${kind}${about === undefined ? "" : `?about=${about}`}`);

/** A finding, as a page or as data; parameters stay in the address, so that a finding can be cited. */
export function lensAddress(
  book: string,
  lens: string,
  query?: URLSearchParams,
  as: "" | "json" | "csv" | "graphml" | "gexf" = "",
): string {
  const parameters = query?.toString() ?? "";
  return `${bookAddress(book, `mirror/${lens}`)}${as && `.${as}`}${parameters && `?${parameters}`}`;
}

/** The same page with one query value changed, or left out when undefined. */
export function withQuery(path: string, query: URLSearchParams, change: Readonly<Record<string, string | undefined>>) {
  const next = new URLSearchParams(query);
  for (const [name, value] of Object.entries(change)) {
    if (value === undefined) next.delete(name);
    else next.set(name, value);
  }
  const text = next.toString();
  return text === "" ? path : `${path}?${text}`;
}
