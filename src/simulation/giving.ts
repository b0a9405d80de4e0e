import { between, happens, pick } from "./chance.ts";
import { DAY, dayOf } from "./diary.ts";
import { END, type Resident, type World } from "./world.ts";

/** One in three parties of residents holds a role that an institution gave it, everybody with the same chance. */
export function giveRoles(world: World): void {
  for (const resident of world.residents) if (happens(world.chance, 1 / 3)) give(world, resident);
}

function give({ chance, cast, diary, institutions }: World, { id, by, since, unseen }: Resident): void {
  const giver = pick(chance, [institutions.municipality, institutions.welfare, institutions.housing]);
  const moment = Math.floor(since + DAY + chance() * (END - since - 20 * DAY));
  const tasks = Array.from({ length: between(chance, 1, 3) }, () => ({
    what: pick(chance, cast.tasks),
    since: dayOf(moment),
  }));
  diary.write({
    kind: "role",
    by,
    moment,
    kept: !unseen,
    body: {
      title: pick(chance, cast.roles),
      holder: id,
      givers: [{ party: giver.id }],
      othersAsked: between(chance, 0, 3),
      tasks,
      hours: between(chance, 1, 8) * 15,
      reward: pick(chance, ["none", "none", "allowance", "thanks"]),
      since: dayOf(moment),
      agreed: "yes",
    },
  });
}
