import { bookLine } from "../../exchange/book-lines.ts";
import type { OpenBook } from "../../desk/open-book.ts";
import { NOBODY, type Viewer } from "../../register/reading.ts";
import type { BookId, PartyId } from "../../register/ids.ts";
import type { Queries } from "../../storage/engine.ts";
import { entriesAfter } from "../../storage/entries.ts";
import { termsBy } from "../../storage/terms.ts";
import { photoData, photosIn } from "../../storage/photos.ts";
import type { Services } from "../../http/services.ts";
import { type Call, type Command, EXIT, optional, required, WrongUse } from "../command.ts";
import { bookNamed, partyNamed, withInstallation } from "../installation.ts";

/** Prints a book as lines of JSON: what everybody may read, what one party may read, or for its holder all of it. */
export const exportCommand: Command = {
  name: "export",
  words: [],
  options: { book: { type: "string" }, as: { type: "string" }, all: { type: "boolean" } },
  run: async (call) => {
    const [name, as] = [required(call, "book"), optional(call, "as")];
    if (call.values.all && as !== undefined) throw new WrongUse("cli.export.all-or-as");
    await withInstallation(call, async (services) => {
      const open = await services.desk.open((await bookNamed(services, name)).id);
      if (call.values.all) return printWhole(call, services, open);
      return printReadable(call, services, open, as === undefined ? NOBODY : { party: partyNamed(open.register, as) });
    });
    return EXIT.done;
  },
};

/** Lines printed between two looks at whether somebody interrupts. */
const PAGE = 5000;

async function printReadable(
  call: Call,
  { secrets, engine }: Services,
  { register, record }: OpenBook,
  viewer: Viewer,
): Promise<void> {
  const now = secrets.clock().getTime();
  for (let row = 0; row < register.entries.length; row++) {
    const line = bookLine(register, row, viewer, now);
    if (line !== undefined) call.terminal.print(JSON.stringify(line));
    if (row % PAGE === 0) await breath(call);
  }
  // No photos of others in one file.
  if (viewer.party !== undefined) await printPhotos(call, engine, { book: record.id, party: viewer.party });
}

/** As the entries lie in the database, so that whoever has the file can verify the chain. */
async function printWhole(call: Call, { engine }: Services, { record }: OpenBook): Promise<void> {
  call.terminal.print(
    JSON.stringify({ book: record.id, type: record.type, ...record.settings, created: record.created }),
  );
  const terms = await termsBy(engine, record.id, record.settings.terms ?? "");
  if (terms) call.terminal.print(JSON.stringify({ terms: terms.version, since: terms.since, text: terms.text }));
  for (let after = 0; ;) {
    const rows = await entriesAfter(engine, record.id, after, PAGE);
    for (const row of rows) call.terminal.print(JSON.stringify(row));
    after = rows.at(-1)?.seq ?? after;
    await breath(call);
    if (rows.length < PAGE) break;
  }
  await printPhotos(call, engine, { book: record.id });
}

/** After the entries, a line per photo: whose hash stands in its entry, with the bytes in base64. */
async function printPhotos(
  call: Call,
  queries: Queries,
  { book, party }: { readonly book: BookId; readonly party?: PartyId },
): Promise<void> {
  for (const { id, type, sha256, entry, party: whose } of await photosIn(queries, book)) {
    if (party !== undefined && whose !== party) continue;
    call.terminal.print(JSON.stringify({ photo: id, entry, type, sha256, data: await photoData(queries, book, id) }));
    await breath(call);
  }
}

/** Lets a signal come in. */
async function breath({ interrupted }: Call): Promise<void> {
  await new Promise(setImmediate);
  interrupted.throwIfAborted();
}
