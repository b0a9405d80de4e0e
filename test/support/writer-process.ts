import { openEngine } from "../../src/storage/open.ts";
import { asBookId, type PartyId } from "../../src/register/ids.ts";
import { claimOf, deskOn } from "./book.ts";

// A process that writes without end and says each entry that was acknowledged; made to be killed.
const [url = "", file = "", book = "", party = ""] = process.argv.slice(2);
const desk = deskOn(await openEngine({ url: url || undefined, file }));
for (let n = 0; ; n += 8) {
  const drafts = Array.from({ length: 8 }, (_, i) => claimOf(party as PartyId, `claim ${n + i}`));
  const receipts = await Promise.all(drafts.map((draft) => desk.write(asBookId(book), draft)));
  process.stdout.write(receipts.map(({ id }) => `${id}\n`).join(""));
}
