import type { EntryId } from "../register/ids.ts";
import { between, happens, pick } from "./chance.ts";
import { answer } from "./deciding.ts";
import { DAY, dayOf, yearOf } from "./diary.ts";
import { DESK, type DeskPace } from "./knobs.ts";
import { tariffOf } from "./holding.ts";
import { type Actor, END, type Resident, type RuleName, START, type World } from "./world.ts";

export type Matter = "money" | "space" | "permission";

/** What is asked, of whom and under which rule, before anybody wrote it down. */
interface Wish {
  readonly matter: Matter;
  readonly to: Actor;
  readonly rule: RuleName | undefined;
  /** The department of the municipality, and how fast it decides. */
  readonly unit: string;
  readonly pace: DeskPace;
}

/** A request in the book, on its way to a decision. */
export interface Asked extends Wish {
  readonly id: EntryId;
  readonly from: Resident;
  /** Cents, for money only. */
  readonly amount: number | undefined;
  /** The group of the tariff that will be charged, for a hall only. */
  readonly tariff: string | undefined;
  readonly moment: number;
}

/** Eight to eighteen requests of each party in three years, fewer of who came later, with what came of them. */
export function askAll(world: World): readonly Asked[] {
  const asked = world.residents.flatMap((from) => momentsOf(world, from).map((moment) => ask(world, from, moment)));
  for (const one of asked) answer(world, one);
  return asked;
}

function momentsOf({ chance }: World, { since }: Resident): readonly number[] {
  const share = (END - since) / (END - START);
  const draw = () => Math.floor(since + DAY + chance() * (END - since - 2 * DAY));
  return Array.from({ length: Math.round(between(chance, 8, 18) * share) }, draw).toSorted((a, b) => a - b);
}

/** The asker writes it down; now and then the one asked tells the same from its side. */
function ask(world: World, from: Resident, moment: number): Asked {
  const { chance, diary } = world;
  const wish = wishOf(world);
  const amount = wish.matter === "money" ? euros(world) * 100 : undefined;
  const body = requestFor(world, wish, { from, amount, moment });
  const id = diary.write({ kind: "request", by: from.by, moment, body });
  if (happens(chance, 0.35))
    diary.write({ kind: "request", by: wish.to.by, moment: moment + DAY, body: { ...body, versionOf: id } });
  const tariff = wish.rule === "tariff" ? tariffOf(world, from) : undefined;
  return { ...wish, id, from, amount, tariff, moment };
}

function wishOf(world: World): Wish {
  const { chance, institutions, cast, knobs } = world;
  const roll = chance();
  const matter = roll < 0.55 ? "money" : roll < 0.9 ? "space" : "permission";
  if (matter === "money" && happens(chance, 0.4)) return elsewhere(matter, institutions.fund, "fund");
  if (matter === "space" && happens(chance, 0.6)) return elsewhere(matter, institutions.welfare, "tariff");
  const unit = pick(chance, [...cast.desks, cast.slowDesk]);
  const pace = unit === cast.slowDesk ? knobs.slowDesk : DESK;
  return { matter, to: institutions.municipality, rule: matter === "money" ? "budget" : undefined, unit, pace };
}

const elsewhere = (matter: Matter, to: Actor, rule: RuleName): Wish => ({
  matter,
  to,
  rule,
  unit: "unknown",
  pace: DESK,
});

/** 200 to 980 euros in steps of 10, small sums as often as large ones on a scale of ratios: one class of size. */
const euros = ({ chance }: World): number => Math.round((200 * 4.9 ** chance()) / 10) * 10;

function requestFor(world: World, wish: Wish, asked: Pick<Asked, "from" | "amount" | "moment">) {
  const { chance, cast, knobs, rules } = world;
  const { to, matter, rule, unit } = wish;
  const { from, amount, moment } = asked;
  const yearly = happens(chance, matter === "money" ? knobs.yearly.hard : knobs.yearly.easy);
  return {
    from: { party: from.id },
    to: to.id,
    matter,
    what: pick(chance, cast.needs[matter]),
    asked: dayOf(moment),
    year: yearOf(moment),
    cadence: yearly ? "yearly" : "once",
    unit,
    ...(amount === undefined ? {} : { amount }),
    ...(rule === undefined ? {} : { rule: rules[rule] }),
  };
}
