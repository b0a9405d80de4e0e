import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApp } from "../src/http/app.tsx";
import { clean } from "../src/http/cleaning.ts";
import type { Draft } from "../src/register/entry.ts";
import { asEntryId, type BookId, type EntryId, KEEPER, type PartyId } from "../src/register/ids.ts";
import { looksInto } from "../src/storage/looks.ts";
import { insertPhoto, photosIn } from "../src/storage/photos.ts";
import { reportsIn } from "../src/storage/reports.ts";
import { enter, foundBook } from "./support/book.ts";
import { JPEG, OTHER_FILES, PLANTED, PNG, talkingJpeg } from "./support/photos.ts";
import { run } from "./support/program.ts";
import { type Site, startSite } from "./support/site.ts";
import { readerOf } from "./support/still-site.ts";
import { memberOf, type Visitor, visitor } from "./support/visitor.ts";

/** One photo of a letter beside an entry: kept bare, read where the entry is read, in the chain, and gone with it. */

let site: Site;
let book: BookId;
let city: PartyId;
let group: PartyId;
let other: PartyId;
let request: EntryId;
let who: Record<"group" | "city" | "other" | "welfare" | "nobody", Visitor>;
const restored = mkdtempSync(path.join(tmpdir(), "wijkspiegel-photo-"));

beforeAll(async () => {
  site = await startSite({ PHOTO_MB: "1" });
  ({ book, city, group } = await foundBook(site.services.desk, "buurt"));
  other = await enter(site.services.desk, book, { name: "Tuingroep", type: "group", side: "residents" });
  const care = { name: "Welzijn", type: "welfare", side: "institution" } as const;
  const welfare = await enter(site.services.desk, book, care);
  request = await write(group, "request", { from: { party: group }, to: city, matter: "space", what: "De zaal" });
  who = {
    group: await memberOf(site, book, group),
    city: await memberOf(site, book, city),
    other: await memberOf(site, book, other),
    welfare: await memberOf(site, book, welfare),
    nobody: await visitor(site),
  };
});
afterAll(async () => {
  await site.close();
  rmSync(restored, { recursive: true, force: true });
});

const write = async (party: PartyId, kind: Draft["kind"], body: object): Promise<EntryId> =>
  (await site.services.desk.write(book, { kind, by: { party, account: "a" }, body } as unknown as Draft)).id;

const file = (bytes: Uint8Array): Blob => new Blob([Uint8Array.from(bytes)], { type: "image/jpeg" });
const PHOTO = { "photo.alt": "Brief van de gemeente", "photo.may": "yes" };
const decided = () => ({
  on: request,
  decider: city,
  outcome: "refused",
  "reason.form": "written",
  "reason.text": "Geen plaats",
});
const post = (by: keyof typeof who, kind: string, fields: Readonly<Record<string, string | Blob>>) =>
  who[by].post(`/b/${book}/record/${kind}`, fields);

/** Writes a decision with a photo by the group; gives its page and the address of the photo. */
async function shown(bytes: Uint8Array, more: Readonly<Record<string, string>> = {}) {
  const answer = await post("group", "decision", { ...decided(), ...PHOTO, photo: file(bytes), ...more });
  expect(answer.status).toBe(303);
  const page = answer.headers.get("location") as string;
  return { page, id: asEntryId(page.split("/").at(-1) as string), photo: await photoOn("group", page) };
}
const photoOn = async (by: keyof typeof who, page: string): Promise<string> =>
  /<img src="([^"]+)"/.exec(await who[by].text(page))?.[1] ?? "";
/** The address of a photo is random; of a page that shows none it is empty. */
const statusOf = async (by: keyof typeof who, address: string) => (await who[by].get(address)).status;
const waiting = (text: string) => /name="photo\.id" value="([^"]+)"/.exec(text)?.[1] ?? "";

function lies(words: string | Uint8Array): boolean {
  const folder = site.services.settings.DATA_DIR;
  const files = readdirSync(folder).filter((name) => name.startsWith("wijkspiegel.db"));
  return files.some((name) => readFileSync(path.join(folder, name)).includes(words));
}

