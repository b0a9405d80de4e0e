import { hash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { readRound } from "../src/exchange/pabulib/read-round.ts";
import { readBudgetFile } from "../src/http/budget-file.ts";
import { inviteParty } from "../src/http/founding.ts";
import { importRound } from "../src/http/importing-round.ts";
import { createApp } from "../src/http/app.tsx";
import { servicesInMemory } from "../src/http/services.ts";
import { parseSettings, type Settings } from "../src/http/settings.ts";
import type { PartyId } from "../src/register/ids.ts";
import { bodyNow, writtenAt } from "../src/register/register.ts";
import { foundBook } from "./support/book.ts";
import { run } from "./support/program.ts";
import { pbText, SMALL } from "./support/round.ts";

const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-budget-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, lines: readonly string[]): string {
  const made = path.join(folder, name);
  writeFileSync(made, pbText(lines));
  return made;
}

test("a budget file comes in once, without its voters", async () => {
  const made = file("small.pb", SMALL);
  const env = { DATA_DIR: path.join(folder, "data") };
  const words = ["import", made, "--book", "Noord", "--new", "--as", "Gemeente Noord", "--lang", "en"];
  const [first, second] = [await run(words, env), await run(words, env)];
  expect([first.code, second.code]).toEqual([0, 0]);
  expect(first.out).toContain("4 plans");
  expect(second.out).toContain("Nothing changed");
  const { out } = await run(["export", "--book", "Noord", "--all"], env);
  expect(out.match(/Buurtbudget Voorbeeld/g)).toHaveLength(1);
  expect(out).not.toMatch(/zeldzaam|ballots|approves/);
  // Whoever has the published file can tell that it is the one, and work it out again.
  expect(out).toContain(hash("sha256", readFileSync(made), "hex"));
  expect((await run(["verify", "--book", "Noord"], env)).code).toBe(0);
});

test("a round that was counted otherwise before is corrected by bringing its file in again", async () => {
  const services = await servicesInMemory(parseSettings({}) as Settings);
  const { book, city: party } = await foundBook(services.desk, "budget");
  const round = readRound(pbText(SMALL));
  const order = { book, by: { party, account: "steward" }, date: null };
  const other = { name: "small.pb", round: { ...round, budget: 9000 }, digest: "ab".repeat(32) };
  const first = await importRound(services, { ...order, file: other });
  const mended = await importRound(services, { ...order, file: { ...other, round } });
  const same = await importRound(services, { ...order, file: { ...other, round } });
  expect([first.verdict, mended.verdict, same.verdict]).toEqual(["added", "changed", "same"]);
  expect(new Set([first.id, mended.id, same.id]).size).toBe(1);
  const { register } = await services.desk.open(book);
  const entry = writtenAt(register, register.rowOf.get(first.id) as number);
  expect(entry?.kind === "round" && bodyNow(register, entry).budget).toBe(10_000);
});

test("another file under the same name corrects its own party's round; an older one does not, another party's stays", async () => {
  const services = await servicesInMemory(parseSettings({}) as Settings);
  const { book, city } = await foundBook(services.desk, "versions");
  const fund = await inviteParty(services, book, { name: "Fonds", type: "foundation", side: "institution" });
  const bring = (party: PartyId, budget: string, date: string | null = null) => {
    const text = pbText(SMALL.map((line) => (line === "budget;100" ? `budget;${budget}` : line)));
    const file = readBudgetFile("small.pb", new TextEncoder().encode(text));
    return importRound(services, { book, by: { party, account: "a" }, file, date });
  };
  const first = await bring(city, "100", "2024-03");
  expect((await bring(city, "100", "2024-03")).verdict).toBe("same");
  const next = await bring(city, "120", "2024-05");
  expect([next.verdict, next.id]).toEqual(["changed", first.id]);
  expect((await bring(city, "130", "2023")).verdict).toBe("older");
  const other = await bring(fund, "140");
  expect([other.verdict, other.id === first.id]).toEqual(["added", false]);
  expect((await bring(fund, "120")).verdict).toBe("same");
  const { register } = await services.desk.open(book);
  const entry = writtenAt(register, register.rowOf.get(first.id) as number);
  expect(entry?.kind === "round" && bodyNow(register, entry).budget).toBe(12_000);
});

test("script in the titles of a budget file is text on every page that shows them", async () => {
  const services = await servicesInMemory(parseSettings({}) as Settings);
  const { book, city: party } = await foundBook(services.desk, "budget", "register");
  const [script, escaped] = ["<script>kwaad()</script>", "&lt;script&gt;kwaad()"];
  const round = readRound(pbText(SMALL));
  const projects = round.projects.map((project) => ({ ...project, title: script, category: script }));
  const rule = { ...round.rule, stated: script };
  const hostile = { ...round, title: script, categories: [script], projects, rule };
  const file = { name: `${script}.pb`, round: hostile, digest: "cd".repeat(32) };
  const by = { party, account: "a" };
  const { id } = await importRound(services, { book, by, file, source: script, date: null });
  const app = createApp(services);
  for (const address of [`entries/${id}`, `mirror/rule-what-if?rule=${id}`, "mirror/rule-what-if"]) {
    const text = await (await app.request(`/b/${book}/${address}`)).text();
    expect([address, text.includes(script), text.includes(escaped)]).toEqual([address, false, true]);
  }
});

test("a mirror of a budget file shows the four rules", async () => {
  const { code, out } = await run(["mirror", file("mirror.pb", SMALL), "--lang", "en"], {});
  expect(code).toBe(0);
  expect(out).toContain("equal shares");
});

test("a bad budget file is told with its line and what would be right", async () => {
  const bad = file(
    "bad.pb",
    SMALL.map((line) => (line === "budget;100" ? "budget;veel" : line)),
  );
  const { code, error } = await run(["mirror", bad, "--lang", "en"], {});
  expect([code, error.includes("line 6"), error.includes("1500.50")]).toEqual([1, true, true]);
});
