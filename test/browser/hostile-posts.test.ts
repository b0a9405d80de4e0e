import { request as rawRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeStewardLink } from "../../src/http/codes.ts";
import { means } from "../support/book.ts";
import { startSite } from "../support/site.ts";
import { memberOf, type Visitor, visitor } from "../support/visitor.ts";
import { type Neighbourhood, startNeighbourhood } from "./support/neighbourhood.ts";

let site: Neighbourhood;
let cookie: string;
let csrf: string;

beforeAll(async () => {
  site = await startNeighbourhood();
  const answer = await send("/sign-in", { code: await site.code(site.book, site.group) });
  cookie = answer.headers.get("set-cookie")?.split(";")[0] ?? "";
  csrf = /name="csrf" value="([^"]+)"/.exec(await page("/"))?.[1] ?? "";
  await send("/sixteen", { csrf, sixteen: "yes" }, { cookie });
});
afterAll(() => site.close());

type Fields = Readonly<Record<string, string>>;

/** A form as anybody can send it, from wherever. */
const send = (path: string, fields: Fields, headers: Fields = {}): Promise<Response> =>
  fetch(site.url + path, { method: "POST", body: new URLSearchParams(fields), headers, redirect: "manual" });

const page = async (path: string): Promise<string> => (await fetch(site.url + path, { headers: { cookie } })).text();

const length = async (): Promise<number> => (await site.services.desk.open(site.book)).register.entries.length;

const claim = (): Fields => ({ speaker: site.group, forWhom: "Wie komt eten", csrf });
const RECORD = () => `/b/${site.book}/record/claim`;

describe("a form that the signed-in visitor did not send", () => {
  test.each([
    ["without the session's token", { csrf: "" }, {}],
    ["with another token", { csrf: "AAAAAAAAAAAAAAAAAAAAAA" }, {}],
    ["from another site, by the browser's word", {}, { "Sec-Fetch-Site": "cross-site" }],
    ["from a neighbouring site", {}, { "Sec-Fetch-Site": "same-site" }],
    ["from another origin", {}, { Origin: "https://elders.example" }],
  ])("%s is refused and writes nothing", async (_, fields: Fields, headers: Fields) => {
    const before = await length();
    const answer = await send(RECORD(), { ...claim(), ...fields }, { cookie, ...headers });
    expect([answer.status, await length()]).toEqual([401, before]);
  });

  test("the same form, sent as it should be, is written", async () => {
    const before = await length();
    const answer = await send(RECORD(), claim(), { cookie, "Sec-Fetch-Site": "same-origin" });
    expect([answer.status, await length()]).toEqual([303, before + 1]);
  });

  test("signing out by somebody else's page does not work either", async () => {
    expect((await send("/sign-out", {}, { cookie })).status).toBe(401);
    expect(await page(RECORD())).toContain("Buurtgroep");
  });
});