test("a photo of a letter stands beside a decision without its place, day or device, and is only a picture", async () => {
  const { page, photo } = await shown(talkingJpeg());
  expect(await who.group.text(page)).toContain("Brief van de gemeente");
  const answer = await who.group.get(photo);
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(JPEG);
  const headers = ["content-type", "content-disposition", "x-content-type-options", "cache-control"];
  expect(headers.map((name) => answer.headers.get(name))).toEqual([
    "image/jpeg",
    "inline",
    "nosniff",
    "private, no-cache",
  ]);
  expect(answer.headers.get("content-security-policy")).toContain("sandbox");
  expect(lies(PLANTED)).toBe(false);
  const { out } = await run(["export", "--book", "buurt", "--all"], { DATA_DIR: site.services.settings.DATA_DIR });
  expect([out.includes(PLANTED), out.includes(Buffer.from(JPEG).toString("base64"))]).toEqual([false, true]);
});

test("each photo of a party goes out with its files, one at a time, and fits in no table", async () => {
  const { id } = await shown(PNG);
  const at = `/b/${book}/parties/${group}/take-out`;
  const bytes = Buffer.from(PNG).toString("base64");
  const lines = (await who.group.text(`${at}/file.jsonl`))
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as object);
  expect(lines).toContainEqual(expect.objectContaining({ what: "photo", entry: id, data: bytes }));
  const photos = lines.filter((line) => "what" in line && line.what === "photo");
  const pictures = (await who.group.text(`${at}/file.html`)).matchAll(/src="data:image\/\w+;base64,([^"]+)"/g);
  expect([...pictures].map(([, data]) => data)).toEqual(photos.map((line) => "data" in line && line.data));
  expect(await who.group.text(`${at}/file.csv`)).not.toContain(bytes);
});

test("it is read by who reads the entry, at the moment they look, and by nobody else", async () => {
  const { id, photo } = await shown(PNG);
  const readers = ["group", "other", "city", "welfare", "nobody"] as const;
  const statuses = () => Promise.all(readers.map((by) => statusOf(by, photo)));
  expect(await statuses()).toEqual([200, 200, 200, 404, 404]);
  expect(await statusOf("group", `${photo}?at=2020-01-01`)).toBe(404);
  const looked = await who.group.text(`/b/${book}/looks`);
  expect(looked).toContain(`/entries/${id}`);
  await write(group, "publication", { target: id, audience: "public" });
  expect(await statuses()).toEqual([200, 200, 200, 200, 200]);
  const why = { hidden: true, ground: "private", why: "Er staat een gezicht op." };
  const hiding = { kind: "hiding", by: { party: KEEPER, account: "steward" }, body: { target: id, ...why } };
  await site.services.desk.write(book, hiding as Draft);
  expect(await statuses()).toEqual([200, 404, 404, 404, 404]);
  // By another entry it is never read, whoever names it.
  expect(await statusOf("group", photo.replace(id, request))).toBe(404);
});

test("who decides on a report sees the photo from the moment the entry is opened for it", async () => {
  const { id } = await shown(PNG);
  expect((await who.other.post(`/b/${book}/entries/${id}/report`, { ground: "private", words: "x" })).status).toBe(200);
  const steward = await readerOf(site.services, book, { steward: true });
  const [report] = (await reportsIn(site.services.engine, book)).slice(-1);
  const [{ id: name } = { id: "" }] = (await photosIn(site.services.engine, book)).filter(({ entry }) => entry === id);
  const address = `/b/${book}/reports/${report?.id}/photo/${name}`;
  expect((await steward.get(address)).status).toBe(404);
  const body = new URLSearchParams({ csrf: "token", report: report?.id ?? "", act: "open" });
  const opened = await steward.app.request(`/b/${book}/reports`, { method: "POST", headers: steward.headers, body });
  expect(await opened.text()).toContain(address);
  const looks = async () => (await looksInto(site.services.engine, book, group, "2000")).length;
  const before = await looks();
  expect([(await steward.get(address)).status, await statusOf("other", address)]).toEqual([200, 404]);
  expect(await looks()).toBe(before + 1);
});

