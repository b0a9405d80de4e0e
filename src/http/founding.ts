import type { Area } from "../register/cbs-code.ts";
import type { Draft } from "../register/entry.ts";
import { type HolderType, isMunicipality } from "../register/holder.ts";
import { asBookId, type BookId, type EntryId, KEEPER, type PartyId } from "../register/ids.ts";
import { Refusal } from "../register/refusal.ts";
import type { BookType } from "../register/register.ts";
import { bookById } from "../storage/books.ts";
import { isLocale, type Locale, LOCALES } from "../web/texts.ts";
import type { Services } from "./services.ts";

export interface NewBook {
  readonly name: string;
  readonly place: string;
  /** A foundation, association, library or university; never a municipality. */
  readonly holder: string;
  readonly type?: BookType;
  readonly note?: string;
  readonly id?: string;
  /** The languages its pages are offered in; all there are when not chosen. */
  readonly languages?: readonly string[];
  readonly holderType?: HolderType;
  readonly contact?: string;
  readonly area?: Area;
}

/** Founds a book; its id is made of its name. Throws "field-wrong" for what is missing, "book-exists" for an id that is taken. */
export async function foundBook({ desk, engine, secrets }: Services, book: NewBook): Promise<BookId> {
  for (const field of ["name", "holder"] as const)
    if (book[field].trim() === "") throw new Refusal("field-wrong", { field, problem: "required" });
  checkHolder(book.holder);
  const wanted = book.id ?? slugOf(book.name);
  if (!/^[a-z0-9][a-z0-9-]{0,59}$/.test(wanted)) throw new Refusal("field-wrong", { field: "id", problem: "slug" });
  const id = book.id === undefined ? await freeSlug(wanted) : asBookId(wanted);
  const { name, place, holder, note = "", languages, holderType, contact, area } = book;
  const settings = {
    name,
    place,
    holder,
    note,
    ...(languages && { languages: languagesOf(languages) }),
    ...(holderType && { holderType }),
    ...(contact && { contact }),
    ...(area && { area }),
  };
  await desk.found({ id, type: book.type ?? "neighbourhood", settings, created: secrets.clock().toISOString() });
  return id;

  async function freeSlug(slug: string): Promise<BookId> {
    for (let n = 1; ; n++) {
      const candidate = asBookId(n === 1 ? slug : `${slug}-${n}`);
      if (!(await bookById(engine, candidate))) return candidate;
    }
  }
}

/** Throws "field-wrong" for a municipality. */
export function checkHolder(name: string): void {
  if (isMunicipality(name)) throw new Refusal("field-wrong", { field: "holder", problem: "holder-municipality" });
}

/** The languages a book is offered in, in their own order. Throws "field-wrong" for one there is not, or none at all. */
export function languagesOf(chosen: readonly string[]): readonly Locale[] {
  const wrong = chosen.find((one) => !isLocale(one));
  if (wrong !== undefined || chosen.length === 0)
    throw new Refusal("field-wrong", { field: "languages", problem: "languages", languages: LOCALES.join(", ") });
  return LOCALES.filter((locale) => chosen.includes(locale));
}

const slugOf = (name: string): string =>
  name
    .normalize("NFD")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 50) || "wijk";

export interface Invited {
  readonly name: string;
  readonly type: string;
  readonly side: string;
}

/**
 * Makes room for a party and gives its id. An institution is written down at once; residents name and describe themselves when
 * their first code is used (never 3), so until then only the id exists.
 */
export async function inviteParty(
  { desk, secrets }: Services,
  book: BookId,
  { name, type, side }: Invited,
): Promise<PartyId> {
  const id = secrets.newId() as PartyId;
  await desk.open(book);
  if (side === "residents") return id;
  const by = { party: id, account: "steward" };
  await desk.write(book, {
    kind: "party",
    by,
    id: id as string as EntryId,
    body: { name, type, side: "institution" },
  } as unknown as Draft);
  return id;
}

const PARTY_TYPE: Readonly<Record<HolderType, string>> = {
  foundation: "foundation",
  university: "knowledge",
  association: "other",
  library: "other",
  other: "other",
};

/** The holder as a party of its book, written down the first time it is asked for: it stands on the side of institutions. */
export async function holderOf({ desk, secrets }: Services, book: BookId): Promise<PartyId> {
  const { record, register } = await desk.open(book);
  if (register.holder !== undefined) return register.holder;
  const { holder: name, holderType = "other" } = record.settings;
  const body = { name, type: PARTY_TYPE[holderType], side: "institution", holder: true };
  const by = { party: KEEPER, account: KEEPER };
  const { id } = await desk.write(book, { kind: "party", by, id: secrets.newId(), body } as unknown as Draft);
  return id as string as PartyId;
}
