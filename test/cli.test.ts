import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { COMMANDS } from "../src/cli/commands.ts";
import { SETTING_NAMES } from "../src/http/settings.ts";
import { openSqlite } from "../src/storage/sqlite.ts";
import { LOCALES } from "../src/web/texts.ts";
import { madeUpRegister, manyRows } from "./support/made-up-register.ts";
import { buildProgram, run, runBuilt, start } from "./support/program.ts";

const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-cli-"));
beforeAll(buildProgram);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let n = 0;
/** A folder of its own for one test. */
const fresh = () => ({ DATA_DIR: path.join(folder, `data-${++n}`) });

function file(text: string, name = `register-${++n}_2019-01-14.csv`): string {
  const made = path.join(folder, name);
  writeFileSync(made, text);
  return made;
}

test.each(LOCALES)("every command explains itself, in %s", async (lang) => {
  const whole = await run(["--help", "--lang", lang], {});
  expect(whole.code).toBe(0);
  for (const { name } of COMMANDS) {
    const { code, out } = await run([name, "--help", "--lang", lang], {});
    expect([name, code, whole.out.includes(`\n  ${name} `)]).toEqual([name, 0, true]);
    expect(out).toContain(`wijkspiegel ${name}`);
    expect(out).toMatch(/\n {2}130 /);
    expect(out).not.toMatch(/\bcli\./);
  }
});

test("the built program takes its words and surroundings from its process, and gives back a code", async () => {
  const [asked, wrong] = await Promise.all([
    runBuilt(["--help"], { LANG: "en_GB.UTF-8" }),
    runBuilt(["verify", "--nope"], fresh()),
  ]);
  expect([asked.code, asked.out, asked.error]).toEqual([0, expect.stringContaining("a book of the neighbourhood"), ""]);
  expect([wrong.code, wrong.out, wrong.error]).toEqual([2, "", expect.stringContaining("--nope")]);
});

test("Dutch unless --lang or the surroundings say English", async () => {
  const first = async (words: readonly string[], env: Record<string, string>) =>
    (await run(words, env)).out.split(":")[0];
  expect(await first(["--help"], {})).toBe("Wijkspiegel");
  expect((await run(["--help"], { LANG: "en_GB.UTF-8" })).out).toContain("a book of the neighbourhood");
  expect((await run(["--help"], { LC_ALL: "nl_NL.UTF-8", LANG: "en_GB.UTF-8" })).out).toContain("een boek van de wijk");
  expect((await run(["--help", "--lang=en"], { LANG: "nl_NL" })).out).toContain("a book of the neighbourhood");
});

test("an installation's own words are said on the command line too", async () => {
  const DATA_DIR = mkdtempSync(path.join(folder, "own-"));
  mkdirSync(path.join(DATA_DIR, "texts"));
  writeFileSync(path.join(DATA_DIR, "texts", "nl.json"), JSON.stringify({ "cli.verify.none": "Nog geen schrift." }));
  expect((await run(["verify"], { DATA_DIR })).out).toContain("Nog geen schrift.");
  expect((await run(["verify"], { DATA_DIR, LANG: "en_GB" })).out).not.toContain("Nog geen schrift.");
});

test.each([
  [[], "wijkspiegel"],
  [["knock"], "“knock”"],
  [["verify", "--nope"], "--nope"],
  [["verify", "--book"], "--book"],
  [["import", "--yes=1", "a.csv", "--book", "b"], "--yes"],
  [["import", "--book", "b"], "FILE"],
  [["import", "a.csv", "b.csv", "--book", "b"], "b.csv"],
  [["import", "a.csv"], "--book"],
  [["import", "none.csv", "--book", "b"], "none.csv"],
  [["import", "none.csv", "--book", "b", "--source-date", "2019-13-40"], "2019-13-40"],
  [["import", "a.csv", "--book", "b", "--bad", "./a.csv"], "--bad"],
  [["mirror", "a.csv", "--out", "a.csv"], "--out"],
  [["party", "--book", "b", "--type", "mosque"], "mosque"],
  [["party", "--book", "b", "--type", "initiative", "--name", "Rosa"], "--name"],
  [["party", "--book", "b", "--type", "group", "--side", "institution"], "residents"],
  [["export", "--book", "b", "--all", "--as", "c"], "--as"],
])("%j is not how it is used: exit code 2, and words that say so", async (words, said) => {
  const { code, out, error } = await run(words, fresh());
  expect(code).toBe(2);
  expect(out + error).toContain(said);
});

