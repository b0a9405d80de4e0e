import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import type { Call, WrongUse } from "../src/cli/command.ts";
import { settingsOf } from "../src/cli/installation.ts";
import { textsIn } from "../src/web/texts.ts";
import { makePartyCode } from "../src/http/codes.ts";
import { institutionsIn } from "../src/http/institutions.ts";
import type { Services } from "../src/http/services.ts";
import { parseSettings, type Settings } from "../src/http/settings.ts";
import type { BookId, PartyId } from "../src/register/ids.ts";
import { foundBook } from "./support/book.ts";
import { browserAt, type TestBrowser } from "./support/browser-of.ts";
import { backFrom, institutionOf, startProvider, type TestProvider } from "./support/institution.ts";
import { servicesAt } from "./support/still-site.ts";

const SITE = "http://localhost:4321";
const BEGIN = "/sign-in/institution/stad";
const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-oidc-"));
const file = (name: string, text: string): string => {
  writeFileSync(path.join(folder, name), text);
  return path.join(folder, name);
};
/** Milliseconds that the clock of the site runs ahead. */
let passed = 0;
let provider: TestProvider;
let services: Services;
let book: BookId;
let city: PartyId;
let group: PartyId;

const place = (value: string, more = {}) => ({
  value,
  book,
  party: city,
  unit: `Afdeling ${value}`,
  role: "writer",
  ...more,
});
const institution = (more = {}) =>
  institutionOf(provider, {
    places: [place("Wijkzaken"), place("Archief", { role: "reader" }), place("Groep", { party: group })],
    ...more,
  });

beforeAll(async () => {
  provider = await startProvider(`${SITE}${BEGIN}/back`);
  const basis = await servicesAt(() => new Date(Date.now() + passed));
  ({ book, group, city } = await foundBook(basis.desk, "buurt"));
  file("key.pem", provider.key);
  const OIDC_FILE = file("oidc.json", JSON.stringify([institution()]));
  services = { ...basis, settings: parseSettings({ DATA_DIR: folder, OIDC_FILE }) as Settings };
});
beforeEach(() => {
  provider.who = { sub: "jan", department: "Wijkzaken" };
});
afterAll(async () => {
  await provider.close();
  await services.engine.close();
  rmSync(folder, { recursive: true, force: true });
});

const away = async (browser: TestBrowser): Promise<string> => (await browser.get(BEGIN)).headers.get("Location") ?? "";
async function comeIn(browser = browserAt(services)): Promise<{ browser: TestBrowser; answer: Response }> {
  const answer = await browser.get(await backFrom(await away(browser), SITE));
  if (answer.status === 303) await browser.post("/sixteen", { sixteen: "yes" });
  return { browser, answer };
}
const isIn = async (browser: TestBrowser): Promise<boolean> => (await browser.get("/account")).status === 200;
const quietly = async (work: () => Promise<void>): Promise<string> => {
  const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
  await work();
  const said = log.mock.calls.join("\n");
  log.mockRestore();
  return said;
};

test("somebody comes in as the mapping says, and the organiser of the institution sees them; their name stays away", async () => {
  const organiser = browserAt(services);
  await organiser.signIn(
    await makePartyCode(services.engine, services.secrets, { book, party: city, maker: "steward" }),
  );
  const people = `/b/${book}/parties/${city}/people`;
  const before = await organiser.text(people);
  expect(await browserAt(services).text("/sign-in")).toContain(`<a href="${BEGIN}"><bdi>De stad</bdi></a>`);
  const { browser, answer } = await comeIn();
  expect([answer.status, answer.headers.get("Location"), await isIn(browser)]).toEqual([303, `/b/${book}`, true]);
  expect(await browser.text("/account")).toMatch(/schrijver[^]*Afdeling Wijkzaken/);
  expect(before).not.toContain("Afdeling Wijkzaken");
  expect(await organiser.text(people)).toContain("Afdeling Wijkzaken");
  // The same person comes back to the same account.
  await comeIn();
  const tables = ["account", "membership", "institution_person", "institution_visit", "session"];
  const kept = await Promise.all(tables.map((table) => services.engine.query(`SELECT * FROM ${table}`)));
  expect(kept[2]).toHaveLength(1);
  expect(kept[3]).toEqual([]);
  expect(JSON.stringify(kept)).not.toMatch(/jan|Vries|stad\.example/i);
});

