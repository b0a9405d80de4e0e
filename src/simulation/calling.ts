import { between, happens, pick, waiting } from "./chance.ts";
import { DAY, dayOf, yearOf } from "./diary.ts";
import { FEW } from "./knobs.ts";
import { type Actor, END, type Resident, type World } from "./world.ts";

const CALLS = 180;
const CALLERS = ["municipality", "welfare", "housing", "college"] as const;

/** Institutions call on residents' parties, on all of them as often unless a knob says otherwise: with time, a voice or what they know. */
export function callAll(world: World): void {
  for (let i = 0; i < CALLS; i++) {
    const to = called(world);
    const moment = Math.floor(to.since + DAY + world.chance() * (END - to.since - 2 * DAY));
    call(world, to, { from: world.institutions[pick(world.chance, CALLERS)], moment });
  }
}

/** One number drawn, whatever the knob: its lower part falls on the few, the rest on everybody. */
function called({ chance, residents, knobs: { landing } }: World): Resident {
  const roll = chance();
  if (roll < landing) return pick(() => roll / landing, residents.slice(0, FEW));
  return pick(() => (roll - landing) / (1 - landing), residents);
}

function call(world: World, to: Resident, { from, moment }: { from: Actor; moment: number }): void {
  const { chance, cast, diary } = world;
  const id = diary.write({
    kind: "request",
    by: happens(chance, 0.6) ? from.by : to.by,
    moment,
    body: {
      from: { party: from.id },
      to: to.id,
      matter: pick(chance, ["time", "voice", "knowledge"]),
      what: pick(chance, cast.calls),
      asked: dayOf(moment),
      year: yearOf(moment),
      hours: between(chance, 1, 8) * 60,
      cadence: "once",
    },
  });
  const when = moment + waiting(chance, 10) * DAY;
  if (happens(chance, 0.2) || when > END) return;
  const yes = happens(chance, 0.75);
  const reason = yes ? {} : { reason: { form: "spoken", text: pick(chance, cast.reasons.capacity) } };
  const body = { on: id, decider: to.id, outcome: yes ? "granted" : "refused", decided: dayOf(when), nature: "act" };
  diary.write({ kind: "decision", by: to.by, moment: when, body: { ...body, ...reason } });
}
