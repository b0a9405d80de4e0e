import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Services } from "../src/http/services.ts";
import type { Draft } from "../src/register/entry.ts";
import { asEntryId, type BookId, type EntryId, type PartyId } from "../src/register/ids.ts";
import { looksInto } from "../src/storage/looks.ts";
import { enter, foundBook } from "./support/book.ts";
import { calling, type Program, programOf } from "./support/calling.ts";
import { JPEG, OTHER_FILES, PLANTED, PNG, talkingJpeg } from "./support/photos.ts";
import { servicesAt } from "./support/still-site.ts";

/** A photo as the source of an entry, by a program: bare, for who reads the entry, and for one entry. */

let services: Services;
let book: BookId;
let city: PartyId;
let group: PartyId;
let request: EntryId;
let ours: Program;
let others: Program;
let servant: Program;
let entries: string;

beforeAll(async () => {
  services = await servicesAt(() => new Date("2026-03-02T12:00:00.000Z"));
  services = { ...services, settings: { ...services.settings, PHOTO_MB: 1 } };
  ({ book, city, group } = await foundBook(services.desk, "fotos"));
  const other = await enter(services.desk, book, { name: "Tuingroep", type: "group", side: "residents" });
  const body = { from: { party: group }, to: city, matter: "space", what: "De zaal" };
  const draft = { kind: "request", by: { party: group, account: "a" }, body } as unknown as Draft;
  request = (await services.desk.write(book, draft)).id;
  ours = await programOf(services, { book, party: group });
  others = await programOf(services, { book, party: other });
  servant = await programOf(services, { book, party: city, unit: "Vergunningen" });
  entries = `/books/${book}/entries`;
});
afterAll(() => services.engine.close());

interface Problem {
  readonly code: string;
  readonly errors?: readonly { readonly field: string; readonly problem: string }[];
}
const wrong = async (response: Response) => {
  const { code, errors } = (await response.json()) as Problem;
  return [response.status, code, ...(errors ?? []).map(({ field, problem }) => `${field} ${problem}`)];
};
const sendPhoto = (by: Program, bytes: Uint8Array, type = "image/jpeg") =>
  by.sendBytes(`/books/${book}/photos`, bytes, type);
const waiting = async (bytes: Uint8Array) => ({
  ...((await (await sendPhoto(ours, bytes)).json()) as { id: string }),
  alt: "Een brief",
});
const decision = (photo: object) => ({
  kind: "decision",
  body: { on: request, decider: city, outcome: "refused", reason: { form: "written", text: "Vol" }, photo },
});
const idOf = async (response: Response): Promise<EntryId> =>
  asEntryId(((await response.json()) as { readonly id: string }).id);
const shown = async (bytes: Uint8Array) => {
  const photo = await waiting(bytes);
  const id = await idOf(await ours.send(entries, { ...decision(photo), photoSeen: true }));
  return { id, address: `${entries}/${id}/photos/${photo.id}` };
};

test("it goes in bare, stands beside its entry, and comes back as it lies here, to who reads that", async () => {
  const { id, address } = await shown(talkingJpeg());
  const answer = await ours.get(address);
  expect([answer.status, answer.headers.get("Content-Type")]).toEqual([200, "image/jpeg"]);
  expect(answer.headers.get("Content-Security-Policy")).toContain("sandbox");
  const bytes = new Uint8Array(await answer.arrayBuffer());
  expect(bytes).toEqual(JPEG);
  expect(Buffer.from(bytes).includes(PLANTED)).toBe(false);
  const tag = answer.headers.get("ETag") ?? "";
  expect((await ours.get(address, { "If-None-Match": tag })).status).toBe(304);
  const nobody = calling((await import("../src/http/app.tsx")).createApp(services));
  expect((await nobody.get(address)).status).toBe(404);
  expect((await ours.get(address.replace(id, request))).status).toBe(404);
  expect(await ours.read(`${entries}/${id}`)).toMatchObject({
    body: { photo: { type: "image/jpeg", alt: "Een brief" } },
  });
});

