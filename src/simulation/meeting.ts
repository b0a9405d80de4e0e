import { between, happens, pick } from "./chance.ts";
import { DAY, dayOf } from "./diary.ts";
import { START, isUnseen, type Actor, type Resident, type World } from "./world.ts";

const MEETINGS = 10;
const BETWEEN = 100 * DAY;

/** Meetings about the neighbourhood: most are called by an institution, some by residents. Who sat there is counted, never named. */
export function meet(world: World): void {
  const { chance, institutions, residents } = world;
  for (let i = 0; i < MEETINGS; i++) {
    const moment = START + 40 * DAY + i * BETWEEN;
    const there = residents.filter(({ since }) => since < moment);
    const residentsCall = happens(chance, 0.3) && there.length > 0;
    convene(
      world,
      residentsCall ? pick(chance, there) : pick(chance, [institutions.municipality, institutions.welfare]),
      moment,
    );
  }
}

function convene({ chance, cast, diary, spaces }: World, caller: Actor | Resident, moment: number): void {
  const [residents, institutions] = [between(chance, 5, 15), between(chance, 5, 12)];
  const seats = {
    presentResidents: residents,
    presentInstitutions: institutions,
    seatsPaid: institutions,
    seatsUnpaid: residents,
  };
  diary.write({
    kind: "activity",
    by: caller.by,
    moment,
    kept: !isUnseen(caller),
    body: {
      title: cast.meeting,
      organiser: caller.id,
      type: "meeting",
      when: dayOf(moment),
      space: pick(chance, spaces),
      starts: 1170,
      ends: 1290,
      meeting: {
        calledBy: caller.id,
        invited: residents + institutions + between(chance, 0, 20),
        ...seats,
        decidedBy: caller.id,
      },
    },
  });
}