test("role and department are what the institution says now; without a place there nobody comes in", async () => {
  provider.who = { sub: "fatma", department: "Wijkzaken" };
  await comeIn();
  provider.who = { sub: "fatma", department: "Archief" };
  expect(await (await comeIn()).browser.text("/account")).toMatch(/lezer[^]*Archief/);
  const known = "SELECT m.role FROM membership m JOIN institution_person p ON p.account = m.account";
  const readers = async () => (await services.engine.query(known)).filter(({ role }) => role === "reader").length;
  expect(await readers()).toBe(1);
  // Residents are not an institution's to give away: that place in the file opens nothing.
  for (const department of ["Onbekend", "Groep"]) {
    provider.who = { sub: "fatma", department };
    const log = await quietly(async () => {
      const { browser, answer } = await comeIn();
      expect([answer.status, await isIn(browser)]).toEqual([403, false]);
      expect(await answer.text()).toContain("uw afdeling schrijft hier niet mee");
    });
    expect(log).not.toMatch(/fatma|Onbekend/);
  }
  expect(await readers()).toBe(0);
});

test("what an institution says holds for twelve hours, and only for who comes in there", async () => {
  provider.who = { sub: "ali", department: "Wijkzaken" };
  const { browser } = await comeIn();
  const letter = await (await browser.post("/account/return")).text();
  const code = /letter-code">([^<]+)</.exec(letter)?.[1] ?? "";
  const writes = async (one: TestBrowser): Promise<boolean> =>
    (await one.text(`/b/${book}`)).includes("Wat wacht op u");
  expect(await writes(browser)).toBe(true);
  // A code of one's own opens the account, and nothing of the institution.
  const other = browserAt(services);
  expect((await other.signIn(code)).headers.get("Location")).toBe("/account");
  expect(await other.text("/account")).toMatch(/alleen als u inlogt bij uw instelling[^]*Gemeente/);
  expect(await writes(other)).toBe(false);
  passed = 11.9 * 3_600_000;
  expect(await writes(browser)).toBe(true);
  passed = 12.1 * 3_600_000;
  expect([await isIn(browser), await isIn(other)]).toEqual([false, true]);
  passed = 0;
});

test("whom an organiser of the institution takes out is out at once, and its sign-in lets them in there no more", async () => {
  provider.who = { sub: "eva", department: "Wijkzaken" };
  const { browser } = await comeIn();
  const organiser = browserAt(services);
  await organiser.signIn(
    await makePartyCode(services.engine, services.secrets, { book, party: city, maker: "steward" }),
  );
  const people = `/b/${book}/parties/${city}/people`;
  await browser.post(`${people}/name`, { name: "Eva" });
  const person = /Eva<\/bdi>[^]*?name="person" value="([^"]+)"/.exec(await organiser.text(people))?.[1] ?? "";
  await organiser.post(`${people}/remove`, { person });
  expect((await browser.get(people)).status).toBe(404);
  const log = await quietly(async () => expect((await comeIn()).answer.status).toBe(403));
  expect(log).not.toContain("eva");
});

test("the request is as the NLGov profile asks: code, S256, state and nonce of 256 bits, the exact address to come back to", async () => {
  const address = new URL(await away(browserAt(services)));
  const asked = Object.fromEntries(address.searchParams);
  expect(asked).toMatchObject({
    client_id: "wijkspiegel",
    response_type: "code",
    scope: "openid",
    redirect_uri: `${SITE}${BEGIN}/back`,
    code_challenge_method: "S256",
  });
  for (const secret of [asked["state"], asked["nonce"], asked["code_challenge"]]) expect(secret).toMatch(/^[\w-]{43}$/);
});

test("a way back that is wrong, another's, used or too old opens nothing, and says so in words", async () => {
  const refused = async (browser: TestBrowser, way: string, words: RegExp): Promise<void> => {
    const answer = await browser.get(way);
    expect([answer.status, await isIn(browser)]).toEqual([403, false]);
    expect(await answer.text()).toMatch(words);
  };
  const again = /niet hier begonnen/;
  const other = await backFrom(await away(browserAt(services)), SITE);
  await refused(browserAt(services), other, again);
  const begun = browserAt(services);
  await away(begun);
  await refused(begun, other, again);
  const wrongState = browserAt(services);
  const way = await backFrom(await away(wrongState), SITE);
  await refused(wrongState, way.replace(/state=[^&]+/, "state=made-up"), again);
  await refused(wrongState, way, again);
  const used = browserAt(services);
  const once = await backFrom(await away(used), SITE);
  const cookie = used.jar.get("institution") ?? "";
  expect((await used.get(once)).status).toBe(303);
  const copy = browserAt(services);
  copy.jar.set("institution", cookie);
  await refused(copy, once, again);
});

