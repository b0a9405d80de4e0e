import { heldFor, HOLDER_DAYS } from "../mirror/holder-first.ts";
import { NONE } from "../mirror/columns.ts";
import type { Due } from "../register/dues.ts";
import type { EntryOf } from "../register/entry.ts";
import { type EntryId, KEEPER, type PartyId } from "../register/ids.ts";
import { rootOf, writtenAt } from "../register/register.ts";
import { dayAt } from "../register/term.ts";
import { bookAddress, entryAddress, partyAddress } from "./addresses.ts";
import { capitalised } from "./capitalised.ts";
import { nameOf } from "./components/party-name.tsx";
import type { BookPageContext } from "./context.ts";
import { duesOfOwn } from "./pages/dues.ts";
import { dayRangeText } from "./pages/flags-of.ts";
import { isMoreAsked } from "./pages/more-asked.tsx";
import { type Told, toldAt } from "./pages/reading.ts";
import { waitingFor } from "./pages/waiting.ts";

/** One thing in an overview: what kind of thing, and where to read it. Never what was written. */
export interface DigestLine {
  readonly words: string;
  /** Path on the site. */
  readonly href: string;
}

export interface DigestGroup {
  readonly name: "knocks" | "words" | "waits" | "answers" | "about" | "findings" | "dues";
  readonly lines: readonly DigestLine[];
  /** How many there are beside these. */
  readonly more: number;
}

/** What an overview says for one party in one book. */
export interface DigestPart {
  readonly book: string;
  readonly party: string;
  readonly href: string;
  readonly groups: readonly DigestGroup[];
  /** Entries with a line of their own. */
  readonly named: readonly EntryId[];
  /** Whether any of it is new: what waits already brings no mail. */
  readonly fresh: boolean;
}

const MOST_LINES = 5;
/** So many days before its last day a term is near. */
const NEAR_DAYS = 7;
const DAY = 86_400_000;

export interface DigestAsked {
  /** Up to when news was told: milliseconds since 1970. */
  readonly since: number;
  /** Messages at its door that wait for an answer. */
  readonly knocks: Counted;
  /** Subjects on which words to say together, or a yes to them, wait for it. */
  readonly words: Counted;
}

interface Counted {
  readonly count: number;
  /** Since when the last of them waits: ISO 8601 UTC, or empty. */
  readonly newest: string;
}

/** What is there for the party that looks, as it may be read now. */
export function digestPart(
  context: BookPageContext,
  party: PartyId,
  { since, knocks, words }: DigestAsked,
): DigestPart {
  const { book } = context;
  const isNew = ({ entry }: Told): boolean => Date.parse(entry.at) > since;
  const { requests, about } = waitingFor(context, party);
  const answers = answersTo(context, party, since);
  const other = about.filter(({ row }) => !answers.some((answer) => answer.row === row));
  const fresh = other.filter(isNew);
  const waits = [...requests, ...other.filter((told) => !isNew(told))].toSorted((a, b) => b.row - a.row);
  const dues = duesNear(context);
  const told = { waits, answers, about: fresh };
  const lists = Object.entries(told) as [keyof typeof told, readonly Told[]][];
  const groups = [
    counted(context, "knocks", knocks),
    counted(context, "words", words),
    ...lists.map(([name, all]) => group(name, all, (one) => lineOf(context, party, one))),
    group("findings", findingsOf(context, party), (line) => line),
    group("dues", dues, (due) => dueLine(context, due)),
  ];
  return {
    book: book.name,
    party: nameOf(context, party) ?? "",
    href: bookAddress(book.slug),
    groups: groups.filter(({ lines }) => lines.length > 0),
    named: lists.flatMap(([, all]) => all.slice(0, MOST_LINES).map(({ entry }) => entry.id)),
    fresh:
      [...requests, ...answers, ...fresh].some(isNew) ||
      [knocks, words].some(({ newest }) => Date.parse(newest) > since) ||
      dues.some((due) => cameNear(context, due, since)),
  };
}

/** That something waits, as a number: by whom, on what and with which words is read in the book. */
const COUNTED = {
  knocks: { text: "knocks.waiting", page: "knocks" },
  words: { text: "together.waiting", page: "together" },
} as const;

