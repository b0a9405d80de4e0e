import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { makeStewardLink } from "../src/http/codes.ts";
import { inviteParty } from "../src/http/founding.ts";
import { dropJobs, type ImportJob } from "../src/http/import-job.ts";
import { resumeImports, stopImports } from "../src/http/import-runs.ts";
import type { BookId, PartyId } from "../src/register/ids.ts";
import { foundBook } from "./support/book.ts";
import { madeUpRegister, manyRows, type MadeUpRow } from "./support/made-up-register.ts";
import { pbText, SMALL } from "./support/round.ts";
import { type Site, startSite } from "./support/site.ts";
import { memberOf, type Visitor, visitor } from "./support/visitor.ts";

let site: Site;
let book: BookId;
let group: PartyId;
let municipality: Visitor;
beforeAll(async () => {
  site = await startSite();
  const made = await foundBook(site.services.desk, "stad");
  [book, group] = [made.book, made.group];
  municipality = await memberOf(site, book, made.city);
});
afterAll(() => site.close());

const fileOf = (text: string, name = "register_2019-01-14.csv") => new File([text], name, { type: "text/csv" });
const registerOf = (rows: readonly MadeUpRow[], name?: string) => fileOf(madeUpRegister(rows), name);

/** Sends a file in; gives the address of the page where its columns are confirmed. */
async function upload(who: Visitor, file: File, fields: Readonly<Record<string, string>> = {}): Promise<string> {
  const answer = await who.post(`/b/${book}/import`, { file, ...fields });
  expect(answer.status).toBe(303);
  return answer.headers.get("location") ?? "";
}

/** Confirms the columns as the page proposes them. */
async function confirm(who: Visitor, address: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  const page = await who.text(address);
  const selects = [...page.matchAll(/<select[^>]*name="(column\.\d+)"[^>]*>([^]*?)<\/select>/g)];
  const chosen = selects.map(([, name, options]) => [
    name,
    /value="([^"]+)"[^>]*selected/.exec(options ?? "")?.[1] ?? "",
  ]);
  const source = /name="source"[^>]*value="([^"]*)"/.exec(page)?.[1] ?? "";
  const answer = await who.post(address, { ...Object.fromEntries(chosen), source, date: "", name: "", ...fields });
  expect(answer.status).toBe(303);
}

async function result(who: Visitor, address: string): Promise<string> {
  for (;;) {
    const answer = await who.get(address);
    if (answer.headers.get("refresh") === null) return answer.text();
    await answer.text();
  }
}

const figures = (page: string): Readonly<Record<string, string>> =>
  Object.fromEntries([...page.matchAll(/<dt>([^<]+)<\/dt><dd>([^<]+)<\/dd>/g)].map(([, name, value]) => [name, value]));

const requests = async (): Promise<number> =>
  (await site.services.desk.open(book)).register.entries.filter(({ kind }) => kind === "request").length;

test("a member of the institution sends a file in, sees its columns, confirms, and reads what came of it", async () => {
  const address = await upload(municipality, registerOf([...manyRows(30), { number: "B-1", asked: "veel" }]));
  expect(await municipality.text(address)).toContain("bedrag_verleend");
  await confirm(municipality, address);
  const page = await result(municipality, address);
  expect(Object.values(figures(page))).toEqual(["30", "30", "0", "0", "0", "1"]);
  expect(await requests()).toBe(30);
  const bad = await municipality.get(`${address}/bad.csv`);
  expect([bad.headers.get("content-type"), await bad.text()]).toEqual([
    expect.stringContaining("text/csv"),
    expect.stringMatching(/dossier[^\n]*\nB-1,[^\n]*veel[^\n]*\n$/),
  ]);
  expect(readdirSync(path.dirname(jobFile(address)))).not.toContain("register.csv");
  const again = await upload(municipality, registerOf(manyRows(30)));
  await confirm(municipality, again);
  expect(Object.values(figures(await result(municipality, again)))).toEqual(["30", "0", "0", "30", "0", "0"]);
});

