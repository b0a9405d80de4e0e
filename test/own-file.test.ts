import { expect, test } from "vitest";
import type { Draft } from "../src/register/entry.ts";
import type { EntryId, PartyId } from "../src/register/ids.ts";
import { openSqlite } from "../src/storage/sqlite.ts";
import { deskOn, foundBook } from "./support/book.ts";

const source = { name: "Register", date: "2019-01-14", file: "SBA-000001", line: 2 };

async function publishedFile() {
  const engine = await openSqlite(":memory:");
  const desk = deskOn(engine);
  const { book, city, group } = await foundBook(desk, "register", "register");
  const say = async (party: PartyId, kind: Draft["kind"], body: object): Promise<EntryId> =>
    (await desk.write(book, { kind, by: { party, account: "a" }, body } as unknown as Draft)).id;
  const request = await say(city, "request", {
    from: { listed: { key: "A1", name: "St. Een", form: "foundation" } },
    to: city,
    matter: "money",
    source,
  });
  const decision = await say(city, "decision", {
    on: request,
    decider: city,
    outcome: "not-granted",
    amount: 0,
    source,
  });
  return { desk, book, city, group, say, request, decision };
}

test("a party says that a published file is its own, and then tells its decision too", async () => {
  const { desk, book, city, group, say, request, decision } = await publishedFile();
  const own = { from: { party: group }, to: city, matter: "money", versionOf: request };
  const told = { decider: city, outcome: "refused", versionOf: decision };
  await expect(say(group, "decision", { ...told, on: request })).rejects.toMatchObject({ code: "only-about-own-acts" });
  await say(group, "request", own);
  await say(group, "decision", { ...told, on: request });
  const { register } = await desk.open(book);
  expect(register.versions.get(register.rowOf.get(request) as number)).toHaveLength(1);
  expect(register.versions.get(register.rowOf.get(decision) as number)).toHaveLength(1);
});

test("nobody tells a request of two other parties another way", async () => {
  const { city, group, say } = await publishedFile();
  const own = await say(group, "request", { from: { party: group }, to: city, matter: "space" });
  await expect(
    say(city, "request", { from: { party: group }, to: city, matter: "space", versionOf: own }),
  ).resolves.toBeTruthy();
  await expect(
    say(group, "request", { from: { party: group }, to: city, matter: "space", versionOf: own }),
  ).rejects.toMatchObject({ code: "version-of-own-words" });
});