test("every wrong setting is told by name, with what would be right, and a password is not repeated", async () => {
  const wrong = Object.fromEntries(SETTING_NAMES.map((name) => [name, name === "HOST" ? "a b" : "wrong!"]));
  const { code, error } = await run(["verify"], {
    ...wrong,
    DATABASE_URL: "mysql://user:secret@x/y",
    DATA_DIR: folder,
  });
  expect(code).toBe(2);
  const told = SETTING_NAMES.filter((name) => error.includes(`  ${name}=`));
  // Whoever runs it is called what it is called.
  expect(told).toEqual(SETTING_NAMES.filter((name) => name !== "DATA_DIR" && name !== "RUN_BY"));
  expect(error).not.toContain("secret");
});

test("a book, an institution, residents who name themselves, and a code for each", async () => {
  const env = fresh();
  expect((await run(["book", "--name", "Noord", "--place", "Utrecht", "--holder", "Gemeente Utrecht"], env)).code).toBe(
    1,
  );
  const made = await run(["book", "--name", "Noord", "--place", "Utrecht", "--holder", "Stichting Boek"], env);
  expect(made.out).toContain("noord");
  expect((await run(["book", "--name", "N", "--place", "U", "--holder", "S", "--id", "noord"], env)).code).toBe(1);
  expect((await run(["party", "--book", "noord", "--type", "welfare", "--name", "Welzijn"], env)).out).toContain(
    "Welzijn",
  );
  const residents = await run(["party", "--book", "Noord", "--type", "initiative"], env);
  expect(residents.out).toMatch(/\d{4}( \d{4}){3}/);
  const mark = /kenmerk (\S+)/.exec(residents.out)?.[1] ?? "";
  expect((await run(["code", "--book", "noord", "--party", mark], env)).code).toBe(0);
  expect((await run(["code", "--book", "noord", "--party", "welzijn"], env)).out).toContain("Voor: Welzijn");
  const clerk = await run(["code", "--book", "noord", "--party", "welzijn", "--role", "writer", "--unit", "Zorg"], env);
  expect(clerk.out).toMatch(/(\d{4}) (\d{4}) (\d{4}) (\d{4})[^]*\/in\?code=\1\2\3\4/);
  const noRole = await run(["code", "--book", "noord", "--party", "welzijn", "--role", "boss"], env);
  expect([noRole.code, noRole.error]).toEqual([2, expect.stringContaining("organiser, writer, reader")]);
  const steward = await run(["steward"], { ...env, BASE_URL: "https://boek.example" });
  expect(steward.out).toMatch(/https:\/\/boek\.example\/steward\/\d{24}\n/);
  expect((await run(["code", "--book", "noord", "--party", "nobody"], env)).code).toBe(1);
  expect((await run(["code", "--book", "zuid", "--party", "welzijn"], env)).code).toBe(1);
});

test("a list without its day is let in with a word about what is lost", async () => {
  const list = file("zaaknummer;ontvanger;datum_ontvangst\nH-1;Stichting X;2016-01-11\n", "list.csv");
  const map = file(
    JSON.stringify({
      name: "list",
      source: "list",
      publisher: "Stad",
      columns: [
        { header: "zaaknummer", target: "file-number" },
        { header: "ontvanger", target: "applicant-name" },
        { header: "datum_ontvangst", target: "received-on" },
      ],
    }),
    "list.json",
  );
  const without = await run(["mirror", list, "--map", map, "--lens", "silence"], {});
  expect([without.code, without.error]).toEqual([0, expect.stringContaining("--source-date")]);
  expect(without.out).toContain("weten we niet");
  const day = await run(["mirror", list, "--map", map, "--lens", "silence", "--source-date", "2016-01-18"], {});
  expect([day.error, day.out]).toEqual(["", expect.stringContaining("18 januari 2016")]);
});

test("a folder or a database that is not there is told in words", async () => {
  const inTheWay = file("no folder");
  const folderGone = await run(["verify"], { DATA_DIR: path.join(inTheWay, "data") });
  expect([folderGone.code, folderGone.error]).toEqual([1, expect.stringContaining(inTheWay)]);
  const away = await run(["verify"], { ...fresh(), DATABASE_URL: "postgres://nobody:x@127.0.0.1:1/none" });
  expect([away.code, away.error]).toEqual([1, expect.stringContaining("DATABASE_URL")]);
});

const ROWS = [
  { number: "A-1" },
  { number: "A-2", granted: "0.00" },
  { number: "A-3", name: "(Particulier)", form: "particulier" },
];

