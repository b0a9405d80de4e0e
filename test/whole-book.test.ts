import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { setTerms } from "../src/http/terms.ts";
import type { EntryId } from "../src/register/ids.ts";
import { writeForAll } from "./support/for-all.ts";
import { JPEG, PNG } from "./support/photos.ts";
import { run } from "./support/program.ts";
import { type Site, startSite } from "./support/site.ts";
import { memberOf } from "./support/visitor.ts";

/** T30: a whole book goes out as lines of JSON and comes back unchanged, in a place where it never was. */

const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-whole-"));
let site: Site;
let out = "";

beforeAll(async () => {
  site = await startSite();
  const { services } = site;
  const { book, parties } = await writeForAll(services);
  await setTerms(services, book, { nl: { rules: "- Wees aardig.", arrangement: "- Ieder staat voor zich in." } });
  const { register } = await services.desk.open(book);
  const request = register.entries.find((e) => e.kind === "request" && e.body.to === parties.city)?.id as EntryId;
  const city = await memberOf(site, book, parties.city);
  const photo = new Blob([Uint8Array.from(JPEG)], { type: "image/jpeg" });
  const said = { on: request, decider: parties.city, outcome: "refused", written: "yes", photo };
  await city.get(`/b/${book}/terms`);
  const terms = /name="version" value="([^"]+)"/.exec(await city.text(`/b/${book}/terms`))?.[1] ?? "";
  await city.post(`/b/${book}/terms`, { version: terms, agree: "yes", for: parties.city });
  const fields = { ...said, for: parties.city, "photo.alt": "Brief van de gemeente", "photo.may": "yes" };
  const answer = await city.post(`/b/${book}/record/decision`, fields);
  if (answer.status !== 303) throw new Error(`no decision with a photo: ${answer.status}`);
  const target = answer.headers.get("location")?.split("/").at(-1) ?? "";
  const other = new Blob([Uint8Array.from(PNG)], { type: "image/png" });
  const corrected = await city.post(`/b/${book}/record/correction`, { ...fields, target, photo: other });
  if (corrected.status !== 303) throw new Error(`no other photo: ${corrected.status}`);
  const own = register.entries.find((e) => e.kind === "claim" && e.by.party === parties.group)?.id as EntryId;
  const draft = { kind: "erasure", by: { party: parties.group, account: "a" }, body: { target: own } } as const;
  await services.desk.write(book, draft as never);
  out = (await run(["export", "--book", book, "--all"], { DATA_DIR: services.settings.DATA_DIR })).out;
});
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

let n = 0;
const place = () => ({ DATA_DIR: path.join(folder, `data-${++n}`) });
const file = (text: string): string => {
  const name = path.join(folder, `book-${++n}.jsonl`);
  writeFileSync(name, text);
  return name;
};
const idIn = (text: string): string => (JSON.parse(text.split("\n")[0] ?? "") as { book: string }).book;

test("out and in again, it is the same to the last letter, and its chain holds", async () => {
  for (const part of [String.raw`{\"erased\":`, `{"photo":`]) expect(out.includes(part)).toBe(true);
  expect(out.match(/^\{"photo":/gm)).toHaveLength(2);
  expect(out.split("\n")[1]).toContain('{"terms":');
  const env = place();
  const taken = await run(["book", "--from", file(out)], env);
  expect([taken.code, taken.error]).toEqual([0, ""]);
  expect((await run(["verify"], env)).code).toBe(0);
  expect((await run(["export", "--book", idIn(out), "--all"], env)).out).toBe(out);
  const again = await run(["book", "--from", file(out)], env);
  expect([again.code, again.error]).toEqual([1, expect.stringContaining("Er is al een boek")]);
});

const lines = (change: (all: string[]) => void): string => {
  const all = out.trimEnd().split("\n");
  change(all);
  return `${all.join("\n")}\n`;
};

test("a file that was altered, cut short in the middle or made up is refused, and leaves nothing behind", async () => {
  const env = place();
  const wrong: (readonly [string, RegExp])[] = [
    ["", /Regel 1 van/],
    ["geen boek\n", /Regel 1 van/],
    [lines((all) => void (all[4] = (all[4] ?? "").replace('"audience":"', '"audience":"x'))), /Regel 5 van/],
    [lines((all) => void all.splice(5, 1)), /klopt niet vanaf regel/],
    [
      lines((all) => void (all[6] = (all[6] ?? "").replace(/\\"at\\":\\"2/, '\\"at\\":\\"3'))),
      /klopt niet vanaf regel/,
    ],
    [
      lines((all) => void (all[all.length - 1] = (all.at(-1) ?? "").replace(/"data":"..../, '"data":"AAAA'))),
      /klopt niet/,
    ],
    [lines((all) => void all.pop()), /klopt niet/],
  ];
  const head = (change: object) =>
    lines((all) => void (all[0] = JSON.stringify({ ...(JSON.parse(all[0] ?? "") as object), ...change })));
  wrong.push(
    [head({ holder: "Gemeente Utrecht" }), /Een gemeente is nooit de houder/],
    [head({ languages: ["nl", "xx"] }), /Kies uit/],
    [lines((all) => void (all[1] = (all[1] ?? "").replace("Wees aardig", "Wees stil"))), /Regel 2 van/],
  );
  for (const [text, why] of wrong) {
    const { code, error } = await run(["book", "--from", file(text)], env);
    expect([code, error]).toEqual([1, expect.stringMatching(why)]);
  }
  expect((await run(["verify"], env)).out).toContain("geen boek");
  expect((await run(["book", "--from", file(out), "--name", "x"], env)).code).toBe(2);
});
