import { makeStewardLink } from "../src/http/codes.ts";
import { foundBook, inviteParty } from "../src/http/founding.ts";
import { setTerms } from "../src/http/terms.ts";
import type { Draft } from "../src/register/entry.ts";
import { asBookId, asEntryId, type BookId, type EntryId, KEEPER, type PartyId } from "../src/register/ids.ts";
import type { Photo } from "../src/register/photo.ts";
import { insertPhoto } from "../src/storage/photos.ts";
import { LOCALES, type Locale, textsIn } from "../src/web/texts.ts";
import { type Neighbourhood, startNeighbourhood } from "../test/browser/support/neighbourhood.ts";
import { enter, means } from "../test/support/book.ts";
import { type Line, ONE_OF_EACH_KIND } from "../test/support/one-of-each-kind.ts";
import { PNG } from "../test/support/photos.ts";
import { type Visitor, visitor } from "../test/support/visitor.ts";

/** Who looks; of a book in which something of every kind stands, and of one in which nothing was written yet. A newcomer has a code only. */
export const WHO = [
  "nobody",
  "newcomer",
  "residents",
  "institution",
  "steward",
  "residents-empty",
  "institution-empty",
] as const;
export type Who = (typeof WHO)[number];

/** A site with the samples, a book in which something of every kind stands, and an empty one. */
export interface Town {
  readonly site: Neighbourhood;
  /** From where links are followed. */
  readonly starts: Readonly<Record<Who, readonly string[]>>;
  /** Every entry of the full book, as everybody asks for it, also who may not read it. */
  readonly entries: readonly string[];
  /** Somebody of each, with a code of their own for each language. */
  as(who: Who, lang: Locale): Visitor;
}

const FULL = asBookId("vol");
const ROSA = idOf("rosa") as string as PartyId;
const CITY = idOf("city") as string as PartyId;
function idOf(name: string): EntryId {
  const line = ONE_OF_EACH_KIND.find(({ id }) => id.startsWith(`${name}-0`));
  return line?.id ?? asEntryId(name);
}

export async function startTown(): Promise<Town> {
  const site = await startNeighbourhood();
  const { door, rude } = await fill(site);
  const { book, party } = await invited(site);
  const code: Readonly<Record<Who, () => Promise<string | undefined>>> = {
    nobody: () => Promise.resolve(undefined),
    newcomer: () => site.code(book, party),
    residents: () => site.code(FULL, ROSA),
    institution: () => site.code(FULL, CITY),
    steward: () => makeStewardLink(site.services.engine, site.services.secrets),
    "residents-empty": () => site.code(site.book, site.group),
    "institution-empty": () => site.code(site.book, site.city),
  };
  const visitors = new Map<string, Visitor>();
  for (const who of WHO)
    for (const lang of LOCALES) visitors.set(`${who} ${lang}`, await visitor(site, await code[who](), lang));
  return {
    site,
    starts: startsIn({ empty: site.book, agreed: book, door }),
    entries: [rude, ...ONE_OF_EACH_KIND.map(({ id }) => id)].map((id) => `/b/${FULL}/entries/${id}`),
    as: (who, lang) => visitors.get(`${who} ${lang}`) as Visitor,
  };
}

/** A book with terms, to which somebody has not said yes yet. */
async function invited({ services }: Neighbourhood): Promise<{ readonly book: BookId; readonly party: PartyId }> {
  const book = await foundBook(services, { name: "Boek met afspraken", place: "Utrecht", holder: "Stichting Houder" });
  const terms = LOCALES.map((locale) => {
    const { t } = textsIn(locale).plain;
    const named = { book: "Boek met afspraken", holder: "Stichting Houder" };
    return [locale, { rules: t("terms.ready.rules", named), arrangement: t("terms.ready.arrangement", named) }];
  });
  await setTerms(services, book, Object.fromEntries(terms));
  return { book, party: await inviteParty(services, book, { name: "", type: "initiative", side: "residents" }) };
}

async function fill({ services }: Neighbourhood): Promise<{ readonly door: PartyId; readonly rude: EntryId }> {
  const { desk } = services;
  const settings = { name: "Boek van alles", place: "Utrecht", holder: "Stichting Houder", note: "" };
  await desk.found({ id: FULL, type: "neighbourhood", settings, created: means.clock().toISOString() });
  for (const line of ONE_OF_EACH_KIND)
    await desk.write(FULL, { ...(await withOwnPhoto(services, line)) } as unknown as Draft);
  const open = { name: "Open huis", type: "group", side: "residents", relay: true } as const;
  const door = await enter(desk, FULL, open);
  const by = { party: ROSA, account: "a" };
  const write = async (draft: object): Promise<EntryId> => (await desk.write(FULL, draft as unknown as Draft)).id;
  await write({ kind: "claim", by, body: { speaker: ROSA, forWhom: "wij" } });
  const rude = await write({ kind: "claim", by, body: { speaker: ROSA, forWhom: "x" } });
  const hiding = { target: rude, hidden: true, ground: "insult", why: "Dit gaat over een mens." };
  await write({ kind: "hiding", by: { party: KEEPER, account: "steward" }, body: hiding });
  return { door, rude };
}

/** Beside each entry that tells of a photo lies one of its own. */
async function withOwnPhoto({ engine }: Neighbourhood["services"], line: Line): Promise<Line> {
  const { photo } = line.body as { readonly photo?: Photo };
  if (photo === undefined) return line;
  const own = { ...photo, id: line.id as string };
  await insertPhoto(
    engine,
    FULL,
    { ...own, ...line.by, made: means.clock().toISOString(), entry: null },
    Buffer.from(PNG).toString("base64"),
  );
  return { ...line, body: { ...line.body, photo: own } };
}

interface Places {
  readonly empty: BookId;
  readonly agreed: BookId;
  readonly door: PartyId;
}

function startsIn({ empty, agreed, door }: Places): Town["starts"] {
  const full = (...paths: readonly string[]): readonly string[] => paths.map((path) => `/b/${FULL}${path}`);
  const bare = (...paths: readonly string[]): readonly string[] => paths.map((path) => `/b/${empty}${path}`);
  const own = ["", "/record", "/looks", "/file", "/knocks"];
  return {
    nobody: [
      "/",
      "/report",
      "/knock",
      "/sign-in/mail",
      "/b/oefenwijk",
      "/b/oefenwijk/gallery",
      "/b/rosa-en-hamza",
      ...full(""),
      ...bare(""),
    ],
    newcomer: [`/b/${agreed}/terms`],
    residents: [
      ...full(...own, "/tally/kept", `/parties/${door}/knock`, `/together/${idOf("rule")}`),
      ...full(`/entries/${idOf("rule")}/report`, `/entries/${idOf("claim")}/card`),
      "/account",
    ],
    institution: full("", "/record", "/looks"),
    steward: ["/steward", ...full("", `/parties/${ROSA}/refuse`), ...bare("")],
    "residents-empty": bare(...own),
    "institution-empty": bare("", "/record", "/looks"),
  };
}
