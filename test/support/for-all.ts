import type { Services } from "../../src/http/services.ts";
import type { Draft } from "../../src/register/entry.ts";
import { type EntryId, KEEPER, type PartyId } from "../../src/register/ids.ts";
import type { BookType } from "../../src/register/register.ts";
import { enter, foundBook } from "./book.ts";

/** What happened in a neighbourhood, with entries of every audience and all that hangs on them. */
export async function writeForAll(services: Services, type: BookType = "neighbourhood") {
  const { desk } = services;
  const { book, city, group } = await foundBook(desk, "buurt", type);
  const welfare = await enter(desk, book, { name: "Welzijn", type: "welfare", side: "institution" });
  const other = await enter(desk, book, { name: "Tuingroep", type: "group", side: "residents" });
  const say = async (
    party: PartyId,
    kind: Draft["kind"],
    body: object,
    audience?: Draft["audience"],
  ): Promise<EntryId> =>
    (
      await desk.write(book, {
        kind,
        by: { party, account: "a" },
        body,
        ...(audience && { audience }),
      } as unknown as Draft)
    ).id;
  const rule = await say(city, "rule", {
    title: "Zaalregel",
    type: "house",
    owner: city,
    written: "yes",
    criteria: [{ key: "open", text: "open voor ieder" }],
  });
  const hidden = await say(city, "rule", {
    title: "Stille regel",
    type: "house",
    owner: city,
    criteria: [{ key: "stil", text: "geheime voorwaarde" }],
  });
  await say(group, "held", { rule: hidden, criterion: "stil", who: group, holder: city, how: "held" });
  await say(city, "publication", { target: hidden, audience: "own" });
  for (const [party, what] of [
    [group, "zaal voor groep"],
    [other, "tuin voor tuingroep"],
  ] as const) {
    const request = await say(party, "request", {
      from: { party },
      to: city,
      matter: "space",
      what,
      asked: "2025-10-01",
      rule,
      unit: `dienst ${what}`,
      area: `straat ${what}`,
      year: party === group ? 2024 : 2025,
      amount: party === group ? 10_000 : 20_000,
    });
    const decision = await say(city, "decision", {
      on: request,
      decider: city,
      outcome: "refused",
      rule,
      ground: "open",
      reason: { form: "spoken", text: `reden ${what}` },
    });
    await say(party, "reply", { target: decision, text: `antwoord op ${what}` });
    await say(city, "correction", { target: decision, body: { on: request, decider: city, outcome: "granted", rule } });
    const activity = await say(party, "activity", { title: `feest ${what}`, organiser: party });
    await say(welfare, "doubt", { about: activity, doubter: { party: welfare }, ground: `voor wie is ${what}` });
    await say(city, "held", { rule, criterion: "open", who: party, holder: city, how: "asked", often: 2 });
    await say(party, "fact", { rule, criterion: "open", party, value: "yes" });
    await say(party, "burden", { on: party, type: "hours", what: `uren ${what}` });
    await say(party, "tie", { from: party, to: city, type: "works-with", tone: `goed bij ${what}` });
    await say(welfare, "tie", { from: party, to: welfare, type: "introduced" });
    const joint = { subject: rule, institution: city, text: `samen over ${what}`, parties: 5 };
    await say(party, "together", joint, "residents");
    await say(city, "unnamed", { on: request, decider: city, step: "noted", outcome: "granted" });
    const rude = await say(party, "claim", { speaker: party, forWhom: `gemeen over ${what}` });
    await say(KEEPER, "hiding", { target: rude, hidden: true, ground: "insult", why: "Dit gaat over een mens." });
    await say(party, "door", { target: party, state: "closed", until: "2026-04-01" });
    await say(party, "claim", { speaker: party, forWhom: `de straat van ${what}` }, "residents");
    await say(party, "claim", { speaker: party, forWhom: `eigen ${what}` }, "own");
    const claim = await say(party, "claim", { speaker: party, forWhom: `allen van ${what}` });
    await say(party, "backing", { claim, type: "letter", shownTo: city, shown: "2025-02", accepted: "yes" });
    await say(party, "saying", { speaker: city, of: "party", party, words: `lastig met ${what}`, when: "2025" });
    await say(welfare, "role", { title: `trekker ${what}`, holder: party, givers: [{ party: welfare }], ground: what });
    const space = await say(party, "space", { name: `hok ${what}`, manager: party }, "own");
    await say(party, "activity", { title: `stil ${what}`, organiser: party, space, when: "2025-05" }, "own");
    await say(party, "comparison", { title: `naast ${what}`, one: request, other: claim, likeness: what }, "own");
    await say(welfare, "support", {
      from: welfare,
      to: { party },
      type: "room",
      what: `zaal ${what}`,
      returns: "naam op de gevel",
    });
  }
  const plans = [1, 2].map((n) => ({ key: String(n), title: `boom ${n}`, cost: n * 500 }));
  const stated = { stated: "greedy", leftover: "none", counting: "each-vote" };
  const source = { name: "Buurtbudget", date: "2025", file: "G-1" };
  for (const audience of ["own", undefined] as const)
    await say(
      city,
      "round",
      { title: "Geld voor bomen", budget: 800, rule: stated, projects: plans, source },
      audience,
    );
  return { book, parties: { city, group, welfare, other } };
}
