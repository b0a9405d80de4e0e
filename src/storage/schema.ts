/** One change of the tables; once it has been on main it is never altered again. */
export interface Step {
  /** For both engines: tables, indexes, and columns that may be null or have a default, so that an older backup can be put back. */
  readonly statements: readonly string[];
  readonly postgres?: readonly string[];
}

/**
 * Book tables are keyed by `book` first and every unique key holds it; account tables are keyed by their own; no query joins the two.
 * Times are ISO 8601 text in UTC. The same text for both engines.
 */
const FIRST: Step = {
  statements: [
    `CREATE TABLE IF NOT EXISTS book (
    book TEXT NOT NULL PRIMARY KEY, type TEXT NOT NULL, settings TEXT NOT NULL, created TEXT NOT NULL)`,
    `CREATE TABLE IF NOT EXISTS entry (
    book TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, text TEXT NOT NULL,
    salt TEXT NOT NULL, commitment TEXT NOT NULL, link TEXT NOT NULL, PRIMARY KEY (book, seq))`,
    `CREATE UNIQUE INDEX IF NOT EXISTS entry_id ON entry (book, id)`,
    `CREATE TABLE IF NOT EXISTS look (
    book TEXT NOT NULL, id TEXT NOT NULL, party TEXT NOT NULL, looker TEXT NOT NULL, unit TEXT NOT NULL, page TEXT NOT NULL,
    at TEXT NOT NULL, PRIMARY KEY (book, id))`,
    `CREATE INDEX IF NOT EXISTS look_party ON look (book, party, at)`,
    `CREATE TABLE IF NOT EXISTS mapping (
    book TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (book, name))`,
    `CREATE TABLE IF NOT EXISTS cube (
    book TEXT NOT NULL, year INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (book, year))`,
    `CREATE TABLE IF NOT EXISTS account (account TEXT NOT NULL PRIMARY KEY, created TEXT NOT NULL, steward INTEGER NOT NULL)`,
    `CREATE TABLE IF NOT EXISTS membership (
    account TEXT NOT NULL, book TEXT NOT NULL, party TEXT NOT NULL, role TEXT NOT NULL, unit TEXT NOT NULL, pseudonym TEXT NOT NULL,
    PRIMARY KEY (account, book, party))`,
    `CREATE TABLE IF NOT EXISTS code (
    hash TEXT NOT NULL PRIMARY KEY, purpose TEXT NOT NULL, book TEXT NOT NULL, party TEXT NOT NULL, maker TEXT NOT NULL, made TEXT NOT NULL,
    expires TEXT NOT NULL, used TEXT)`,
    `CREATE TABLE IF NOT EXISTS session (
    hash TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL, csrf TEXT NOT NULL, made TEXT NOT NULL, expires TEXT NOT NULL)`,
    `CREATE INDEX IF NOT EXISTS session_account ON session (account)`,
    `CREATE TABLE IF NOT EXISTS attempt (
    name TEXT NOT NULL, slot TEXT NOT NULL, tries INTEGER NOT NULL, PRIMARY KEY (name, slot))`,
  ],
  // Planner statistics keep samples of values, also of erased ones: none are kept of the words.
  postgres: ["ALTER TABLE entry ALTER COLUMN text SET STATISTICS 0"],
};

/** What residents count for themselves, outside any book. */
const TAPS: Step = {
  statements: [
    `CREATE TABLE IF NOT EXISTS tap (
    book TEXT NOT NULL, party TEXT NOT NULL, id TEXT NOT NULL, asker TEXT NOT NULL, day TEXT NOT NULL, made TEXT NOT NULL, entry TEXT,
    PRIMARY KEY (book, party, id))`,
  ],
};

/** Sessions whose secret is replaced while they are in use, and that their owner sees and ends. */
const SESSIONS: Step = {
  statements: [
    "ALTER TABLE session ADD COLUMN id TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE session ADD COLUMN ends TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE session ADD COLUMN seen TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE session ADD COLUMN browser TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE session ADD COLUMN next_hash TEXT",
    "ALTER TABLE session ADD COLUMN next_made TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE session ADD COLUMN previous_hash TEXT",
    "ALTER TABLE session ADD COLUMN rotated TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX session_next ON session (next_hash)",
    "CREATE INDEX session_previous ON session (previous_hash)",
  ],
};