test("importing twice adds nothing; a newer version corrects, an older one never does; the book verifies", async () => {
  const env = fresh();
  const first = file(madeUpRegister(ROWS));
  expect((await run(["import", first, "--book", "stad"], env)).code).toBe(2);
  expect((await run(["import", first, "--book", "stad", "--new"], env)).out).toContain("Nieuw: 3.");
  expect((await run(["import", first, "--book", "stad"], env)).out).toContain("Nieuw: 0. Veranderd: 0. Hetzelfde: 3.");
  const changed = file(madeUpRegister([{ number: "A-1", granted: "900.00" }]), "later_2019-02-01.csv");
  expect((await run(["import", changed, "--book", "stad"], env)).out).toContain("Veranderd: 1.");
  expect((await run(["import", first, "--book", "stad"], env)).out).toContain("Hetzelfde: 2. Niet aangeraakt: 1.");
  const verified = await run(["verify"], env);
  expect([verified.code, verified.out]).toEqual([0, expect.stringContaining("“stad” klopt: 10 regels")]);
});

test("bad rows are told by line, column, value and reason, and go to a file to mend; the good rows are in", async () => {
  const env = fresh();
  const mixed = file(madeUpRegister([...ROWS, { number: "B-1", asked: "veel" }, { number: "" }]));
  const badRows = path.join(folder, "bad-1.csv");
  const nothing = await run(["import", mixed, "--book", "stad", "--new", "--all-or-nothing", "--bad", badRows], env);
  expect([nothing.code, nothing.out]).toEqual([1, expect.stringContaining("niets binnengehaald")]);
  const elsewhere = mkdtempSync(path.join(folder, "elsewhere-"));
  const done = await runBuilt(["import", mixed, "--book", "stad"], env, elsewhere);
  expect([done.code, done.out]).toEqual([0, expect.stringContaining("Nieuw: 3. ")]);
  await runBuilt(["import", mixed, "--book", "stad"], env, elsewhere);
  expect(readdirSync(elsewhere)).toHaveLength(2);
  expect(done.error).toContain("regel 5, bedrag_aangevraagd: “veel”");
  const bad = path.join(elsewhere, `${path.basename(mixed, ".csv")}-bad.csv`);
  expect(existsSync(`${mixed.slice(0, -4)}-bad.csv`)).toBe(false);
  const mended = file(readFileSync(bad, "utf8").replace("veel", "1500.00").replace("\n,", "\nB-2,"));
  expect((await run(["import", mended, "--book", "stad", "--all-or-nothing"], env)).out).toContain("Nieuw: 2.");
});

test("in a pipe somebody must have agreed on what the columns say; a saved mapping counts", async () => {
  const env = fresh();
  const strange = file(
    "zaaknummer;ontvanger;verleend;geloof_aanvrager\nZ-1;Stichting X;1000,00;stilgebed\nZ-2;Stichting Y;0,00;stilgebed\n",
  );
  const words = ["import", strange, "--book", "dorp"];
  const asked = await run([...words, "--new", "--as", "Gemeente Dorp"], env);
  expect([asked.code, asked.error]).toEqual([2, expect.stringContaining("file-number")]);
  expect((await run([...words, "--yes"], env)).code).toBe(2);
  const done = await run([...words, "--as", "Dorp", "--yes"], env);
  expect([done.code, done.error]).toEqual([1, expect.stringContaining("deelnemer")]);
  const made = await run([...words, "--as", "Dorp", "--yes", "--new", "--source", "Eerder"], env);
  expect([made.code, made.out]).toEqual([0, expect.stringContaining("Nieuw: 2.")]);
  const saved = await run([...words, "--as", "Dorp", "--yes", "--save", "dorp", "--source", "Subsidies Dorp"], env);
  expect([saved.code, saved.out]).toEqual([0, expect.stringContaining("Nieuw: 2.")]);
  expect(saved.out).toContain("geloofs, kerk");
  expect(saved.out).not.toContain("stilgebed");
  expect((await run([...words, "--as", "Dorp", "--map", "dorp"], env)).out).toContain("Hetzelfde: 2.");
  expect((await run([...words, "--as", "Dorp", "--map", "unknown"], env)).code).toBe(2);
  expect(readFileSync(path.join(env.DATA_DIR, "wijkspiegel.db")).includes("stilgebed")).toBe(false);
});

