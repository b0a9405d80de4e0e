import { happens, pick } from "./chance.ts";
import { DAY, dayOf } from "./diary.ts";
import { END, ofForm, type World } from "./world.ts";
import { residentsOf, written } from "./written.ts";

/** Support costs some who get it a burden: forms, meetings, explaining once more. */
export function charge(world: World): void {
  const { chance, cast, diary, knobs } = world;
  const residents = residentsOf(world);
  for (const { body, moment } of written(diary, "support")) {
    const getter = "party" in body.to ? residents.get(body.to.party) : undefined;
    const when = moment + 5 * DAY;
    if (getter === undefined || !happens(chance, ofForm(getter, knobs.costs)) || when > END) continue;
    const burden = { on: getter.id, type: "proving", what: pick(chance, cast.burdens), since: dayOf(when) };
    diary.write({ kind: "burden", by: getter.by, moment: when, body: burden });
  }
}