const jobFile = (address: string) =>
  path.join(site.services.settings.DATA_DIR, "imports", address.split("/").at(-1) ?? "", "job.json");

test("with all or nothing one bad row keeps the file out", async () => {
  const before = await requests();
  const rows = [{ number: "C-1" }, { number: "C-2", asked: "veel" }];
  const address = await upload(municipality, registerOf(rows), { "all-or-nothing": "yes" });
  await confirm(municipality, address);
  await result(municipality, address);
  expect(await requests()).toBe(before);
});

test("nobody imports but an institution or the steward, and nobody sees another's import", async () => {
  const address = await upload(municipality, registerOf([{ number: "D-1" }]));
  const others = { residents: await memberOf(site, book, group), nobody: await visitor(site) };
  const other = await secondInstitution();
  for (const who of [others.residents, others.nobody]) {
    expect((await who.get(`/b/${book}/import`)).status).toBeGreaterThanOrEqual(401);
    expect((await who.get(address)).status).toBeGreaterThanOrEqual(401);
    expect(
      (await who.post(`/b/${book}/import`, { file: registerOf([{ number: "D-2" }]) })).status,
    ).toBeGreaterThanOrEqual(401);
  }
  for (const path of [
    address,
    `${address}/bad.csv`,
    `/b/${book}/import/${"x".repeat(22)}`,
    `/b/${book}/import/..%2f..`,
  ]) {
    expect([path, (await other.get(path)).status]).toEqual([path, 404]);
  }
  expect((await other.post(address, { source: "x" })).status).toBe(404);
  const without = await (await visitor(site)).post(address, {});
  expect(without.status).toBeGreaterThanOrEqual(401);
});

async function secondInstitution(): Promise<Visitor> {
  const party = await inviteParty(site.services, book, { name: "Welzijn", type: "welfare", side: "institution" });
  return memberOf(site, book, party);
}

test("a form without the session's own token is refused", async () => {
  const answer = await municipality.post(`/b/${book}/import`, { csrf: "", file: registerOf([{ number: "D-3" }]) });
  expect(answer.status).toBe(401);
});

test("the steward imports in the name of the publisher only", async () => {
  const secret = await makeStewardLink(site.services.engine, site.services.secrets);
  const steward = await visitor(site, secret);
  const address = await upload(steward, registerOf([{ number: "E-1" }]));
  await confirm(steward, address);
  await result(steward, address);
  const { register } = await site.services.desk.open(book);
  const request = register.entries.findLast(({ kind }) => kind === "request");
  const author = request && "by" in request ? register.parties.get(request.by.party)?.name : undefined;
  expect(author).toBe("Gemeente Amsterdam");
  const strange = await upload(steward, fileOf("zaaknummer;ontvanger\nZ-1;Stichting X\nZ-2;Stichting Y\n"));
  const refused = await steward.post(strange, { "column.0": "file-number", source: "x", date: "", name: "" });
  expect(refused.status).toBe(404);
});

test("a column about who people are is neither shown nor taken, whatever is posted", async () => {
  const text = "zaaknummer;ontvanger;geloof_aanvrager\nF-1;Stichting X;stilgebed\nF-2;Stichting Y;stilgebed\n";
  const address = await upload(municipality, fileOf(text));
  const page = await municipality.text(address);
  expect([page.includes("geloof_aanvrager"), page.includes("stilgebed")]).toEqual([true, false]);
  const posted = { "column.0": "file-number", "column.1": "applicant-name", "column.2": "project", source: "Dorp" };
  const answer = await municipality.post(address, { ...posted, date: "", name: "" });
  expect(answer.status).toBe(422);
  await confirm(municipality, address, { source: "Dorp", name: "dorp" });
  await result(municipality, address);
  const { register } = await site.services.desk.open(book);
  expect(JSON.stringify(register.entries)).not.toContain("stilgebed");
  expect(await municipality.text(`/b/${book}/import`)).toContain("dorp");
});

