import fc from "fast-check";
import { expect, test } from "vitest";
import { bookLine } from "../src/exchange/book-lines.ts";
import { LENSES } from "../src/mirror/mirror.ts";
import { type Audience, AUDIENCES, narrowest, rankOf } from "../src/register/audience.ts";
import type { Draft, Entry, EntryOf } from "../src/register/entry.ts";
import { asBookId, type EntryId, type PartyId } from "../src/register/ids.ts";
import type { Viewer } from "../src/register/reading.ts";
import { continued, idOf, randomBook, type RandomBook } from "./support/random-book.ts";
import { type Reader, readerOf, siteWith } from "./support/still-site.ts";

/**
 * Never 2, over random books: each member, the steward and a passer-by try everything they can fetch, to find out who is tied to
 * whom, who brought whom in and who gave whom a role beyond one step from themselves. That nothing else differs either, byte for
 * byte, is held by only-what-you-may-read.test.ts.
 */
const BOOK = asBookId("random");
const SEED = 20_261_125;

type Star = EntryOf<"tie"> | EntryOf<"role">;
const isStar = (entry: Entry): entry is Star => entry.kind === "tie" || entry.kind === "role";
const endsOf = (star: Star): readonly PartyId[] =>
  star.kind === "tie"
    ? [star.body.from, star.body.to]
    : [star.body.holder, ...star.body.givers.map(({ party }) => party)];

/** A tie or role between two of the six parties, and what is then said about who may read it. */
const stars = fc.array(
  fc.record({
    ends: fc.tuple(fc.nat(5), fc.nat(5)).filter(([one, other]) => one !== other),
    by: fc.nat(1),
    kind: fc.constantFrom("tie", "introduced", "role"),
    /** By the author, or the other end: agrees, takes that back, publishes or narrows. */
    after: fc.array(fc.tuple(fc.constantFrom("author", "other"), fc.constantFrom("yes", "no", ...AUDIENCES)), {
      maxLength: 4,
    }),
    /** As it is meant: the other end agrees, of a role it publishes, and the author publishes. */
    published: fc.option(fc.constantFrom("members", "public")),
  }),
  { minLength: 6, maxLength: 10 },
);
type Told = (typeof stars extends fc.Arbitrary<infer T> ? T : never)[number];

const wordOf = (id: EntryId): string => `geheim${id.replace("entry-", "")}einde`;

function withStars(book: RandomBook, told: readonly Told[]): RandomBook {
  return told.reduce((so, { ends, by, kind, after, published }) => {
    const [one, other] = ends.map((i) => so.parties[i]) as [PartyId, PartyId];
    const [author, partner] = by === 0 ? [one, other] : [other, one];
    const id = idOf(so.log.length);
    const body =
      kind === "role"
        ? { title: wordOf(id), holder: one, givers: [{ party: other }] }
        : { from: one, to: other, type: kind === "tie" ? "bridge" : kind, tone: wordOf(id) };
    const say = (party: PartyId, what: string, named: object): Draft =>
      ({ kind: what, by: { party, account: "a" }, body: { target: id, ...named } }) as unknown as Draft;
    const answers = after.map(([who, word]) =>
      word === "yes" || word === "no"
        ? say(who === "author" ? author : partner, "agreement", { agrees: word === "yes" })
        : say(who === "author" ? author : partner, "publication", { audience: word }),
    );
    const open =
      published === null
        ? []
        : [
            kind === "role"
              ? say(partner, "publication", { audience: "public" })
              : say(partner, "agreement", { agrees: true }),
            say(author, "publication", { audience: published }),
          ];
    return continued(so, [
      { kind: kind === "role" ? "role" : "tie", by: { party: author, account: "a" }, body } as unknown as Draft,
      ...answers,
      ...open,
    ]);
  }, book);
}

