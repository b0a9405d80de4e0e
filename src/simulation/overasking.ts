import type { EntryId } from "../register/ids.ts";
import { between, happens, pick } from "./chance.ts";
import { DAY, dayOf, yearOf } from "./diary.ts";
import { type Actor, IN_FORCE, type Resident, START, type World } from "./world.ts";
import { residentsOf, written } from "./written.ts";

/** With the chance of a knob a role brings more asking, then duties, then a burden: who is needed is asked too much. */
export function overask(world: World): void {
  const { chance, diary, institutions, knobs } = world;
  if (knobs.duties === 0) return;
  const rule = writeAgreement(world);
  const residents = residentsOf(world);
  for (const { body, moment } of written(diary, "role")) {
    const holder = residents.get(body.holder);
    const giver = Object.values(institutions).find(({ id }) => id === body.givers[0]?.party);
    if (holder && giver && happens(chance, knobs.duties)) burden(world, { holder, giver, moment, rule });
  }
}

function writeAgreement({ cast, diary, institutions: { municipality } }: World): EntryId {
  const body = { ...cast.rules.agreement, ...IN_FORCE, type: "role", owner: municipality.id };
  return diary.write({ kind: "rule", by: municipality.by, moment: START, body });
}

interface Needed {
  readonly holder: Resident;
  readonly giver: Actor;
  /** When the role was taken up. */
  readonly moment: number;
  readonly rule: EntryId;
}

function burden({ chance, cast, diary }: World, { holder, giver, moment, rule }: Needed): void {
  const [asked, held, felt] = [moment + 3 * DAY, moment + 6 * DAY, moment + 9 * DAY];
  const request = {
    from: { party: giver.id },
    to: holder.id,
    matter: "time",
    what: pick(chance, cast.calls),
    asked: dayOf(asked),
    year: yearOf(asked),
    hours: between(chance, 1, 8) * 60,
    cadence: "once",
  };
  diary.write({ kind: "request", by: giver.by, moment: asked, body: request });
  const duty = { rule, who: holder.id, holder: giver.id, how: "held", when: dayOf(held), consequence: cast.duty };
  diary.write({ kind: "held", by: giver.by, moment: held, body: duty });
  const weight = { on: holder.id, type: "duties", what: pick(chance, cast.burdens), since: dayOf(felt) };
  const hours = between(chance, 1, 6) * 60;
  diary.write({ kind: "burden", by: holder.by, moment: felt, body: { ...weight, hours } });
}