test("a list that says when requests came, and nowhere its own day, does not go in without that day", async () => {
  const text = "zaaknummer;ontvanger;datum_ontvangst\nH-1;Stichting X;2016-01-11\nH-2;Stichting Y;2016-09-24\n";
  const columns = { "column.0": "file-number", "column.1": "applicant-name", "column.2": "received-on" };
  const posted = { ...columns, source: "Wachtenden", name: "" };
  const address = await upload(municipality, fileOf(text, "list.csv"));
  expect((await municipality.post(address, { ...posted, date: "" })).status).toBe(400);
  expect((await municipality.post(address, { ...posted, date: "2016-01" })).status).toBe(303);
  expect(Object.values(figures(await result(municipality, address)))).toEqual(["1", "1", "0", "0", "0", "1"]);
});

test.each([
  ["empty", fileOf("")],
  ["a picture", new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1, 2])], "a.csv")],
  ["one column", fileOf("a\nb\nc\n")],
])("a file that is %s is refused on the page, and nothing is kept", async (_name, file) => {
  const before = readdirSync(path.join(site.services.settings.DATA_DIR, "imports")).length;
  const answer = await municipality.post(`/b/${book}/import`, { file });
  expect([answer.status, await answer.text()]).toEqual([422, expect.not.stringContaining("import.problem")]);
  expect(readdirSync(path.join(site.services.settings.DATA_DIR, "imports"))).toHaveLength(before);
});

const roundFile = (lines: readonly string[] = SMALL, name = "buurtbudget_2024-03.pb") =>
  new File([pbText(lines)], name);

test("a budget round comes in by the same page, whole or not at all, and nothing of who voted is written down anywhere", async () => {
  const address = await upload(municipality, roundFile());
  const page = await municipality.text(address);
  expect(page).toMatch(/Het buurtbudget is binnen[^]*Wie er stemde, bewaren we nergens/);
  expect(readdirSync(path.dirname(jobFile(address)))).toEqual(["job.json"]);
  expect(readFileSync(jobFile(address), "utf8")).not.toMatch(/zeldzaam/);
  const { register } = await site.services.desk.open(book);
  expect(JSON.stringify(register.entries)).not.toMatch(/zeldzaam/);
  const finding = /href="([^"]*rule-what-if[^"]*)"/.exec(page)?.[1] ?? "";
  expect(await municipality.text(finding.replaceAll("&amp;", "&"))).toContain("Dezelfde stemmen, vier regels");
  expect(await municipality.text(await upload(municipality, roundFile()))).toContain("stond er al zo in");
  const changed = SMALL.map((line) => (line === "budget;100" ? "budget;120" : line));
  expect(await municipality.text(await upload(municipality, roundFile(changed)))).toContain("is verbeterd");
  // By its first line, whatever its name.
  expect(await municipality.text(await upload(municipality, roundFile(changed, "uitslag.csv")))).toContain(
    "stond er al zo in",
  );
});

test("every wrong line of a budget round is listed and given back by its number, without the line itself", async () => {
  const before = (await site.services.desk.open(book)).register.entries.length;
  const wrong = SMALL.map((line) => line.replace("zeldzaam5;b,a", "zeldzaam5;b,geheim").replace("d;10;", "d;tien;"));
  const address = await upload(municipality, roundFile(wrong));
  const page = await municipality.text(address);
  expect(page).toMatch(/Er is niets binnengehaald[^]*Op regel 18 is cost geen bedrag[^]*Op regel 21 kiest een stem/);
  const bad = await (await municipality.get(`${address}/bad.csv`)).text();
  expect(bad.split("\r\n")).toHaveLength(4);
  const kept = readFileSync(jobFile(address), "utf8");
  for (const text of [page, bad, kept]) expect(text).not.toMatch(/zeldzaam|geheim|tien;/);
  expect((await site.services.desk.open(book)).register.entries).toHaveLength(before);
});

