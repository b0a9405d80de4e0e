import type { BookRecord } from "../../storage/books.ts";
import { bookAddress } from "../../web/addresses.ts";
import { LOCALES } from "../../web/texts.ts";

/** A book as everybody may know it. */
export function bookJson({ id, type, settings }: BookRecord) {
  const { name, place, holder, note, languages = LOCALES } = settings;
  return { id, type, name, place, holder, note, languages, page: bookAddress(id) };
}
