import { hash } from "node:crypto";
import { unseal } from "../../proof/seal.ts";
import { unverified, type Verification, verified, verifyNext } from "../../proof/verify.ts";
import type { BookId } from "../../register/ids.ts";
import { photoIn } from "../../register/photo.ts";
import type { SealedEntry } from "../../register/sealed.ts";
import type { Sha256 } from "../../proof/seal.ts";
import { books } from "../../storage/books.ts";
import type { Queries } from "../../storage/engine.ts";
import { entriesAfter } from "../../storage/entries.ts";
import { photoData } from "../../storage/photos.ts";
import { type Command, EXIT, optional } from "../command.ts";
import { erasedEntries, erasedFile, erasedIn } from "../../http/erased-list.ts";
import { bookNamed, withInstallation } from "../installation.ts";

/** Checks that nothing in a book was altered, entry by entry, and names the first entry that does not fit. */
export const verifyCommand: Command = {
  name: "verify",
  words: [],
  options: { book: { type: "string" } },
  run: (call) =>
    withInstallation(call, async (services) => {
      const { terminal, texts, interrupted } = call;
      const name = optional(call, "book");
      const chosen = name === undefined ? await books(services.engine) : [await bookNamed(services, name)];
      const elsewhere = erasedEntries(erasedIn(erasedFile(services.settings)));
      let fits = true;
      for (const { id, settings } of chosen) {
        const tell = (so: Verification): void => {
          interrupted.throwIfAborted();
          terminal.progress(texts.t("cli.verify.progress", { entries: so.entries, name: settings.name }));
        };
        const so = await verifyBook({ queries: services.engine, sha256: services.secrets.sha256 }, id, tell);
        const checked = verified(so, elsewhere);
        terminal.print(texts.t(...told(settings.name, checked)));
        fits &&= checked.misfit === undefined;
      }
      if (chosen.length === 0) terminal.print(texts.t("cli.verify.none"));
      return fits ? EXIT.done : EXIT.refused;
    }),
};

interface Means {
  readonly queries: Queries;
  readonly sha256: Sha256;
}

const PAGE = 5000;

/** Checks a book as it lies in the database, from its first entry on. `tell` is called now and then. */
export async function verifyBook(
  { queries, sha256 }: Means,
  book: BookId,
  tell: (so: Verification) => void,
): Promise<Verification> {
  let so = unverified();
  for (;;) {
    const rows = await entriesAfter(queries, book, so.entries, PAGE);
    for (const row of rows) {
      so = verifyNext(sha256, book, so, row);
      if (!so.misfit && !(await photoFits(queries, book, row)))
        so = { ...so, misfit: { seq: row.seq, id: row.id, why: "photo" } };
    }
    if (rows.length < PAGE || so.misfit) return so;
    tell(so);
  }
}

/** Whether the photo that an entry names lies there with the bytes it had; only entries that name one are read for it. */
async function photoFits(queries: Queries, book: BookId, row: SealedEntry): Promise<boolean> {
  if (!row.text.includes('"photo":{')) return true;
  const entry = unseal(row);
  const photo = entry.kind === "erased" ? undefined : photoIn(entry.kind, entry.body);
  if (photo === undefined) return true;
  const data = await photoData(queries, book, photo.id);
  return data !== undefined && hash("sha256", Buffer.from(data, "base64"), "hex") === photo.sha256;
}

function told(
  name: string,
  { entries, erased, link, misfit }: Verification,
): [string, Record<string, string | number>] {
  if (misfit) return ["cli.verify.misfit", { name, ...misfit }];
  return ["cli.verify.fits", { name, entries, erased, link }];
}
