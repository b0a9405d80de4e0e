import { createDesk, type Desk } from "../../src/desk/desk.ts";
import { systemMeans } from "../../src/desk/means.ts";
import { unverified, type Verification, verified, verifyNext } from "../../src/proof/verify.ts";
import type { Draft } from "../../src/register/entry.ts";
import { asBookId, type BookId, type EntryId, type PartyId } from "../../src/register/ids.ts";
import type { BodyOf } from "../../src/register/kinds.ts";
import type { BookType } from "../../src/register/register.ts";
import type { Engine } from "../../src/storage/engine.ts";
import { entriesAfter } from "../../src/storage/entries.ts";

export const means = systemMeans();

/** A desk as a process of its own would have it. */
export const deskOn = (engine: Engine): Desk => createDesk(engine, means);

/** Founds a book with a municipality and an initiative in it. */
export async function foundBook(desk: Desk, name: string, type: BookType = "neighbourhood") {
  const book = asBookId(name);
  const settings = { name, place: "", holder: "Stichting Houder", note: "" };
  await desk.found({ id: book, type, settings, created: means.clock().toISOString() });
  const city = await enter(desk, book, { name: "Gemeente", type: "municipality", side: "institution" });
  const group = await enter(desk, book, { name: "Buurtgroep", type: "initiative", side: "residents" });
  return { book, city, group };
}

export async function enter(
  desk: Desk,
  book: BookId,
  body: Pick<BodyOf<"party">, "name" | "type" | "side"> & Partial<BodyOf<"party">>,
): Promise<PartyId> {
  const id = means.newId() as PartyId;
  const draft = {
    kind: "party",
    id: id as string as EntryId,
    by: { party: id, account: "a" },
    body: { words: "unknown", relay: false, ...body },
  };
  await desk.write(book, draft as Draft);
  return id;
}

/** A claim by a party: the smallest thing that can be written. */
export const claimOf = (party: PartyId, forWhom: string): Draft =>
  ({ kind: "claim", by: { party, account: "a" }, body: { speaker: party, forWhom } }) as unknown as Draft;

export async function verifyBook(engine: Engine, book: BookId): Promise<Verification> {
  let so = unverified();
  for (;;) {
    const rows = await entriesAfter(engine, book, so.entries, 10_000);
    for (const row of rows) so = verifyNext(means.sha256, book, so, row);
    if (rows.length === 0 || so.misfit) return verified(so);
  }
}
