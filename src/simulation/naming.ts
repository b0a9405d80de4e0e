import { happens, pick } from "./chance.ts";
import { DAY, dayOf } from "./diary.ts";
import { END, ofForm, type Resident, type World } from "./world.ts";

/** What institutions say about each party of residents, twice; who is spoken about answers some of it. */
export function callNames(world: World): void {
  for (const resident of world.residents) for (let i = 0; i < 2; i++) name(world, resident);
}

function name({ chance, cast, diary, institutions, knobs }: World, resident: Resident): void {
  const speaker = pick(chance, [institutions.municipality, institutions.welfare]);
  const cold = happens(chance, ofForm(resident, knobs.coldWords));
  const words = pick(chance, cold ? cast.sayings.cold : cast.sayings.warm);
  const moment = Math.floor(resident.since + DAY + chance() * (END - resident.since - 20 * DAY));
  const body = { speaker: speaker.id, of: "party", party: resident.id, words, when: dayOf(moment) };
  const by = happens(chance, 0.5) ? speaker.by : resident.by;
  const id = diary.write({ kind: "saying", by, moment, body });
  if (happens(chance, 0.3)) {
    const reply = { target: id, text: pick(chance, cast.replies.words) };
    diary.write({ kind: "reply", by: resident.by, moment: moment + 3 * DAY, body: reply });
  }
}
