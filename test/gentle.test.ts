import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Services } from "../src/http/services.ts";
import { columnsOf } from "../src/mirror/columns.ts";
import type { BookId, PartyId } from "../src/register/ids.ts";
import { flagsAt } from "../src/register/flags.ts";
import { enter, foundBook } from "./support/book.ts";
import { type Reader, readerOf, servicesAt } from "./support/still-site.ts";
import { tell } from "./support/telling.ts";

/** A ground that names belief or origin: said with a why, kept between those concerned, never counted, never logged. */

const NAMED = "De avond is alleen voor moslims";
const decided = (t: ReturnType<typeof tell>, text: string, more: object = {}) => {
  const on = t.say(t.rosa, "request", { from: { party: t.rosa }, to: t.city, matter: "space" });
  const body = { on, decider: t.city, outcome: "refused", reason: { form: "written", text }, ...more };
  return { body };
};

describe("a ground that names belief or origin", () => {
  test("is given with a why, and stands out", () => {
    const t = tell();
    const { body } = decided(t, NAMED);
    expect(t.refused(t.city, "decision", body)).toBe("trait-needs-a-why");
    const id = t.say(t.city, "decision", { ...body, why: "Zo staat het in de aanvraag" });
    const row = t.register.rowOf.get(id) as number;
    const flags = flagsAt(t.register, row, { readable: () => true, now: Date.parse("2027-01-01") });
    expect(flags.map(({ name }) => name)).toContain("ground-names-people");
  });

  test("stands in no point that is counted, and so in no column", () => {
    const t = tell();
    const { body } = decided(t, "Geen plaats meer", { ground: "voor-moslims" });
    expect(t.refused(t.city, "decision", body)).toBe("trait-not-here");
    const reason = decided(t, NAMED, { why: "Zo was het gezegd" });
    t.say(t.city, "decision", reason.body);
    const columns = JSON.stringify(columnsOf(t.register), (_, value: unknown) =>
      value instanceof Map ? [...value] : value,
    );
    expect(columns).not.toContain("moslims");
  });

  test("is entered by who was told it, and silence brings it to nobody else until that party opens it", () => {
    const t = tell();
    const { body } = decided(t, NAMED);
    expect(t.refused(t.rosa, "decision", body, "members")).toBe("audience-too-wide");
    const id = t.say(t.rosa, "decision", body);
    t.say(t.city, "delivery", { target: id, party: t.city, means: "page" });
    t.say(t.city, "reply", { target: id, text: "Dat klopt niet." });
    t.wait(400);
    expect([t.reads(t.city, id), t.reads(t.hamza, id), t.reads(t.housing, id)]).toEqual([true, true, false]);
    const plain = t.say(t.rosa, "decision", { ...body, reason: { form: "spoken", text: "Geen plaats" } });
    t.say(t.city, "delivery", { target: plain, party: t.city, means: "page" });
    t.wait(400);
    expect(t.reads(t.housing, plain)).toBe(true);
    t.say(t.rosa, "publication", { target: id, audience: "members" });
    expect([t.reads(t.hamza, id), t.reads(t.housing, id)]).toEqual([true, true]);
  });

  test("is opened by who gave it only as far as who was told it agrees, and about nobody never", () => {
    const t = tell();
    const { body } = decided(t, NAMED, { why: "Zo was het gezegd" });
    const id = t.say(t.city, "decision", body);
    expect(t.refused(t.city, "publication", { target: id, audience: "members" })).toBe("agreement-first");
    t.say(t.rosa, "agreement", { target: id, agrees: true });
    t.wait(1);
    expect(t.reads(t.housing, id)).toBe(true);
    const on = t.say(t.city, "request", { from: { residents: true }, to: t.city, matter: "space" });
    const nobody = t.say(t.city, "decision", { ...body, on });
    expect(t.refused(t.city, "publication", { target: nobody, audience: "members" })).toBe("agreement-first");
    t.wait(400);
    expect(t.reads(t.hamza, nobody)).toBe(false);
  });

  test("does not come in by a correction of what more people already read", () => {
    const t = tell();
    const { body } = decided(t, "Geen plaats");
    const id = t.say(t.city, "decision", body);
    t.say(t.rosa, "agreement", { target: id, agrees: true });
    t.say(t.city, "publication", { target: id, audience: "members" });
    const corrected = { ...body, reason: { form: "written", text: NAMED }, why: "Vergeten" };
    expect(t.refused(t.city, "correction", { target: id, body: corrected })).toBe("audience-too-wide");
  });
});

