import { happens, pick } from "./chance.ts";
import { DAY, dayOf } from "./diary.ts";
import { type Actor, END, isUnseen, type Resident, START, type World } from "./world.ts";

/** Ties that each party seeks. */
const SOUGHT = 2;
/** Days until a party seeks its first tie. */
const SETTLING = 30 * DAY;

/** Each party seeks two to work with: anybody, or with the chance of a knob somebody of its own side. The other end agrees in half of the cases. */
export function tieUp(world: World): void {
  const institutions = Object.values(world.institutions).map((actor): Placed => ({ actor, since: START }));
  const residents = world.residents.map((actor): Placed => ({ actor, since: actor.since }));
  const tied = new Set<string>();
  for (const [own, other] of [
    [residents, institutions],
    [institutions, residents],
  ] as const)
    for (const one of own)
      for (let i = 0; i < SOUGHT; i++) {
        const among = happens(world.chance, world.knobs.apart) ? own : [...own, ...other];
        const found = pick(world.chance, among);
        const pair = [one.actor.id, found.actor.id].toSorted().join();
        if (found === one || tied.has(pair)) continue;
        tied.add(pair);
        tie(world, one, found);
      }
}

interface Placed {
  readonly actor: Actor | Resident;
  readonly since: number;
}

function tie({ chance, diary }: World, from: Placed, to: Placed): void {
  const earliest = Math.max(from.since, to.since) + SETTLING;
  const moment = Math.floor(earliest + chance() * (END - earliest - SETTLING));
  const body = { from: from.actor.id, to: to.actor.id, type: "works-with", since: dayOf(moment) };
  const kept = !isUnseen(from.actor) && !isUnseen(to.actor);
  const id = diary.write({ kind: "tie", by: from.actor.by, moment, body, kept });
  if (happens(chance, 0.5))
    diary.write({ kind: "tie", by: to.actor.by, moment: moment + DAY, body: { ...body, versionOf: id }, kept });
}