describe("a form of a shape that no page has", () => {
  const id = means.newId();
  test.each([
    ["a kind that is not there", "record/secret", {}, 404],
    ["a kind that only the desk writes", "record/delivery", {}, 404],
    ["a kind by the name of a part of the language", "record/constructor", {}, 404],
    ["a kind out of the prototype", "record/__proto__", {}, 404],
    [
      "fields out of the prototype",
      "record/claim",
      { __proto__x: "1", "__proto__.forWhom": "x", constructor: "x" },
      400,
    ],
    ["an id with a way out of the folder", "record/reply", { target: "../../../etc/passwd", text: "x" }, 400],
    ["an id that is nobody's", "record/reply", { target: id, text: "x" }, 404],
    ["a party that is not there", "record/request", { from: id, to: id, matter: "space" }, 404],
    ["an answer that is not on the list", "record/request", { matter: "belief" }, 400],
    ["too many words", "record/claim", { forWhom: "w".repeat(4_001) }, 400],
    ["a number beyond all bounds", "record/burden", { type: "rent", amount: "9".repeat(40) }, 400],
    ["a source of its own making", "record/request", { "source.name": "x", versionOf: "x" }, 400],
    ["a book that is not there", "../elsewhere/record/claim", {}, 404],
  ])("%s is refused in words and writes nothing", async (_, path, fields: Fields, status) => {
    const before = await length();
    const answer = await send(new URL(`/b/${site.book}/${path}`, site.url).pathname, { csrf, ...fields }, { cookie });
    expect(answer.headers.get("content-type")).toContain("text/html");
    expect([answer.status, await length()]).toEqual([status, before]);
  });

  test("the prototype of things is as it was", () => {
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as Record<string, unknown>).forWhom).toBeUndefined();
  });

  test.each([
    ["no form at all", "application/json", '{"forWhom":"x"}', 401],
    ["half a form with files", "multipart/form-data", "--x", 422],
    [
      "a form with files that breaks off",
      "multipart/form-data; boundary=x",
      "--x\r\nContent-Disposition: form-data",
      422,
    ],
    ["bytes that are no letters", "application/x-www-form-urlencoded", "csrf=%ff%fe%00&forWhom=%c3%28", 400],
  ])("%s is refused, not a breakdown", async (_, type, body, status) => {
    const answer = await fetch(site.url + RECORD(), {
      method: "POST",
      body,
      headers: { cookie, "Content-Type": type },
    });
    expect(answer.status).toBe(status);
  });

  test.each(["/record/claim", "/import"])("a body beyond the limit is refused: %s", async (path) => {
    const before = await length();
    const headers = { cookie, "Content-Type": "application/x-www-form-urlencoded", "Content-Length": "900000000" };
    const status = await new Promise((resolve) => {
      const sending = rawRequest(`${site.url}/b/${site.book}${path}`, { method: "POST", headers }, (answer) => {
        resolve(answer.statusCode);
        sending.destroy();
      });
      sending.on("error", () => {});
      sending.write(`csrf=${csrf}&forWhom=x`);
    });
    expect([status, await length()]).toEqual([413, before]);
  });

  const ODD = ["%", "%2e%2e%2f", "%00", "a".repeat(3_000), "__proto__", "constructor", "'%22<>"];
  const statusOf = async (path: string): Promise<string> =>
    `${(await fetch(site.url + path, { headers: { cookie } })).status} ${path.slice(0, 60)}`;

  test("odd words in an address lead nowhere", async () => {
    const places = ["/b", `/b/${site.book}/entries`, `/b/${site.book}/parties`, `/b/${site.book}/mirror`];
    const all = await Promise.all(places.flatMap((place) => ODD.map((odd) => statusOf(`${place}/${odd}`))));
    expect(all.filter((answer) => !answer.startsWith("404"))).toEqual([]);
  });

  test("odd words in a filter break nothing", async () => {
    const places = ["requests?matter=", "mirror/silence?between=", "mirror/silence?at=", "file?number=", "?lang="];
    const paths = [...places, "record/reply?about="].flatMap((place) =>
      ODD.map((odd) => `/b/${site.book}/${place}${odd}`),
    );
    const all = await Promise.all(paths.map(statusOf));
    expect(all.filter((answer) => !/^[234]/.test(answer))).toEqual([]);
  });
});

