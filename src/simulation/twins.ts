import { between, happens, shuffled } from "./chance.ts";
import { DAY, dayOf, yearOf } from "./diary.ts";
import { END, type Resident, START, type World } from "./world.ts";

/** Pairs of parties ask the same on the same day of the same fund; of a share of the pairs one gets yes and the other no. */
export function askAlike(world: World): void {
  const { pairs, apart } = world.knobs.twins;
  const early = world.residents.filter(({ since }) => since < START + 400 * DAY);
  const order = shuffled(world.chance, early);
  for (let i = 0; i < Math.min(pairs, Math.floor(order.length / 2)); i++) {
    const pair: readonly Resident[] = order.slice(2 * i, 2 * i + 2);
    askBoth(world, happens(world.chance, 0.5) ? pair : pair.toReversed(), i < Math.round(pairs * apart));
  }
}

/** The second of the two gets the same answer as the first; or no, and then it sets both side by side. */
function askBoth(world: World, pair: readonly Resident[], apart: boolean): void {
  const { chance } = world;
  const since = START + 400 * DAY;
  const asked = Math.floor(since + chance() * (END - since - 90 * DAY));
  const decided = asked + between(chance, 10, 40) * DAY;
  const amount = between(chance, 30, 90) * 1000;
  const asks = pair.map((from, i) => ({
    from,
    ...ask(world, from, { asked, decided, amount, yes: i === 0 || !apart }),
  }));
  const [one, other] = asks;
  if (!apart || one === undefined || other === undefined) return;
  const { title, likeness, conclusion } = world.cast.twins;
  const body = { title, one: one.on, other: other.on, likeness, turning: other.decision, conclusion };
  world.diary.write({ kind: "comparison", by: other.from.by, moment: decided + 5 * DAY, body });
}

interface Alike {
  readonly asked: number;
  readonly decided: number;
  /** Cents. */
  readonly amount: number;
  readonly yes: boolean;
}

function ask(world: World, { id: party, by }: Resident, { asked, decided, amount, yes }: Alike) {
  const { cast, diary, rules, institutions } = world;
  const to = institutions.fund;
  const when = { asked: dayOf(asked), year: yearOf(asked), cadence: "once" };
  const body = { from: { party }, to: to.id, matter: "money", what: cast.alike, amount, rule: rules.fund, ...when };
  const on = diary.write({ kind: "request", by, moment: asked, body });
  const outcome = yes ? { outcome: "granted", amount } : { outcome: "refused" };
  const reason = { form: yes ? "written" : "spoken", text: yes ? cast.reasons.yes.money[0] : cast.reasons.spoken[0] };
  const told = { decided: dayOf(decided), told: dayOf(decided), written: yes ? "yes" : "no", heard: "no" };
  const decision = { on, decider: to.id, ...outcome, reason, rule: rules.fund, ...told, nature: "private" };
  return { on, decision: diary.write({ kind: "decision", by: to.by, moment: decided, body: decision }) };
}
