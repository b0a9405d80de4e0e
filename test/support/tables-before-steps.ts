/** The tables as they were made before steps were counted, word for word; a database of that time must keep working. */
export const TABLES_BEFORE_STEPS = `
CREATE TABLE book (
  book TEXT NOT NULL PRIMARY KEY, type TEXT NOT NULL, settings TEXT NOT NULL, created TEXT NOT NULL);
CREATE TABLE entry (
  book TEXT NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, audience TEXT NOT NULL, text TEXT NOT NULL,
  salt TEXT NOT NULL, commitment TEXT NOT NULL, link TEXT NOT NULL, PRIMARY KEY (book, seq));
CREATE UNIQUE INDEX entry_id ON entry (book, id);
CREATE TABLE look (
  book TEXT NOT NULL, id TEXT NOT NULL, party TEXT NOT NULL, looker TEXT NOT NULL, unit TEXT NOT NULL, page TEXT NOT NULL,
  at TEXT NOT NULL, PRIMARY KEY (book, id));
CREATE INDEX look_party ON look (book, party, at);
CREATE TABLE mapping (
  book TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (book, name));
CREATE TABLE cube (
  book TEXT NOT NULL, year INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (book, year));
CREATE TABLE account (account TEXT NOT NULL PRIMARY KEY, created TEXT NOT NULL, steward INTEGER NOT NULL);
CREATE TABLE membership (
  account TEXT NOT NULL, book TEXT NOT NULL, party TEXT NOT NULL, role TEXT NOT NULL, unit TEXT NOT NULL, pseudonym TEXT NOT NULL,
  PRIMARY KEY (account, book, party));
CREATE TABLE code (
  hash TEXT NOT NULL PRIMARY KEY, purpose TEXT NOT NULL, book TEXT NOT NULL, party TEXT NOT NULL, maker TEXT NOT NULL, made TEXT NOT NULL,
  expires TEXT NOT NULL, used TEXT);
CREATE TABLE session (
  hash TEXT NOT NULL PRIMARY KEY, account TEXT NOT NULL, csrf TEXT NOT NULL, made TEXT NOT NULL, expires TEXT NOT NULL);
CREATE INDEX session_account ON session (account);
CREATE TABLE attempt (
  name TEXT NOT NULL, slot TEXT NOT NULL, tries INTEGER NOT NULL, PRIMARY KEY (name, slot));
INSERT INTO book VALUES ('buurt', 'neighbourhood', '{"name":"Buurt","place":"","holder":"Stichting","note":""}', '2026-01-01T00:00:00.000Z');
INSERT INTO account VALUES ('a', '2026-01-01T00:00:00.000Z', 0);
INSERT INTO membership VALUES ('a', 'buurt', 'p', 'organiser', '', 'x');
INSERT INTO code VALUES ('c', 'party', 'buurt', 'p', 'steward', '2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z', NULL);
INSERT INTO session VALUES ('s', 'a', 'csrf', '2026-01-01T00:00:00.000Z', '2030-01-01T00:00:00.000Z');
`;
