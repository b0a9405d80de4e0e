import type { Services } from "../../../src/http/services.ts";
import type { EntryId } from "../../../src/register/ids.ts";
import { insertKnock } from "../../../src/storage/knocks.ts";
import { insertLook } from "../../../src/storage/looks.ts";
import { saveMapping } from "../../../src/storage/mappings.ts";
import { insertReport } from "../../../src/storage/reports.ts";
import { putProposal, putSealed } from "../../../src/storage/sealed-sayings.ts";
import { means } from "../book.ts";
import type { LookerName } from "./lookers.ts";
import type { PlantedBook } from "./planted-book.ts";
import type { Way } from "./ways-out.ts";

/** Who gets what stands in a column beside the books, and along which ways. */
interface Row {
  readonly who: readonly LookerName[];
  readonly ways: readonly Way[];
  readonly note: string;
}

/** Every column that holds words of people. In the test they are rosa's, and the department is the city's. */
export const BESIDE: Readonly<Record<string, Row>> = {
  "membership.name": { who: ["rosa"], ways: ["page", "export"], note: "the people of one's own party" },
  "membership.unit": {
    who: ["city", "rosa", "hamza", "third"],
    ways: ["page", "api", "export"],
    note: "the people of one's own party, and whose file that department looked into",
  },
  "look.unit": { who: ["rosa"], ways: ["page", "api", "export"], note: "the residents' party looked at" },
  "token.name": { who: ["rosa"], ways: ["page", "export"], note: "the people of the party the key is of" },
  "code.unit": { who: ["city"], ways: ["page", "export"], note: "the people of the party the code is for" },
  "email.address": { who: ["rosa"], ways: ["page"], note: "the account it belongs to" },
  "mail_link.address": { who: [], ways: [], note: "nobody: it stands in the mail alone" },
  "session.browser": { who: ["rosa"], ways: ["page"], note: "the account it belongs to" },
  "passkey.browser": { who: ["rosa"], ways: ["page"], note: "the account it belongs to" },
  "sealed_saying.text": { who: ["rosa"], ways: ["page", "api", "export"], note: "the party that wrote it" },
  "proposed_words.text": {
    who: ["rosa"],
    ways: ["export"],
    note: "who proposed them; once five parties wrote, those who wrote",
  },
  "report.words": { who: ["steward"], ways: ["page"], note: "the steward, and the party that looks again" },
  "report.reason": {
    who: ["rosa", "steward"],
    ways: ["page", "api", "export"],
    note: "whose entry it is, who reported it, and the steward",
  },
  "knock.called": {
    who: ["rosa"],
    ways: ["page", "api", "export"],
    note: "the party at whose door; who knocked has its number",
  },
  "knock.words": { who: ["rosa"], ways: ["page", "api", "export"], note: "the same" },
  "knock.answer": { who: ["rosa"], ways: ["page", "api", "export"], note: "the same" },
  "knock.more": { who: ["rosa"], ways: ["page", "api", "export"], note: "the same" },
  "knock.last": { who: ["rosa"], ways: ["page", "api", "export"], note: "the same" },
  "report.second_reason": {
    who: ["rosa", "steward", "welfare"],
    ways: ["page", "api", "export"],
    note: "the same, and who looked again",
  },
  "founding_draft.text": { who: ["steward"], ways: ["page"], note: "the steward who is starting a book" },
  "mapping.name": { who: [], ways: [], note: "nobody: what a mapping is called stands in its text" },
  "mapping.text": { who: ["city", "welfare", "steward"], ways: ["form"], note: "who brings in registers" },
};

/** Columns that hold no words: ids, hashes, days, numbers and words of short lists; and what is the book itself. */
export const BARE: Readonly<Record<string, string>> = {
  account: "account created seen sixteen steward",
  attempt: "name slot tries",
  book: "book type settings created",
  cleaning: "book at erased nameless",
  code: "hash purpose book party maker made expires used id role withdrawn uses",
  cube: "book year text",
  digest: "account period locale slot told",
  digest_stop: "hash account made",
  email: "account confirmed",
  founding_draft: "account made",
  entry: "book seq id audience text salt commitment link",
  institution_person: "hash account institution made checked",
  institution_visit: "hash institution state nonce verifier expires",
  knock: "book id party receipt knocker made answered more_made last_made",
  look: "book id party looker page at",
  mail_link: "hash purpose account made expires",
  mapping: "book",
  membership: "account book party role pseudonym since number given terms terms_at",
  passkey: "id account public_key counter made used",
  passkey_challenge: "hash account expires",
  photo: "book id party account type size sha256 data made entry",
  proposed_words: "book subject id audience party account made",
  report: "book id receipt entry ground made opened verdict decided asker judge second second_decided asked named",
  schema_step: "step",
  sealed_saying: "book subject party made",
  session: "hash account csrf made expires id ends seen next_hash next_made previous_hash rotated chosen institution",
  silent_party: "book party told",
  taken_out: "account book party",
  tap: "book party id asker day made entry",
  terms: "book version since text",
  token: "hash id account book party pseudonym scopes made expires used ended",
  words_yes: "book subject party",
  written_once: "token key print entry made",
};

