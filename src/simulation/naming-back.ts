import { happens, pick } from "./chance.ts";
import { DAY, dayOf } from "./diary.ts";
import { END, START, type World } from "./world.ts";
import { residentsOf, written } from "./written.ts";

/** Who was called something says a word of its own about who said it; and institutions say a word about the neighbourhood as one. */
export function callBack(world: World): void {
  const { chance, cast, diary, institutions, knobs } = world;
  if (knobs.namesBack === 0) return;
  const residents = residentsOf(world);
  for (const { body, moment } of written(diary, "saying")) {
    const named = body.party === "unknown" ? undefined : residents.get(body.party);
    const when = moment + 7 * DAY;
    if (named === undefined || !happens(chance, knobs.namesBack) || when > END) continue;
    const words = { words: pick(chance, cast.sayings.back), when: dayOf(when) };
    const said = { speaker: named.id, of: "party", party: body.speaker, ...words };
    diary.write({ kind: "saying", by: named.by, moment: when, body: said });
  }
  for (const { id, by } of [institutions.municipality, institutions.welfare]) {
    const moment = Math.floor(START + chance() * (END - START));
    const said = {
      speaker: id,
      of: "neighbourhood",
      words: pick(chance, cast.sayings.neighbourhood),
      when: dayOf(moment),
    };
    diary.write({ kind: "saying", by, moment, body: said });
  }
}