test("after a mistake the photo is still there, for who sent it and for an hour", async () => {
  const first = await post("group", "decision", { ...decided(), photo: file(PNG) });
  const text = await first.text();
  expect([first.status, text.includes("Schrijf wat er op de foto staat"), waiting(text) !== ""]).toEqual([
    400,
    true,
    true,
  ]);
  expect(text).toMatch(/href="#field-photo-may"[^]*Kruis aan dat er niemand onder de 16/);
  const again = { ...decided(), ...PHOTO, "photo.id": waiting(text) };
  const stolen = await post("other", "held", { rule: request, who: other, how: "asked", ...again });
  expect([stolen.status, (await stolen.text()).includes("Kies de foto nog een keer")]).toEqual([400, true]);
  // What the form says of the bytes counts for nothing.
  expect((await post("group", "decision", { ...again, "photo.sha256": "0".repeat(64) })).status).toBe(303);
  const late = waiting(await (await post("group", "decision", { ...decided(), photo: file(PNG) })).text());
  await site.services.engine.query("UPDATE photo SET made = '2020-01-01' WHERE entry IS NULL");
  await clean(site.services);
  const gone = await post("group", "decision", { ...decided(), ...PHOTO, "photo.id": late });
  expect([gone.status, (await gone.text()).includes("Geen plaats")]).toEqual([400, true]);
  const asked = await post("group", "decision", { ...decided(), "photo.alt": "Brief" });
  expect(asked.status).toBe(400);
});

test("nobody shows a photo of others by naming it, also not past the form", async () => {
  await shown(PNG);
  const [{ id, sha256, type, size } = { id: "" }] = await photosIn(site.services.engine, book);
  const body = { on: request, decider: city, outcome: "refused", photo: { id, sha256, type, size, alt: "x" } };
  for (const party of [group, other])
    await expect(write(party, "decision", body)).rejects.toThrow(party === group ? "photo-gone" : "only-about");
});

test("what is no photo, too large or not whole is told in words, and all that was typed comes back", async () => {
  const half = JPEG.subarray(0, 200);
  const large = new Uint8Array(1_100_000).fill(1);
  const cases: readonly (readonly [Uint8Array, string])[] = [
    [OTHER_FILES.heic as Uint8Array, "Stuur hem als JPEG"],
    [OTHER_FILES.gif as Uint8Array, "Kies een JPEG, PNG of WebP"],
    [OTHER_FILES.svg as Uint8Array, "Kies een JPEG, PNG of WebP"],
    [half, "niet heel"],
    [large, "te groot"],
  ];
  for (const [bytes, words] of cases) {
    const answer = await post("group", "decision", { ...decided(), ...PHOTO, photo: file(bytes) });
    const text = await answer.text();
    expect([answer.status, text.includes(words), text.includes("Geen plaats"), words]).toEqual([
      400,
      true,
      true,
      words,
    ]);
  }
  const { app, headers } = await readerOf(site.services, book, { party: group });
  const tooMuch = async (kind: string, size: number) => {
    const body = new FormData();
    body.append("photo", file(new Uint8Array(size)));
    return (await app.request(`/b/${book}/record/${kind}`, { method: "POST", headers, body })).status;
  };
  expect([await tooMuch("decision", 4_000_000), await tooMuch("request", 400_000)]).toEqual([413, 413]);
});

test("an institution shows its own written decision, and nothing that residents sent it", async () => {
  const sent = (fields: Readonly<Record<string, string>>) =>
    post("city", "decision", { ...decided(), ...PHOTO, ...fields, photo: file(PNG) });
  expect((await sent({ written: "yes" })).status).toBe(303);
  const unwritten = await sent({ written: "no" });
  expect([unwritten.status, (await unwritten.text()).includes("op papier")]).toEqual([422, true]);
  const gives = { from: city, to: group, type: "money", ...PHOTO, photo: file(PNG) };
  expect((await post("city", "support", gives)).status).toBe(422);
});