/** How wide a star may be read, worked out from the rule in words: what its author said last, within what every other end said last. */
function widthOf(star: Star, log: readonly Entry[]): Audience {
  const last = (party: PartyId): Audience =>
    log.reduce<Audience>((so, entry) => {
      if (entry.kind === "erased" || entry.by.party !== party) return so;
      if (entry.kind === "publication" && entry.body.target === star.id) return entry.body.audience;
      if (entry.kind === "agreement" && entry.body.target === star.id)
        return !entry.body.agrees ? "concerned" : star.kind === "role" ? so : "public";
      return so;
    }, "concerned");
  const own =
    log.some(({ id, audience }) => id === star.id && audience === "own") &&
    !log.some(
      (entry) => entry.kind === "publication" && entry.body.target === star.id && entry.by.party === star.by.party,
    );
  return endsOf(star)
    .map(last)
    .reduce(narrowest, own ? "own" : last(star.by.party));
}

function mayKnow(star: Star, { party, steward }: Viewer, width: Audience): boolean {
  if (party === star.by.party) return true;
  if (party !== undefined && endsOf(star).includes(party)) return rankOf(width) >= rankOf("concerned");
  return rankOf(width) >= rankOf(party !== undefined || steward ? "members" : "public");
}

const LISTS = [
  "",
  "/parties",
  "/rules",
  "/mirror",
  "/cube.csv",
  "/record/comparison",
  "/mirror/landscape.graphml",
  "/mirror/landscape.gexf",
];

/** Every address at which something could be learnt; pages where they name what a finding's data does not. */
function addressesIn({ parties, log }: RandomBook): readonly string[] {
  const [one, other] = [parties[0], parties[3]];
  return [
    ...LISTS,
    ...LENSES.flatMap(({ name }) => [
      `/mirror/${name}.json`,
      `/mirror/${name}.json?party=${one}&a=${one}`,
      `/mirror/${name}.json?party=${other}&a=${other}`,
      `/mirror/${name}.csv?party=${one}`,
    ]),
    ...["landscape", "loops", "oil-stain", "balance"].map((name) => `/mirror/${name}?party=${one}`),
    ...parties.map((party) => `/parties/${party}`),
    ...log.filter(isStar).map(({ id }) => `/entries/${id}`),
  ];
}

/** What of the stars stands in anything this viewer can get; a refusal names the id in its own address and nothing else. */
async function namedTo(reader: Reader, book: RandomBook): Promise<ReadonlySet<EntryId>> {
  const found = new Set<EntryId>();
  const all = book.log.filter(isStar);
  for (const address of addressesIn(book)) {
    const response = await reader.get(`/b/${BOOK}${address}`);
    const text = `${[...response.headers].join()} ${await response.text()}`;
    expect([address, response.status < 500]).toEqual([address, true]);
    for (const { id } of all)
      if (text.includes(wordOf(id)) || (!address.includes(id) && text.includes(id))) found.add(id);
    const [, asked] = /^\/entries\/(.*)$/.exec(address) ?? [];
    if (asked !== undefined && response.status === 200) found.add(asked as EntryId);
  }
  return found;
}

test(`who is no end of a tie, introduction or role learns of it only when every end agreed and its author published (seed ${SEED})`, async () => {
  const seen = { own: 0, open: 0, shut: 0 };
  await fc.assert(
    fc.asyncProperty(fc.nat(), stars, async (seed, told) => {
      const book = withStars(randomBook(seed, 25, "neighbourhood"), told);
      const now = new Date(book.end + 30 * 86_400_000);
      const site = await siteWith({ id: BOOK, type: book.type, entries: book.log }, now);
      const { register } = await site.desk.open(BOOK);
      for (const viewer of [{}, { steward: true as const }, ...book.parties.map((party) => ({ party }))]) {
        const found = await namedTo(await readerOf(site, BOOK, viewer), book);
        for (const star of book.log.filter(isStar)) {
          const may = mayKnow(star, viewer, widthOf(star, book.log));
          const exported =
            bookLine(register, register.rowOf.get(star.id) as number, viewer, now.getTime()) !== undefined;
          expect([star.id, viewer, found.has(star.id), exported]).toEqual([star.id, viewer, may, may]);
          seen[!may ? "shut" : "party" in viewer && endsOf(star).includes(viewer.party) ? "own" : "open"]++;
        }
      }
      await site.engine.close();
    }),
    { seed: SEED, numRuns: 4, endOnFailure: true },
  );
  expect(Math.min(seen.own, seen.open, seen.shut)).toBeGreaterThan(10);
});