const counted = ({ texts, book }: BookPageContext, name: keyof typeof COUNTED, { count }: Counted): DigestGroup => {
  const { text, page } = COUNTED[name];
  return group(name, count > 0 ? [count] : [], () => ({
    words: texts.t(text, { count }),
    href: bookAddress(book.slug, page),
  }));
};

const group = <T>(name: DigestGroup["name"], all: readonly T[], line: (one: T) => DigestLine): DigestGroup => ({
  name,
  lines: all.slice(0, MOST_LINES).map(line),
  more: Math.max(0, all.length - MOST_LINES),
});

/** What others answered since on what this party wrote, and what was decided on it; newest first. */
function answersTo(context: BookPageContext, party: PartyId, since: number): readonly Told[] {
  const { register } = context.book;
  const answers: Told[] = [];
  for (let row = register.entries.length - 1; row >= 0; row--) {
    const entry = writtenAt(register, row);
    if (entry && Date.parse(entry.at) <= since) break;
    const told = entry && entry.by.party !== party ? toldAt(context, row) : undefined;
    if (told && isAnswerTo(context, told, party)) answers.push(told);
  }
  return answers;
}

function isAnswerTo({ book: { register } }: BookPageContext, { entry }: Told, party: PartyId): boolean {
  const on =
    entry.kind === "decision"
      ? register.rowOf.get((entry as EntryOf<"decision">).body.on)
      : entry.kind === "reply" || entry.kind === "agreement"
        ? rootOf(register, entry.id)
        : undefined;
  return writtenAt(register, on ?? NONE)?.by.party === party;
}

/** Of a request nobody is named: it can be read first without its name. A tie or a role names nobody either. */
const NAMES_NOBODY: readonly string[] = ["request", "tie", "role"];

function lineOf(context: BookPageContext, party: PartyId, { entry }: Told): DigestLine {
  const { texts, formats, book } = context;
  const { kind, by } = entry;
  const known = by.party !== party && by.party !== KEEPER && !NAMES_NOBODY.includes(kind);
  const name = known ? nameOf(context, by.party) : undefined;
  const what = capitalised(formats.word(kind, "kind"), texts.locale);
  const day = formats.moment(Date.parse(entry.at));
  const words =
    name === undefined
      ? texts.t("digest.line.nobody", { what, day })
      : texts.t("digest.line", { what, name: name, day });
  return { words, href: entryAddress(book.slug, entry.id) };
}

/** What the mirror shows this party of itself, before others: that it is there, without its figures. */
function findingsOf(context: BookPageContext, party: PartyId): readonly DigestLine[] {
  const { texts, formats, book } = context;
  const { view, columns } = book;
  const href = partyAddress(book.slug, party);
  const newest = Math.max(0, ...heldFor(view, view.own).map((row) => columns.at[row] as number));
  const held =
    newest > 0 ? texts.t("digest.findings.held", { day: formats.moment(newest + HOLDER_DAYS * DAY) }) : undefined;
  const asked = isMoreAsked(context, party) ? texts.t("digest.findings.more-asked") : undefined;
  return [
    ...(held === undefined ? [] : [{ words: held, href }]),
    ...(asked === undefined ? [] : [{ words: asked, href: bookAddress(book.slug) }]),
  ];
}

/** The terms of this party that end within a week, the first one first. */
const duesNear = (context: BookPageContext): readonly Due[] =>
  duesOfOwn(context)
    .filter(({ day }) => day.first <= dayAt(context.book.now) + NEAR_DAYS)
    .toSorted((a, b) => a.day.first - b.day.first);

/** Whether it was not near yet, or not there, when news was told last. */
function cameNear({ book: { register } }: BookPageContext, { day, row }: Due, since: number): boolean {
  const written = writtenAt(register, row);
  return day.first > dayAt(since) + NEAR_DAYS || (written !== undefined && Date.parse(written.at) > since);
}

function dueLine(context: BookPageContext, { name, day, row }: Due): DigestLine {
  const { texts, book } = context;
  const entry = writtenAt(book.register, row);
  const root = entry && writtenAt(book.register, rootOf(book.register, entry.id) ?? row);
  const words = texts.t("due.line", { what: texts.t(`due.${name}`), day: dayRangeText(context, day) });
  return { words, href: root ? entryAddress(book.slug, root.id) : bookAddress(book.slug) };
}