test("while a budget round is counted, the site answers", async () => {
  const plans = SMALL.map((line) => line.replace("Voorbeeld", "Ondertussen"));
  const counting = new AbortController();
  const sent = upload(municipality, roundFile(plans, "ondertussen.pb")).finally(() => counting.abort());
  let answered = 0;
  for (; !counting.signal.aborted; answered++) await municipality.text(`/b/${book}`);
  expect(await municipality.text(await sent)).toContain("Het buurtbudget is binnen");
  expect(answered).toBeGreaterThan(5);
});

test("a budget round that is too large is refused before it is read", async () => {
  const before = (await site.services.desk.open(book)).register.entries.length;
  const file = roundFile([...SMALL, "x;a".padEnd(4 * 1024 * 1024, "\n")], "groot.pb");
  expect((await municipality.post(`/b/${book}/import`, { file })).status).toBe(413);
  expect((await site.services.desk.open(book)).register.entries).toHaveLength(before);
});

test("the steward says in whose name a budget round comes in", async () => {
  const steward = await visitor(site, await makeStewardLink(site.services.engine, site.services.secrets));
  const page = await steward.text(`/b/${book}/import`);
  expect(page).toContain('name="as"');
  expect(await municipality.text(`/b/${book}/import`)).not.toContain('name="as"');
  const lines = SMALL.map((line) => line.replace("Voorbeeld", "Zuid"));
  const file = roundFile(lines, "zuid.pb");
  expect((await steward.post(`/b/${book}/import`, { file, as: group })).status).toBe(400);
  const [, party = ""] = /<option value="([\w-]{16,})"/.exec(page) ?? [];
  expect(await steward.text(await upload(steward, file, { as: party }))).toContain("Het buurtbudget is binnen");
});

test("an import under way goes at once with who sent it in: its file, its state, and what was still to come", async () => {
  const before = await requests();
  const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const rows = manyRows(20_000).map((row) => ({ ...row, number: `W${row.number}` }));
  const address = await upload(municipality, registerOf(rows));
  await confirm(municipality, address);
  await vi.waitFor(async () => expect(await requests()).toBeGreaterThan(before), 20_000);
  const { account, id } = JSON.parse(readFileSync(jobFile(address), "utf8")) as ImportJob;
  dropJobs(site.services, (job) => job.account === account && job.id === id);
  const folder = path.dirname(jobFile(address));
  expect(existsSync(folder)).toBe(false);
  const stopped = await settled();
  expect(stopped).toBeLessThan(before + 20_000);
  expect([existsSync(folder), (await municipality.get(address)).status]).toEqual([false, 404]);
  expect(logged).not.toHaveBeenCalled();
  logged.mockRestore();
});

/** How many requests there are once no more come in. */
async function settled(): Promise<number> {
  for (let last = -1; ;) {
    const now = await requests();
    if (now === last) return now;
    last = now;
    await setTimeout(300);
  }
}

test("an import that was under way when the server fell goes on at the next start; half an upload goes", async () => {
  const before = await requests();
  const address = await upload(
    municipality,
    registerOf(manyRows(2500).map((row) => ({ ...row, number: `G${row.number}` }))),
  );
  const upTo = path.dirname(jobFile(address));
  const register = readFileSync(path.join(upTo, "register.csv"));
  await confirm(municipality, address);
  const running = readFileSync(jobFile(address), "utf8");
  await stopImports(site.services);
  writeFileSync(jobFile(address), running);
  writeFileSync(path.join(upTo, "register.csv"), register);
  const half = path.join(site.services.settings.DATA_DIR, "imports", "half-an-upload-of-someone");
  mkdirSync(half);
  const next = { ...site.services };
  resumeImports(next);
  const page = await result(municipality, address);
  expect(Object.values(figures(page))[0]).toBe("2.500");
  expect(await requests()).toBe(before + 2500);
  expect(existsSync(half)).toBe(false);
  await stopImports(next);
});