test("an institution's look at it is told by department, and residents' looks are not", async () => {
  const { id, address } = await shown(PNG);
  const looks = async () =>
    (await looksInto(services.engine, book, group, "2000")).filter(({ page }) => page.includes(id));
  expect((await others.get(address)).status).toBe(200);
  expect(await looks()).toEqual([]);
  expect((await servant.get(address)).status).toBe(200);
  expect((await looks()).map(({ looker, unit }) => [looker, unit])).toEqual([[city, "Vergunningen"]]);
});

describe("what is not right is told, and nothing is kept", () => {
  const kept = async () => (await services.engine.query("SELECT id FROM photo")).length;

  test("another kind of file, half a file, one that is too large, and another type in its header", async () => {
    const before = await kept();
    expect(await wrong(await sendPhoto(ours, OTHER_FILES.heic as Uint8Array))).toEqual([
      400,
      "field-wrong",
      "body photo-heic",
    ]);
    expect(await wrong(await sendPhoto(ours, JPEG.subarray(0, 200)))).toEqual([
      400,
      "field-wrong",
      "body photo-broken",
    ]);
    expect(await wrong(await sendPhoto(ours, new Uint8Array(1_100_000)))).toEqual([413, "file-too-large"]);
    expect(await wrong(await sendPhoto(ours, PNG, "application/json"))).toEqual([415, "body-type"]);
    const { detail } = (await (await sendPhoto(ours, PNG, "text/plain")).json()) as { detail: string };
    expect(detail).toContain("image/jpeg, image/png, image/webp");
    expect(await kept()).toBe(before);
  });

  test("who only reads sends none, and without a key nothing is read of it", async () => {
    const reads = await programOf(services, { book, party: group, scopes: ["read"] });
    expect(await wrong(await sendPhoto(reads, PNG))).toEqual([403, "token-scope"]);
    const reader = await programOf(services, { book, party: group, role: "reader" });
    expect((await sendPhoto(reader, PNG)).status).toBe(403);
    const nobody = calling((await import("../src/http/app.tsx")).createApp(services));
    const answer = await nobody.sendBytes(`/books/${book}/photos`, new Uint8Array(1_100_000), "image/png");
    expect(await wrong(answer)).toEqual([401, "token-wrong"]);
  });

  test("somebody is to have seen it, of one's own, as it lies here, and beside one entry", async () => {
    const photo = await waiting(PNG);
    expect(await wrong(await ours.send(entries, decision(photo)))).toEqual([400, "field-wrong", "photoSeen photo-may"]);
    const changed = { ...photo, sha256: "0".repeat(64) };
    expect(await wrong(await ours.send(entries, { ...decision(changed), photoSeen: true }))).toContain("photo-gone");
    const held = { kind: "held", body: { rule: request, who: group, how: "asked", photo }, photoSeen: true };
    expect((await others.send(entries, held)).status).toBeGreaterThanOrEqual(400);
    expect((await ours.send(entries, { ...decision(photo), photoSeen: true })).status).toBe(201);
    expect((await ours.send(entries, { ...decision(photo), photoSeen: true })).status).toBeGreaterThanOrEqual(400);
  });
});

test("a correction leaves the photo, or takes it away by name", async () => {
  const { id } = await shown(PNG);
  const corrected = async (body: object) =>
    ours.send(entries, { kind: "correction", body: { target: id, body: { on: request, decider: city, ...body } } });
  const now = async () => ((await ours.read(`${entries}/${id}`)) as { now: { photo?: object } }).now;
  expect((await corrected({ outcome: "refused", written: "yes" })).status).toBe(201);
  expect((await now()).photo).toMatchObject({ alt: "Een brief" });
  expect((await corrected({ outcome: "refused", photo: null })).status).toBe(201);
  expect(await now()).not.toHaveProperty("photo");
});