test("a correction keeps the photo, changes it or leaves it out; the old one stays beside the old words", async () => {
  const { id, page, photo } = await shown(JPEG);
  const form = await who.group.text(`/b/${book}/record/correction?about=${id}`);
  const kept = waiting(form);
  expect(photo).toContain(kept);
  const correct = (fields: Readonly<Record<string, string | Blob>>) =>
    post("group", "correction", { target: id, ...decided(), ...PHOTO, ...fields });
  expect((await correct({ "photo.id": kept, "reason.text": "Te laat" })).status).toBe(303);
  expect(await photoOn("group", page)).toContain(kept);
  expect((await correct({ "photo.id": kept, photo: file(PNG) })).status).toBe(303);
  const text = await who.group.text(page);
  const [, newer] = /<img src="[^"]+\/photo\/([^"]+)"/.exec(text.slice(text.indexOf('id="source"'))) ?? [];
  expect(newer).not.toBe(kept);
  expect(await statusOf("group", photo)).toBe(200);
  expect((await correct({ "photo.id": newer ?? "", "photo.drop": "yes" })).status).toBe(303);
  const last = await who.group.text(page);
  expect(last.slice(last.indexOf('id="source"'))).not.toContain("<img");
});

test("another side's version begins without the photo", async () => {
  const { id } = await shown(PNG);
  const form = await who.city.text(`/b/${book}/record/decision?about=${id}`);
  expect(form).toContain(`name="versionOf" value="${id}"`);
  expect(waiting(form)).toBe("");
});

test("a backup brings it back, the chain holds its bytes, and erased it is nowhere", async () => {
  const env = { DATA_DIR: site.services.settings.DATA_DIR };
  const mine = new Uint8Array(JPEG);
  mine[25] = 17; // a photo of its own
  const { id, photo } = await shown(mine);
  const bytes = Buffer.from(mine).toString("base64");
  expect(lies(bytes)).toBe(true);
  const backup = path.join(restored, "backup.gz");
  expect((await run(["backup", "--out", backup], env)).code).toBe(0);
  const back = { DATA_DIR: path.join(restored, "back") };
  expect((await run(["restore", backup], back)).code).toBe(0);
  const exported = async (at: typeof env) => (await run(["export", "--book", "buurt", "--all"], at)).out;
  expect(await exported(back)).toBe(await exported(env));
  expect((await run(["verify"], env)).code).toBe(0);

  expect((await post("group", "erasure", { target: id })).status).toBe(303);
  expect([lies(bytes), await statusOf("group", photo)]).toEqual([false, 404]);
  expect((await run(["verify"], env)).code).toBe(0);
  const later = { DATA_DIR: path.join(restored, "later") };
  const list = path.join(env.DATA_DIR, "erased.jsonl");
  expect((await run(["restore", backup, "--erased", list], later)).code).toBe(0);
  expect(await exported(later)).not.toContain(bytes);

  await site.services.engine.query("UPDATE photo SET data = 'AAAA' WHERE entry IS NOT NULL");
  const altered = await run(["verify"], env);
  expect([altered.code, altered.out]).toEqual([1, expect.stringContaining("de foto is weg of veranderd")]);
});

test("a large form of somebody who is not signed in is not read to its end", async () => {
  let sent = 0;
  const body = new ReadableStream({
    pull: (to) => {
      sent += 65_536;
      if (sent > 3 * 1024 * 1024) to.close();
      else to.enqueue(new Uint8Array(65_536));
    },
  });
  const headers = { "Content-Type": "multipart/form-data; boundary=x" };
  const app = createApp(site.services);
  for (const address of ["record/decision", "import"]) {
    sent = 0;
    const request = new Request(`http://localhost/b/${book}/${address}`, {
      method: "POST",
      body: address === "import" ? new Uint8Array(1024 * 1024) : body,
      headers,
      duplex: "half",
    } as RequestInit);
    const answer = await app.request(request);
    expect([answer.status, sent < 1024 * 1024]).toEqual([401, true]);
  }
});

test("after too many photos in an hour the form comes back with all that was typed", async () => {
  const fields = { ...decided(), decider: "", "reason.text": "Wat ik lang typte", photo: file(PNG) };
  let last = await post("welfare", "decision", fields);
  for (let n = 0; n < 40; n++) last = await post("welfare", "decision", fields);
  expect([last.status, (await last.text()).includes("Wat ik lang typte")]).toEqual([429, true]);
});

test("cleaning lets go of a photo whose entry is in no book, and of no other", async () => {
  const { engine } = site.services;
  const before = await photosIn(engine, book);
  const [one] = before;
  if (!one) throw new Error("no photo");
  await insertPhoto(engine, book, { ...one, id: "a".repeat(22), entry: asEntryId("nobody-ever-wrote-this") }, "cG5n");
  await clean(site.services);
  expect(await photosIn(engine, book)).toEqual(before);
});
