import { between, happens, pick } from "./chance.ts";
import { DAY, dayOf } from "./diary.ts";
import { type Actor, enter, isUnseen, type Resident, START, type World } from "./world.ts";

/** Each who brings in others brings in so many: everybody as many ties, so that chains are random by construction with known degree. */
const BROUGHT = 2;

/** Who came late was brought in by somebody who was there before; parties beside the cast come in by chains, one introducing the next. */
export function introduce(world: World): void {
  introduceLate(world);
  grow(world);
}

function introduceLate(world: World): void {
  const { chance, residents } = world;
  for (const late of residents.filter(({ since }) => since > START + 30 * DAY)) {
    const by = pick(
      chance,
      residents.filter(({ since }) => since < late.since),
    );
    tell(world, { by, late, moment: late.since + between(chance, 1, 10) * DAY });
  }
}

interface Member {
  readonly actor: Actor;
  readonly side: "residents" | "institutions";
}

/** A chain from one resident and one institution; each newcomer is of its introducer's side with the chance of the knob. */
function grow(world: World): void {
  const { chance, residents, institutions, knobs } = world;
  if (knobs.growth.parties === 0) return;
  const members: Member[] = [
    { actor: pick(chance, residents), side: "residents" },
    { actor: institutions.municipality, side: "institutions" },
  ];
  const [first, step] = [START + 731 * DAY, (350 * DAY) / knobs.growth.parties];
  for (let n = 0; n < knobs.growth.parties; n++) {
    const by = members[Math.floor(n / BROUGHT)] as Member;
    const side = happens(chance, knobs.growth.own) ? by.side : otherSide(by.side);
    const moment = Math.floor(first + n * step);
    const { name, ...rest } = world.cast.growth[side];
    const party = { ...rest, name: `${name} ${n + 1}`, side: side === "residents" ? "residents" : "institution" };
    const actor = enter(world, moment, party);
    members.push({ actor, side });
    tell(world, { by: by.actor, late: actor, moment: moment + 1 });
  }
}

const otherSide = (side: Member["side"]): Member["side"] => (side === "residents" ? "institutions" : "residents");

interface Brought {
  readonly by: Actor | Resident;
  readonly late: Actor | Resident;
  readonly moment: number;
}

/** Whoever was brought in writes it down. */
const tell = ({ diary }: World, { by, late, moment }: Brought): void =>
  void diary.write({
    kind: "tie",
    by: late.by,
    moment,
    kept: !isUnseen(by) && !isUnseen(late),
    body: { from: by.id, to: late.id, type: "introduced", since: dayOf(moment) },
  });
