import { afterAll, beforeAll, expect, test } from "vitest";
import { LENSES } from "../src/mirror/mirror.ts";
import type { Draft } from "../src/register/entry.ts";
import type { BookId, EntryId, PartyId } from "../src/register/ids.ts";
import { enter, foundBook } from "./support/book.ts";
import { type Site, startSite } from "./support/site.ts";
import { memberOf, visitor, type Visitor } from "./support/visitor.ts";

/** Never 2: each member of a book tries everything it can fetch, to find out who is tied to whom beyond one step from itself. */

const PLANTED = "geheimeband";
let site: Site;
let book: BookId;
let parties: readonly PartyId[];
const ends = new Map<string, readonly PartyId[]>();
const entries: EntryId[] = [];

beforeAll(async () => {
  site = await startSite();
  const { desk } = site.services;
  const founded = await foundBook(desk, "sterren");
  book = founded.book;
  const welfare = await enter(desk, book, { name: "Welzijn", type: "welfare", side: "institution" });
  const others = await Promise.all(
    ["Tuingroep", "Leestafel", "Zangkoor"].map((name) => enter(desk, book, { name, type: "group", side: "residents" })),
  );
  parties = [founded.city, welfare, founded.group, ...others];
  const say = async (party: PartyId, kind: Draft["kind"], body: object): Promise<void> => {
    entries.push((await desk.write(book, { kind, by: { party, account: "a" }, body } as unknown as Draft)).id);
  };
  for (const [i, from] of parties.entries())
    for (const [j, to] of parties.entries()) {
      if (i >= j || (i + j) % 3 === 0) continue;
      const word = `${PLANTED}${i}met${j}`;
      ends.set(word, [from, to]);
      await say(from, "tie", { from, to, type: (["bridge", "introduced", "works-with"] as const)[j % 3], tone: word });
      if (i < 2) await say(from, "role", { title: `${word}rol`, holder: to, givers: [{ party: from }] });
    }
});
afterAll(() => site.close());

const LISTS = ["", "/parties", "/requests", "/decisions", "/rules", "/mirror", "/cube", "/cube.json", "/cube.csv"];

/** Every address at which something could be learnt, with one lens of each name about every party. */
const addresses = (): readonly string[] => [
  ...LISTS,
  ...LENSES.flatMap(({ name }) =>
    ["", ".json", ".csv"].flatMap((format) => [
      `/mirror/${name}${format}`,
      ...parties.map((party) => `/mirror/${name}${format}?party=${party}&a=${party}`),
    ]),
  ),
  "/mirror/landscape.graphml",
  "/mirror/landscape.gexf",
  ...parties.map((party) => `/parties/${party}`),
  ...entries.map((entry) => `/entries/${entry}`),
];

async function everythingFor(who: Visitor): Promise<string> {
  const pages: string[] = [];
  for (const address of addresses()) pages.push(await who.text(`/b/${book}${address}`));
  return pages.join("\n");
}

test("every member learns of its own ties and of no other, whatever it asks for", async () => {
  for (const party of parties) {
    const all = await everythingFor(await memberOf(site, book, party));
    for (const [word, between] of ends)
      expect([word, new RegExp(`${word}(?!\\d)`).test(all)]).toEqual([word, between.includes(party)]);
  }
});

test("who is not signed in learns of none", async () => {
  expect(await everythingFor(await visitor(site))).not.toContain(PLANTED);
});

test("a graph file holds no arc between two others", async () => {
  for (const party of parties) {
    const who = await memberOf(site, book, party);
    const arcs = (await who.text(`/b/${book}/mirror/landscape.graphml`)).match(/<edge [^>]*>/g) ?? [];
    expect(arcs.length).toBeGreaterThan(0);
    const nodes = [...(await who.text(`/b/${book}/mirror/landscape.graphml`)).matchAll(/<node id="([^"]+)"/g)];
    expect(nodes.length).toBeLessThanOrEqual(parties.length);
    const touching = [...ends.values()].filter((pair) => pair.includes(party)).length;
    expect(arcs.length).toBeLessThanOrEqual(touching * 2);
  }
});
