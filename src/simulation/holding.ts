import type { Asked } from "./asking.ts";
import { between, happens } from "./chance.ts";
import { DAY, dayOf } from "./diary.ts";
import { CRITERIA, type Resident, type RuleName, type World } from "./world.ts";

/** What is counted behind each point: volunteers, people of the neighbourhood above the number the fund asks, visitors from it. Never under five (never 6). */
const COUNTED: Readonly<Record<RuleName, readonly [least: number, most: number]>> = {
  budget: [5, 30],
  fund: [0, 50],
  tariff: [10, 80],
};

/** The high tariff is charged to those with visitors from outside who were asked about it: a planted difference. */
export const tariffOf = ({ cast }: World, { outsiders, asked }: Resident): string =>
  outsiders && asked ? cast.rules.tariff.high : cast.rules.tariff.low;

/** At their first request under a rule, parties are asked about its criterion: under the schemes all of them, for a hall some. */
export function holdRules(world: World, asked: readonly Asked[]): void {
  for (const from of world.residents)
    for (const rule of ["budget", "fund", "tariff"] as const) {
      const first = asked.find((one) => one.from === from && one.rule === rule);
      if (first === undefined) continue;
      if (rule === "tariff") holdTariff(world, first);
      else holdScheme(world, first, rule);
    }
}

/** Everybody is asked, and everybody meets it. */
function holdScheme(world: World, first: Asked, rule: Exclude<RuleName, "tariff">): void {
  writeHeld(world, first, { rule, how: "asked", consequence: world.cast.noConsequence });
  writeFact(world, first, { rule, value: "yes" });
}

function holdTariff(world: World, first: Asked): void {
  const { asked, outsiders } = first.from;
  const value = outsiders ? "no" : "yes";
  if (asked) writeHeld(world, first, { rule: "tariff", how: "asked", consequence: world.cast.noConsequence });
  if (asked && outsiders) writeHeld(world, first, { rule: "tariff", how: "held", consequence: world.cast.consequence });
  if (asked || outsiders || happens(world.chance, 0.5)) writeFact(world, first, { rule: "tariff", value });
}

interface Holding {
  readonly rule: RuleName;
  readonly how: "asked" | "held";
  readonly consequence: string;
}

function writeHeld({ rules, diary }: World, { id, from, to, moment }: Asked, { rule, ...said }: Holding): void {
  const body = { rule: rules[rule], criterion: CRITERIA[rule], who: from.id, holder: to.id, occasion: id, ...said };
  diary.write({
    kind: "held",
    by: to.by,
    moment: moment + DAY,
    body: { ...body, when: dayOf(moment + DAY), often: 1 },
  });
}

function writeFact(
  { rules, diary, cast, streams }: World,
  { from, moment }: Asked,
  { rule, value }: Pick<Holding, "rule"> & { value: "yes" | "no" },
): void {
  const least = rule === "fund" ? cast.rules.fund.least : 0;
  const count = least + between(streams("counts"), ...COUNTED[rule]);
  const body = { rule: rules[rule], criterion: CRITERIA[rule], party: from.id, value, count, basis: cast.ownWord };
  const when = moment + 2 * DAY;
  diary.write({ kind: "fact", by: from.by, moment: when, body: { ...body, when: dayOf(when) } });
}