test("a file that is no register is refused in words and leaves nothing behind", async () => {
  const env = fresh();
  await run(["book", "--name", "Leeg", "--place", "P", "--holder", "H"], env);
  const open = file(`${madeUpRegister(manyRows(3000))}A-9,"nooit dicht,x\n`);
  for (const broken of [file(""), file("%PDF-1.4"), open]) {
    const { code, error } = await run(["import", broken, "--book", "leeg"], env);
    expect([code, error]).toEqual([1, expect.stringContaining(broken)]);
    expect(error).not.toMatch(/import\.problem|Error/);
  }
  expect((await run(["export", "--book", "leeg", "--all"], env)).out.trim().split("\n").slice(1)).toEqual([
    expect.stringContaining("Gemeente Amsterdam"),
    expect.stringContaining("publication"),
  ]);
});

test("a residents' party publishes no register", async () => {
  const env = fresh();
  await run(["book", "--name", "Wijk", "--place", "P", "--holder", "H"], env);
  const { code } = await run(["import", file(madeUpRegister(ROWS)), "--book", "wijk", "--as", "Buurtgroep"], env);
  expect(code).toBe(1);
});

test("Ctrl-C in the middle leaves nothing by halves, and running it again finishes", async () => {
  const env = fresh();
  const large = file(madeUpRegister(manyRows(8000)));
  const importing = start(["import", large, "--book", "groot", "--new"], env);
  await importing.said("2019-01-14.\n");
  importing.child.kill("SIGINT");
  importing.child.kill("SIGINT");
  const { code, error } = await importing.ended;
  expect([code, error]).toEqual([130, expect.stringContaining("Afgebroken")]);
  expect((await run(["verify"], env)).code).toBe(0);
  const again = await run(["import", large, "--book", "groot"], env);
  const [added, same] = ["Nieuw", "Hetzelfde"].map((word) =>
    Number((new RegExp(`${word}: ([\\d.]+)\\.`).exec(again.out)?.[1] ?? "").replaceAll(".", "")),
  );
  expect((added ?? 0) + (same ?? 0)).toBe(8000);
  expect((await run(["verify"], env)).out).toContain("klopt");
});

test("two imports of one file at once add each row once", async () => {
  const env = fresh();
  const words = ["import", file(madeUpRegister(manyRows(3000))), "--book", "twee"];
  await run(["book", "--name", "Twee", "--place", "P", "--holder", "H"], env);
  await run(["party", "--book", "twee", "--type", "municipality", "--name", "Gemeente Amsterdam"], env);
  const both = await Promise.all([runBuilt(words, env), runBuilt(words, env)]);
  expect(both.map(({ code }) => code)).toEqual([0, 0]);
  const requests = (await run(["export", "--book", "twee"], env)).out
    .split("\n")
    .filter((line) => line.includes('"kind":"request"'));
  expect(requests).toHaveLength(3000);
});

test("verify names the first entry whose words were altered", async () => {
  const env = fresh();
  await run(["import", file(madeUpRegister(ROWS)), "--book", "stad", "--new"], env);
  const engine = await openSqlite(path.join(env.DATA_DIR, "wijkspiegel.db"));
  await engine.query("UPDATE entry SET text = replace(text, '50000', '90000') WHERE seq > 4");
  await engine.close();
  const { code, out } = await run(["verify", "--book", "stad"], env);
  expect([code, out]).toEqual([1, expect.stringMatching(/klopt niet vanaf regel 5 .*woorden zijn veranderd/)]);
});

test("an export holds what one may read, without names, titles and pseudonyms; the holder's holds all", async () => {
  const env = fresh();
  await run(["import", file(madeUpRegister(ROWS)), "--book", "stad", "--new"], env);
  const { out } = await run(["export", "--book", "stad"], env);
  expect(out).toContain('"kind":"decision"');
  expect(out).toContain("Gemeente Amsterdam");
  expect(out).not.toMatch(/De Brug|Buurtfeest|"account"/);
  const whole = await run(["export", "--book", "stad", "--all"], env);
  expect(whole.out).toContain("De Brug");
  expect(whole.out.trim().split("\n")).toHaveLength(1 + 2 + 1 + 3 + 3);
});