test("a nonce of another sign-in, another verifier, and a code played again are refused", async () => {
  const change = (column: string) => services.engine.query(`UPDATE institution_visit SET ${column} = 'x'`);
  for (const column of ["nonce", "verifier"]) {
    const log = await quietly(async () => {
      const browser = browserAt(services);
      const way = await backFrom(await away(browser), SITE);
      await change(column);
      const answer = await browser.get(way);
      expect([answer.status, await isIn(browser)]).toEqual([403, false]);
      expect(await answer.text()).toContain("haar antwoord klopt niet");
    });
    expect(log).toContain('"institution":"stad"');
  }
  const [first, second] = [browserAt(services), browserAt(services)];
  const way = await backFrom(await away(first), SITE);
  await first.get(way);
  const mine = new URL(await away(second)).searchParams.get("state") ?? "";
  await quietly(async () => {
    const answer = await second.get(way.replace(/state=[^&]+/, `state=${mine}`));
    expect([answer.status, await isIn(second)]).toEqual([403, false]);
  });
});

test("a no at the institution, or an institution that is away, comes back as a page with words", async () => {
  provider.who = undefined;
  const log = await quietly(async () => {
    const { answer } = await comeIn();
    expect([answer.status, /Uw instelling liet u niet binnen/.test(await answer.text())]).toEqual([403, true]);
  });
  expect(log).toContain("access_denied");
  const gone = institution({ issuer: "http://127.0.0.1:9", name: "weg" });
  const settings = parseSettings({ OIDC_FILE: file("gone.json", JSON.stringify([gone])) }) as Settings;
  await quietly(async () => {
    const answer = await browserAt({ ...services, settings }).get("/sign-in/institution/weg");
    expect([answer.status, /antwoordt nu niet/.test(await answer.text())]).toEqual([503, true]);
  });
  expect((await browserAt(services).get("/sign-in/institution/elders")).status).toBe(404);
});

test("a file with a mistake is told in words: where it stands, and what would be right", () => {
  const told = (text: string) => institutionsIn(file("wrong.json", text));
  expect(told("{")).toMatchObject({ wrong: [{ what: "not-json" }] });
  expect(told("{}")).toMatchObject({ wrong: [{ what: "list" }] });
  const right = institution();
  const [one] = right.places;
  const { clientId: _, ...without } = right;
  for (const [text, words] of [
    [[institution({ httpOnLoopback: false })], "stad › issuer klopt niet. Goed is: het eigen adres van de aanbieder"],
    [[institution({ issuer: "http://login.stad.example" })], "stad › issuer klopt niet"],
    [[institution({ key: "oidc.json" })], "stad › key klopt niet. Goed is: een bestand met een privésleutel"],
    [[institution({ name: "De Stad" })], "De Stad › name klopt niet. Goed is: kleine letters"],
    [[institution({ places: [one, place("x", { role: "organiser" })] })], "stad › places 2 › role klopt niet"],
    [[institution({ acr: ["a", 2] })], "stad › acr 2 klopt niet. Goed is: een lijst met minstens één niveau"],
    [[institution({ secret: "x" })], "stad › secret kennen wij niet. Haal het weg."],
    [[without], "stad › clientId ontbreekt. Goed is: hoe de aanbieder deze site noemt."],
    [[{ ...right, places: [] }], "stad › places klopt niet"],
    [[{}], "1 › name ontbreekt"],
    [[right, right], "stad › name staat er al."],
  ] as const)
    expect(wrongSettings({ OIDC_FILE: file("wrong.json", JSON.stringify(text)) })).toContain(words);
  expect(wrongSettings({ OIDC_FILE: path.join(folder, "none.json") })).toContain("Het bestand is niet te lezen.");
});

/** What the start says of wrong settings, in Dutch. */
function wrongSettings(environment: Readonly<Record<string, string>>): string {
  try {
    settingsOf({ environment, texts: textsIn("nl") } as unknown as Call);
  } catch (error) {
    return String((error as WrongUse).values["lines"]);
  }
  return "";
}