const LATER = "2099-01-01T00:00:00.000Z";
const MADE = "2026-03-01T12:00:00.000Z";

/** Plants words in every such column, once everybody has a session. */
export async function plantBeside({ engine }: Services, planted: PlantedBook): Promise<void> {
  const { book, parties, planter, told } = planted;
  const word = (name: string): string => planter.word(name.split(".")[0] as string, name.split(".")[1] as string);
  const { rosa, city } = parties;
  await engine.query("UPDATE membership SET name = $1 WHERE party = $2", [word("membership.name"), rosa]);
  await engine.query("UPDATE membership SET unit = $1 WHERE party = $2", [word("membership.unit"), city]);
  await engine.query("UPDATE session SET browser = $1 WHERE account = $2", [word("session.browser"), rosa]);
  await engine.query("UPDATE token SET name = $1 WHERE party = $2", [word("token.name"), rosa]);
  const at = { id: means.newId(), at: MADE, page: "/", looker: city };
  await insertLook(engine, book, { ...at, party: rosa, unit: word("look.unit") });
  const code = ["hash", "purpose", book, city, "steward", MADE, LATER, means.newId(), "organiser", word("code.unit")];
  await engine.insert(
    "code",
    ["hash", "purpose", "book", "party", "maker", "made", "expires", "id", "role", "unit"],
    [code],
  );
  await engine.insert(
    "email",
    ["account", "address", "confirmed"],
    [[rosa, `${word("email.address")}@example.org`, MADE]],
  );
  const link = ["hash", "sign-in", rosa, `${word("mail_link.address")}@example.org`, MADE, LATER];
  await engine.insert("mail_link", ["hash", "purpose", "account", "address", "made", "expires"], [link]);
  const key = ["key", rosa, "public", 0, word("passkey.browser"), MADE, MADE];
  await engine.insert("passkey", ["id", "account", "public_key", "counter", "browser", "made", "used"], [key]);
  const subject = {
    book,
    subject: told.find(({ kind, state }) => kind === "rule" && state === "public")?.id as EntryId,
  };
  await putSealed(engine, subject, { party: rosa, text: word("sealed_saying.text"), made: MADE });
  const proposal = {
    id: means.newId() as EntryId,
    audience: "members",
    party: rosa,
    account: "a",
    made: MADE,
  } as const;
  await putProposal(engine, subject, { ...proposal, text: word("proposed_words.text") });
  const entry = told.find(({ kind, state, author }) => kind === "activity" && state === "members" && author === rosa);
  const empty = { opened: null, verdict: null, reason: "", decided: null, asker: null, judge: null };
  const second = { second: null, second_reason: "", second_decided: null, asked: null, named: null };
  const report = {
    book,
    entry: entry?.id as EntryId,
    ground: "insult",
    words: word("report.words"),
    made: MADE,
  } as const;
  await insertReport(engine, { ...report, ...empty, ...second, id: means.newId(), receipt: "one" });
  const decided = {
    words: word("report.words"),
    verdict: "left",
    reason: word("report.reason"),
    decided: MADE,
  } as const;
  const again = { asker: "author", judge: parties.welfare, second: "left", second_decided: MADE } as const;
  const why = { second_reason: word("report.second_reason"), asked: MADE, named: null };
  await insertReport(engine, { ...report, ...empty, ...decided, ...again, ...why, id: means.newId(), receipt: "two" });
  const said = (what: string): string => word(`knock.${what}`);
  const knock = { answer: said("answer"), answered: MADE, more: said("more"), more_made: MADE, last: said("last") };
  await insertKnock(engine, {
    book,
    id: means.newId(),
    party: rosa,
    receipt: "receipt",
    knocker: "",
    made: MADE,
    last_made: MADE,
    ...knock,
    called: said("called"),
    words: said("words"),
  });
  const draft = ["steward", JSON.stringify({ holder: word("founding_draft.text") }), MADE];
  await engine.insert("founding_draft", ["account", "text", "made"], [draft]);
  await saveMapping(engine, book, { name: word("mapping.name"), text: mappingOf(word("mapping.text")) });
}

const mappingOf = (name: string): string => JSON.stringify({ name, source: name, publisher: "", columns: [] });
