/** Branded ids: all are random strings, never derived from what they name. */
export type BookId = string & { readonly brand: "book" };
export type PartyId = string & { readonly brand: "party" };
export type EntryId = string & { readonly brand: "entry" };

/** A party's id is the id of the entry with which it entered, or was listed in, the book. */
export const asPartyId = (id: string): PartyId => id as PartyId;
export const asEntryId = (id: string): EntryId => id as EntryId;
/** Who keeps a book running: no party of it, and the author of what it hides as misuse. */
export const KEEPER = asPartyId("steward");
export const asBookId = (id: string): BookId => id as BookId;