/** What residents wrote about a subject, sealed; the words proposed to say together, and who said yes to them. */
const SEALED_SAYINGS: Step = {
  statements: [
    `CREATE TABLE IF NOT EXISTS sealed_saying (
    book TEXT NOT NULL, subject TEXT NOT NULL, party TEXT NOT NULL, text TEXT NOT NULL, made TEXT NOT NULL,
    PRIMARY KEY (book, subject, party))`,
    `CREATE TABLE IF NOT EXISTS proposed_words (
    book TEXT NOT NULL, subject TEXT NOT NULL, id TEXT NOT NULL, text TEXT NOT NULL, audience TEXT NOT NULL, party TEXT NOT NULL,
    account TEXT NOT NULL, made TEXT NOT NULL, PRIMARY KEY (book, subject))`,
    `CREATE TABLE IF NOT EXISTS words_yes (
    book TEXT NOT NULL, subject TEXT NOT NULL, party TEXT NOT NULL, PRIMARY KEY (book, subject, party))`,
  ],
  // No samples of values are kept of the words, as of entries.
  postgres: [
    "ALTER TABLE sealed_saying ALTER COLUMN text SET STATISTICS 0",
    "ALTER TABLE proposed_words ALTER COLUMN text SET STATISTICS 0",
  ],
};

/** The people of a party, for each other; codes that carry a role; and for whom a session writes. */
const PEOPLE: Step = {
  statements: [
    "ALTER TABLE membership ADD COLUMN name TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE membership ADD COLUMN since TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE membership ADD COLUMN number INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX membership_party ON membership (book, party)",
    "ALTER TABLE code ADD COLUMN id TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE code ADD COLUMN role TEXT NOT NULL DEFAULT 'organiser'",
    "ALTER TABLE code ADD COLUMN unit TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE code ADD COLUMN withdrawn TEXT",
    "CREATE INDEX code_party ON code (book, party)",
    "ALTER TABLE session ADD COLUMN chosen TEXT NOT NULL DEFAULT '{}'",
  ],
};

/** Email addresses that people gave to come back with, each with its account only; and the links sent to them. */
const EMAIL: Step = {
  statements: [
    "CREATE TABLE email (account TEXT NOT NULL PRIMARY KEY, address TEXT NOT NULL, confirmed TEXT NOT NULL)",
    "CREATE UNIQUE INDEX email_address ON email (address)",
    `CREATE TABLE mail_link (
    hash TEXT NOT NULL PRIMARY KEY, purpose TEXT NOT NULL, account TEXT NOT NULL, address TEXT NOT NULL, made TEXT NOT NULL,
    expires TEXT NOT NULL)`,
    "CREATE INDEX mail_link_account ON mail_link (account)",
  ],
};

/** Who came in by the sign-in of an institution, known by a hash; and sign-ins under way there. */
const INSTITUTIONS: Step = {
  statements: [
    `CREATE TABLE institution_person (
    hash TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL, institution TEXT NOT NULL, made TEXT NOT NULL)`,
    `CREATE TABLE institution_visit (
    hash TEXT NOT NULL PRIMARY KEY, institution TEXT NOT NULL, state TEXT NOT NULL, nonce TEXT NOT NULL, verifier TEXT NOT NULL,
    expires TEXT NOT NULL)`,
  ],
};

/** Passkeys of accounts, public keys only; and what a device was asked to sign. */
const PASSKEYS: Step = {
  statements: [
    `CREATE TABLE passkey (
    id TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL, public_key TEXT NOT NULL, counter INTEGER NOT NULL, browser TEXT NOT NULL,
    made TEXT NOT NULL, used TEXT NOT NULL)`,
    "CREATE INDEX passkey_account ON passkey (account)",
    "CREATE TABLE passkey_challenge (hash TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL, expires TEXT NOT NULL)",
  ],
};