test("a mirror prints findings and writes one report that needs nothing and runs nothing", async () => {
  const scheme = '<script>alert("x")</script>';
  const register = file(
    madeUpRegister(manyRows(400).map((row, i) => (i % 2 ? row : { ...row, scheme, unit: "<b>Noord</b>" }))),
  );
  const report = path.join(folder, "report.html");
  const { code, out, error } = await runBuilt(["mirror", register, "--out", report], fresh());
  expect([code, error]).toEqual([0, ""]);
  expect(out).toContain("400 rijen");
  expect(out).not.toMatch(/\b(?:lens|cli|finding)\.[a-z]/);
  const html = readFileSync(report, "utf8");
  expect(html.includes("<svg")).toBe(true);
  expect(/<script|<b>|<link|<img|(?:href|src)="(?!#)|url\((?!#)|@import/.exec(html)).toBeNull();
  expect((await run(["mirror", register, "--lens", "nope"], fresh())).code).toBe(2);
});

test("serve: samples and the steward's link the first time, one server per folder, and a clean end", async () => {
  const env = { ...fresh(), PORT: "0" };
  const first = start(["serve"], env);
  const said = await first.said("/steward/");
  const address = /http:\/\/localhost:\d+/.exec(said)?.[0] ?? "";
  expect(await (await fetch(address)).text()).toContain("oefenwijk");
  expect((await fetch(`${address}/b/rosa-en-hamza`)).status).toBe(200);
  const second = await runBuilt(["serve"], env);
  expect([second.code, second.error]).toEqual([1, expect.stringContaining(env.DATA_DIR)]);
  const beside = await runBuilt(["import", file(madeUpRegister(ROWS)), "--book", "stad", "--new"], env);
  expect(beside.out).toContain("Nieuw: 3.");
  const taken = await runBuilt(["serve"], { ...fresh(), PORT: new URL(address).port });
  expect([taken.code, taken.error]).toEqual([1, expect.stringContaining(new URL(address).port)]);
  first.child.kill("SIGINT");
  first.child.kill("SIGINT");
  expect(await first.ended).toEqual({ code: 0, out: said, error: "" });
  const again = start(["serve"], env);
  const line = await again.said("localhost");
  again.child.kill("SIGTERM");
  expect((await again.ended).code).toBe(0);
  expect(line.trim().split("\n")).toHaveLength(1);
  expect((await run(["verify"], env)).code).toBe(0);
});

test("a first start that was killed is finished by the next one", async () => {
  const env = { ...fresh(), PORT: "0" };
  const killed = start(["serve"], env);
  setTimeout(() => killed.child.kill("SIGKILL"), 250);
  await killed.ended;
  const next = start(["serve"], env);
  await next.said("localhost");
  next.child.kill("SIGTERM");
  await next.ended;
  const { out } = await run(["verify"], env);
  expect(
    out
      .trim()
      .split("\n")
      .filter((line) => !/ klopt: [1-9]/.test(line)),
  ).toEqual([]);
  expect(out.trim().split("\n")).toHaveLength(2);
});

const real = path.resolve(import.meta.dirname, "../../shared/data/amsterdam-subsidieregister");
const quirks = existsSync(real)
  ? readdirSync(path.join(real, "ingest-quirks")).filter((name) => name.endsWith(".csv"))
  : [];

test(`Amsterdam's real register, as it was published, ${existsSync(real) ? "is beside the project" : "is not beside the project: nothing read"}`, async () => {
  const env = fresh();
  const imports = [];
  if (existsSync(real)) {
    const words = ["import", path.join(real, "register_2019-01-14.csv"), "--book", "amsterdam", "--new"];
    imports.push(await runBuilt(words, env), await run(words, env));
    const verified = await run(["verify"], env);
    expect([verified.code, verified.out]).toEqual([0, expect.stringContaining("25.848 regels")]);
  }
  const told = ["Nieuw: 12.778. Veranderd: 0. Hetzelfde: 0.", "Nieuw: 0. Veranderd: 0. Hetzelfde: 12.778."];
  expect(imports.map(({ code, out }) => [code, told.find((words) => out.includes(words))])).toEqual(
    imports.map((_, i) => [0, told[i]]),
  );
});

test(`${quirks.length} other ways in which it really arrived, and its process file with one impossible date`, async () => {
  const env = fresh();
  const done = [];
  for (const name of quirks) {
    const words = ["import", path.join(real, "ingest-quirks", name), "--book", "amsterdam", "--new"];
    const { code, out } = await run([...words, "--bad", path.join(folder, `bad-${name}`)], env);
    done.push([name, code, /Klaar/.test(out)]);
  }
  expect(done).toEqual(quirks.map((name) => [name, 0, true]));
  if (existsSync(real)) {
    const bad = path.join(folder, "proces-bad.csv");
    const words = [
      path.join(real, "proces_2016-01.csv"),
      "--book",
      "proces",
      "--new",
      "--source-date",
      "2016-01-18",
      "--bad",
      bad,
    ];
    const { code, out, error } = await run(["import", ...words], env);
    expect([code, out, error]).toEqual([
      0,
      expect.stringContaining("Nieuw: 2.009."),
      expect.stringContaining("2016-09-24"),
    ]);
    expect(readFileSync(bad, "utf8").trim().split("\n")).toHaveLength(2);
  }
  expect((await run(["verify"], env)).code).toBe(0);
});