describe("the door", () => {
  test("a used code, an unknown code and a code of nothing get the same words", async () => {
    const used = await site.code(site.book, site.city);
    expect((await send("/sign-in", { code: used })).status).toBe(303);
    const answers = await Promise.all(
      [used, "7K2M-9QXA-3FTB", ""].map(async (code) => {
        const answer = await send("/sign-in", { code });
        return [answer.status, answer.headers.get("set-cookie"), await answer.text()];
      }),
    );
    expect(answers[0]).toEqual([403, null, expect.stringContaining("Deze code klopt niet, of is al gebruikt")]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
  });

  test("guessing stops after twenty tries, for a right code too, and the words say to wait", async () => {
    const own = await startSite();
    const guess = (code: string) =>
      fetch(`${own.url}/sign-in`, { method: "POST", body: new URLSearchParams({ code }), redirect: "manual" });
    for (let i = 0; i < 20; i++) expect((await guess(`AAAA-AAAA-AA${String(i).padStart(2, "0")}`)).status).toBe(403);
    const stopped = await guess("AAAA-AAAA-AAAA");
    expect([stopped.status, await stopped.text()]).toEqual([429, expect.stringContaining("Wacht even")]);
    const link = await makeStewardLink(own.services.engine, own.services.secrets);
    expect((await guess(link)).status).toBe(429);
    await own.close();
  });

  test("the cookie is for this site's server only, and safe where the site is", async () => {
    const secure = await startSite({ BASE_URL: "https://wijk.example" });
    const link = await makeStewardLink(secure.services.engine, secure.services.secrets);
    const body = new URLSearchParams({ code: link });
    const answer = await fetch(`${secure.url}/sign-in`, { method: "POST", body, redirect: "manual" });
    const flags = answer.headers
      .get("set-cookie")
      ?.split("; ")
      .slice(1)
      .map((flag) => flag.split("=")[0])
      .sort();
    expect(flags).toEqual(["Expires", "HttpOnly", "Path", "SameSite", "Secure"]);
    expect(answer.headers.get("strict-transport-security")).toContain("max-age=31536000");
    await secure.close();
  });

  test("signing out ends the session, also for who kept its cookie", async () => {
    const code = await site.code(site.book, site.group);
    const kept = (await send("/sign-in", { code })).headers.get("set-cookie")?.split(";")[0] ?? "";
    const withKept = { headers: { cookie: kept } };
    const token = /name="csrf" value="([^"]+)"/.exec(await (await fetch(site.url, withKept)).text())?.[1] ?? "";
    await send("/sixteen", { csrf: token, sixteen: "yes" }, { cookie: kept });
    expect((await fetch(`${site.url}/b/${site.book}/looks`, withKept)).status).toBe(200);
    expect((await send("/sign-out", { csrf: token }, { cookie: kept })).status).toBe(303);
    expect((await fetch(`${site.url}/b/${site.book}/looks`, withKept)).status).toBe(401);
  });

  test("somebody who is in already comes in for another party with the same page", async () => {
    const who = await memberOf(site, site.book, site.group);
    const code = await site.code(site.book, site.city);
    expect(await (await who.post("/sign-in", { code })).text()).toContain("Voeg toe aan mijn account");
    expect((await who.get("/account")).status).toBe(200);
    const again = await who.post("/sign-in", { code, how: "new" });
    expect([again.status, again.headers.get("set-cookie")]).toEqual([303, expect.stringMatching(/^session=[\w-]+/)]);
    // The session before it is over: nothing stays open behind whoever came in anew.
    expect((await who.get("/account")).status).toBe(401);
  });
});

describe("the steward", () => {
  let steward: Visitor;
  beforeAll(async () => {
    steward = await visitor(site, await makeStewardLink(site.services.engine, site.services.secrets));
  });

  test("reads nothing that is for those concerned", async () => {
    const what = "Een kast voor de pannen";
    const ask = {
      kind: "request",
      body: { from: { party: site.group }, to: site.city, matter: "space", what },
    } as never;
    const id = await site.write(site.group, ask);
    expect((await steward.get(`/b/${site.book}/entries/${id}`)).status).toBe(404);
    for (const path of ["", "/requests", `/parties/${site.group}`, "/mirror/silence", "/mirror/silence.json"])
      expect(await steward.text(`/b/${site.book}${path}`)).not.toContain(what);
  });

  test("writes for nobody, and looks into nobody's list of looks", async () => {
    const before = await length();
    expect((await steward.post(RECORD(), { speaker: site.group, forWhom: "x" })).status).toBe(401);
    expect((await steward.get(`/b/${site.book}/looks`)).status).toBe(401);
    expect(await length()).toBe(before);
  });

  test("makes no code for a party that somebody came in for already: that would be a way into its file", async () => {
    const answer = await steward.post("/steward/code", { book: site.book, party: site.group });
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining("Alleen wie het gaat")]);
  });

  test("a party's own organiser makes the next one; it works, and is listed", async () => {
    const organiser = await memberOf(site, site.book, site.group);
    const people = `/b/${site.book}/parties/${site.group}/people`;
    const letter = await (await organiser.post(`${people}/code`, { role: "writer" })).text();
    const code = /class="letter-code">([^<]+)</.exec(letter)?.[1] ?? "";
    const next = await visitor(site, code);
    expect(await next.text(people)).toMatch(/Persoon \d+[^]*schrijver[^]*gebruikt op/);
  });

  test("nobody else does what the steward does", async () => {
    const member = await memberOf(site, site.book, site.city);
    expect((await member.get("/steward")).status).toBe(401);
    for (const what of ["new/holder", "party", "code", "languages"]) {
      const fields = {
        book: site.book,
        party: site.group,
        name: "x",
        holder: "Stichting",
        type: "other",
        side: "institution",
      };
      expect((await member.post(`/steward/${what}`, fields)).status).toBe(401);
    }
  });
});
