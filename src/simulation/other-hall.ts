import type { EntryId } from "../register/ids.ts";
import { between, happens } from "./chance.ts";
import { DAY, dayOf, yearOf } from "./diary.ts";
import { END, type Hall, IN_FORCE, type Resident, START, type World } from "./world.ts";

/** The housing corporation's hall; undefined where nobody ever goes there. */
export function openHall(world: World): Hall | undefined {
  const { cast, diary, institutions, knobs } = world;
  const { closes, share, euros } = knobs.otherHall;
  if (share === 0) return undefined;
  const { by, id } = institutions.housing;
  const { group, ...text } = cast.rules.hall;
  const groups = [{ name: group, when: true, price: euros * 100, per: "hour" }];
  const tariff = { ...text, ...IN_FORCE, type: "tariff", owner: id, groups };
  const rule = diary.write({ kind: "rule", by, moment: START, body: tariff });
  const hours = [{ days: [1, 2, 3, 4, 5], from: 540, until: closes * 60 }];
  const body = { name: cast.otherHall, manager: id, tariff: rule, hours };
  return { space: diary.write({ kind: "space", by, moment: START, body }), rule };
}

/** The hall this activity goes to instead, with the chance of the knob. */
export const elsewhereIn = (world: World): Hall | undefined => {
  const goes = happens(world.streams("other hall"), world.knobs.otherHall.share);
  return goes ? world.hall : undefined;
};

interface Use {
  readonly hall: Hall;
  readonly activity: EntryId;
  readonly moment: number;
}

/** Who uses it asked for it, and pays its price. */
export function hire(world: World, { id: party, by }: Resident, { hall, activity, moment }: Use): void {
  const { cast, diary, institutions, knobs } = world;
  const { housing } = institutions;
  const decided = moment + between(world.chance, 1, 5) * DAY;
  if (decided > END) return;
  const wish = { from: { party }, to: housing.id, matter: "space", what: cast.needs.space[0], activity };
  const when = { asked: dayOf(moment), year: yearOf(moment), cadence: "once" };
  const on = diary.write({ kind: "request", by, moment, body: { ...wish, ...when, rule: hall.rule } });
  const price = { tariff: cast.rules.hall.group, hourly: knobs.otherHall.euros * 100, rule: hall.rule };
  const reason = { form: "written", text: cast.reasons.yes.space[0] };
  const body = {
    on,
    decider: housing.id,
    outcome: "granted",
    ...price,
    reason,
    decided: dayOf(decided),
    nature: "private",
  };
  diary.write({
    kind: "decision",
    by: housing.by,
    moment: decided,
    body: { ...body, written: "yes", told: dayOf(decided) },
  });
}