describe("words that are looked at once more", () => {
  const WORD = "moslimzzzplant";
  let services: Services;
  let book: BookId;
  let city: PartyId;
  let group: PartyId;
  let reader: Reader;
  /** All that the program wrote to its log. */
  const said: string[] = [];

  beforeAll(async () => {
    for (const name of ["log", "error", "warn", "info"] as const)
      vi.spyOn(console, name).mockImplementation((...words) => void said.push(words.map(String).join(" ")));
    services = await servicesAt(() => new Date("2026-11-20T12:00:00Z"));
    services = { ...services, settings: { ...services.settings, LOG: "requests" } as Services["settings"] };
    ({ book, city, group } = await foundBook(services.desk, "kijken"));
    await enter(services.desk, book, { name: "Welzijn", type: "welfare", side: "institution" });
    reader = await readerOf(services, book, { party: group });
  });
  afterAll(() => {
    vi.restoreAllMocks();
    return services.engine.close();
  });

  const post = (fields: Readonly<Record<string, string>>) =>
    reader.app.request(`/b/${book}/record/request`, {
      method: "POST",
      headers: reader.headers,
      body: new URLSearchParams({ csrf: "token", from: group, to: city, matter: "space", ...fields }),
    });
  const inDatabase = async (): Promise<string> => {
    const tables = await services.engine.query("SELECT name FROM sqlite_master WHERE type = 'table'");
    const rows = await Promise.all(tables.map(({ name }) => services.engine.query(`SELECT * FROM "${String(name)}"`)));
    return JSON.stringify(rows, (_, value: unknown) =>
      value instanceof Uint8Array ? String.fromCharCode(...value) : value,
    );
  };

  test("without script the server looks before it writes, and neither database nor log keeps them", async () => {
    said.length = 0;
    const answer = await post({ what: `Een zaal voor ${WORD}` });
    const page = await answer.text();
    expect(answer.status).toBe(200);
    expect(page).toContain("Kijk nog eens naar uw woorden");
    expect(page).toContain(WORD);
    expect(said.join("\n")).toMatch(/record/);
    expect(said.join("\n")).not.toContain(WORD);
    expect(await inDatabase()).not.toContain(WORD);
  });

  test("who says that they are needed sends them", async () => {
    expect((await post({ what: `Een zaal voor ${WORD}`, looked: "1" })).status).toBe(303);
    expect(await inDatabase()).toContain(WORD);
  });

  test("a reason that names belief or origin asks its decider why, in a field that stands open", async () => {
    const decider = await readerOf(services, book, { party: city });
    const { register } = await services.desk.open(book);
    const on = [...register.entries].findLast(({ kind }) => kind === "request")?.id ?? "";
    const body = {
      csrf: "token",
      on,
      decider: city,
      outcome: "refused",
      "reason.form": "written",
      "reason.text": `Alleen voor ${WORD}`,
    };
    const send = async (more: object) =>
      decider.app.request(`/b/${book}/record/decision`, {
        method: "POST",
        headers: decider.headers,
        body: new URLSearchParams({ ...body, ...more }),
      });
    expect(await (await send({})).text()).toMatch(/Een grond gaat over de activiteit[^]*<details open[^]*name="why"/);
    const refused = await send({ looked: "1" });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toMatch(/<details open[^]*id="field-why-error"/);
    const written = await send({ why: "Zo staat het in de aanvraag" });
    expect(written.status).toBe(303);
    const page = await (await decider.get(written.headers.get("location") ?? "")).text();
    expect(page).toContain("de grond noemt wie mensen zijn");
  });
});