/** What is reported as misuse, and what was decided on it. */
const REPORTS: Step = {
  statements: [
    `CREATE TABLE IF NOT EXISTS report (
    book TEXT NOT NULL, id TEXT NOT NULL, receipt TEXT NOT NULL, entry TEXT NOT NULL, ground TEXT NOT NULL, words TEXT NOT NULL,
    made TEXT NOT NULL, opened TEXT, verdict TEXT, reason TEXT NOT NULL, decided TEXT, asker TEXT, judge TEXT, second TEXT,
    second_reason TEXT NOT NULL, second_decided TEXT, PRIMARY KEY (book, id))`,
    "CREATE INDEX IF NOT EXISTS report_receipt ON report (receipt)",
  ],
  postgres: ["ALTER TABLE report ALTER COLUMN words SET STATISTICS 0"],
};

/** How often a code that works many times was used. */
const POSTERS: Step = { statements: ["ALTER TABLE code ADD COLUMN uses INTEGER NOT NULL DEFAULT 0"] };

/** What the institution says of somebody holds in sessions that came by its sign-in; and who was taken out by the people there. */
const INSTITUTION_PLACES: Step = {
  statements: [
    "ALTER TABLE membership ADD COLUMN given INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE session ADD COLUMN institution INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE institution_person ADD COLUMN checked TEXT NOT NULL DEFAULT ''",
    "CREATE TABLE taken_out (account TEXT NOT NULL, book TEXT NOT NULL, party TEXT NOT NULL, PRIMARY KEY (account, book, party))",
  ],
};

/** What the cleaning job did in a book, in numbers; and residents' parties that were silent and have been written to. */
const KEEPING: Step = {
  statements: [
    "CREATE TABLE cleaning (book TEXT NOT NULL, at TEXT NOT NULL, erased INTEGER NOT NULL, nameless INTEGER NOT NULL, PRIMARY KEY (book, at))",
    "CREATE TABLE silent_party (book TEXT NOT NULL, party TEXT NOT NULL, told TEXT NOT NULL, PRIMARY KEY (book, party))",
  ],
};

/** Terms of a book as they were and are, who of its people agreed to which; and books that a steward is starting. */
const TERMS: Step = {
  statements: [
    `CREATE TABLE terms (
    book TEXT NOT NULL, version TEXT NOT NULL, since TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (book, version))`,
    "ALTER TABLE membership ADD COLUMN terms TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE membership ADD COLUMN terms_at TEXT NOT NULL DEFAULT ''",
    "CREATE TABLE founding_draft (account TEXT NOT NULL PRIMARY KEY, text TEXT NOT NULL, made TEXT NOT NULL)",
  ],
};

/** Who wants an overview by mail, how often and in which language; and the links in those mails that stop it. */
const DIGESTS: Step = {
  statements: [
    `CREATE TABLE digest (
    account TEXT NOT NULL PRIMARY KEY, period TEXT NOT NULL, locale TEXT NOT NULL, slot TEXT NOT NULL, told TEXT NOT NULL)`,
    "CREATE TABLE digest_stop (hash TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL, made TEXT NOT NULL)",
    "CREATE INDEX digest_stop_account ON digest_stop (account)",
  ],
};

/** When a second look was asked for: its term runs from there. */
const SECOND_LOOK: Step = { statements: ["ALTER TABLE report ADD COLUMN asked TEXT"] };
/** Photos beside entries, as base64; without an entry it waits for who sent it, under the pseudonym in that book. */
const PHOTOS: Step = {
  statements: [
    `CREATE TABLE photo (
    book TEXT NOT NULL, id TEXT NOT NULL, party TEXT NOT NULL, account TEXT NOT NULL, type TEXT NOT NULL, size INTEGER NOT NULL,
    sha256 TEXT NOT NULL, data TEXT NOT NULL, made TEXT NOT NULL, entry TEXT, PRIMARY KEY (book, id))`,
  ],
  // No samples of values are kept of the bytes, as of words; they are in no way that gets shorter by packing.
  postgres: [
    "ALTER TABLE photo ALTER COLUMN data SET STATISTICS 0",
    "ALTER TABLE photo ALTER COLUMN data SET STORAGE EXTERNAL",
  ],
};

