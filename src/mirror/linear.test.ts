import { expect, test } from "vitest";
import { handWritten, idOf, type Line, party, seenBy, viewer } from "../../test/support/hand-written.ts";
import { mutualDoubts } from "./doubts.ts";
import { LENSES, look } from "./mirror.ts";
import { partyNamed } from "./parties.ts";
import { askedForWhom } from "./spoken-for.ts";
import { tariffsOf } from "./tariffs.ts";
import type { View } from "./view.ts";

/** So many residents' parties, of each of whom everything is written once, under one rule. */
function bookOf(parties: number): View {
  const lines: readonly Line[] = [
    party("city", "municipality"),
    { kind: "rule", name: "rule", body: { title: "Zaal", type: "tariff", owner: "$city", criteria: [OPEN] } },
    ...Array.from({ length: parties }, (_, i) => linesOf(`p${i}`, i)).flat(),
  ];
  return seenBy(handWritten(lines), viewer("city"));
}

const OPEN = { key: "open", text: "open voor ieder" };

function linesOf(one: string, i: number): readonly Line[] {
  const [own, who] = [`$${one}`, { party: `$${one}` }];
  const ask = { from: who, to: "$city", matter: "money", amount: 1000 + i, asked: `20${10 + (i % 10)}-02-01` };
  const line = (kind: Line["kind"], name: string, body: Line["body"]): Line => ({ kind, name: `${one}-${name}`, body });
  return [
    party(one),
    line("request", "ask", { ...ask, rule: "$rule" }),
    line("request", "wait", ask),
    line("decision", "yes", { on: `$${one}-ask`, decider: "$city", outcome: "granted", rule: "$rule", tariff: "high" }),
    line("support", "gift", { from: "$city", to: who, type: "money", amount: 500, since: "2015" }),
    line("burden", "rent", { on: own, type: "rent", amount: 300, since: "2015", tariff: "high" }),
    line("activity", "feast", { title: "Feest", organiser: own, when: "2015-05-01", counts: { outside: 2 } }),
    line("claim", "we", { speaker: own, forWhom: "de straat" }),
    line("doubt", "who", { about: `$${one}-we`, doubter: { party: "$city" }, ground: "voor wie" }),
    line("held", "backing", { rule: "$rule", criterion: "backing", who: own, holder: "$city", how: "asked" }),
    line("fact", "open", { rule: "$rule", criterion: "open", party: own, value: "yes" }),
    line("saying", "said", { speaker: "$city", of: "party", party: own, words: "sterk" }),
  ];
}

/** How often a row of a view is looked at; what is taken from whole columns is not counted. */
function looks(view: View, work: (view: View) => unknown): number {
  let count = 0;
  const counted =
    <A extends readonly unknown[], R>(ask: (...given: A) => R) =>
    (...given: A): R => {
      count++;
      return ask(...given);
    };
  const { current, follow, said, entry, form, concerned } = view;
  work({
    ...view,
    current: counted(current),
    follow: counted(follow),
    said: counted(said) as View["said"],
    entry: counted(entry),
    form: counted(form),
    concerned: counted(concerned),
  });
  return count;
}

const [FEW, MANY] = [24, 96] as const;
const [small, large] = [bookOf(FEW), bookOf(MANY)];
const questions = [[], [["party", idOf("p1")]], [["rule", idOf("rule")]], [["a", idOf("p1")]]] as const;

test("four times the book is looked at about four times as often: no lens goes through it once for each party", () => {
  for (const { name } of LENSES)
    for (const asked of questions) {
      const once = (view: View) => looks(view, (one) => look(name, one, asked));
      expect([name, asked, once(large) / (once(small) + 1) < 6]).toEqual([name, asked, true]);
    }
});

test("nor does what is told of every party", () => {
  const lists: readonly ((view: View) => unknown)[] = [
    askedForWhom,
    tariffsOf,
    (view) => mutualDoubts(view, partyNamed(view, idOf("city"))),
  ];
  for (const list of lists) expect(looks(large, list)).toBeLessThan(6 * looks(small, list));
});