/** Messages at the door of a party, and what was answered. */
const KNOCKS: Step = {
  statements: [
    `CREATE TABLE knock (
    book TEXT NOT NULL, id TEXT NOT NULL, party TEXT NOT NULL, receipt TEXT NOT NULL, knocker TEXT NOT NULL, called TEXT NOT NULL,
    words TEXT NOT NULL, made TEXT NOT NULL, answer TEXT NOT NULL, answered TEXT, more TEXT NOT NULL, more_made TEXT, last TEXT NOT NULL,
    last_made TEXT, PRIMARY KEY (book, id))`,
    "CREATE INDEX knock_party ON knock (book, party)",
    "CREATE INDEX knock_receipt ON knock (receipt)",
  ],
  // No samples of values are kept of the words, as of entries.
  postgres: ["called", "words", "answer", "more", "last"].map(
    (column) => `ALTER TABLE knock ALTER COLUMN ${column} SET STATISTICS 0`,
  ),
};

/** Keys with which programs act for a party, known by their hash; and what of their writes was done under a name they chose. */
const TOKENS: Step = {
  statements: [
    `CREATE TABLE token (
    hash TEXT NOT NULL PRIMARY KEY, id TEXT NOT NULL, account TEXT NOT NULL, book TEXT NOT NULL, party TEXT NOT NULL,
    pseudonym TEXT NOT NULL, name TEXT NOT NULL, scopes TEXT NOT NULL, made TEXT NOT NULL, expires TEXT NOT NULL, used TEXT NOT NULL,
    ended TEXT)`,
    "CREATE INDEX token_party ON token (book, party)",
    `CREATE TABLE written_once (
    token TEXT NOT NULL, key TEXT NOT NULL, print TEXT NOT NULL, entry TEXT NOT NULL, made TEXT NOT NULL, PRIMARY KEY (token, key))`,
  ],
};

/** Of what people are called and where they can be reached no samples of values are kept either. */
const NO_SAMPLES: Step = {
  statements: [],
  postgres: [
    "ALTER TABLE email ALTER COLUMN address SET STATISTICS 0",
    "ALTER TABLE mail_link ALTER COLUMN address SET STATISTICS 0",
    "ALTER TABLE membership ALTER COLUMN name SET STATISTICS 0",
    "ALTER TABLE membership ALTER COLUMN unit SET STATISTICS 0",
    "ALTER TABLE code ALTER COLUMN unit SET STATISTICS 0",
    "ALTER TABLE look ALTER COLUMN unit SET STATISTICS 0",
    "ALTER TABLE report ALTER COLUMN reason SET STATISTICS 0",
    "ALTER TABLE report ALTER COLUMN second_reason SET STATISTICS 0",
  ],
};

/** The day on which an account last came in: what a party is silent by. */
const SEEN: Step = {
  statements: ["ALTER TABLE account ADD COLUMN seen TEXT NOT NULL DEFAULT ''"],
};

/** When somebody said to be 16 or older; empty before that. */
const SIXTEEN: Step = { statements: ["ALTER TABLE account ADD COLUMN sixteen TEXT NOT NULL DEFAULT ''"] };

/** The party that the holder of a book asked for a second look. */
const NAMED: Step = { statements: ["ALTER TABLE report ADD COLUMN named TEXT"] };

/** All steps in order; the database keeps how many of them were done. A change of the tables is one more at the end. */
export const STEPS: readonly Step[] = [
  FIRST,
  TAPS,
  SESSIONS,
  SEALED_SAYINGS,
  PEOPLE,
  EMAIL,
  INSTITUTIONS,
  PASSKEYS,
  REPORTS,
  POSTERS,
  INSTITUTION_PLACES,
  KEEPING,
  TERMS,
  DIGESTS,
  SECOND_LOOK,
  PHOTOS,
  KNOCKS,
  TOKENS,
  NO_SAMPLES,
  SEEN,
  SIXTEEN,
  NAMED,
];
