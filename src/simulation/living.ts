import type { EntryId } from "../register/ids.ts";
import { between, happens, pick, shuffled } from "./chance.ts";
import { DAY, dayOf } from "./diary.ts";
import { elsewhereIn, hire } from "./other-hall.ts";
import { type Actor, aside, END, type Hall, type Resident, type World } from "./world.ts";

/** What goes on beside asking: activities, support with the rent, burdens, claims, and question marks in both directions. */
export function live(world: World): void {
  for (const resident of world.residents) {
    for (let i = 0; i < 3; i++) organise(world, resident);
    if (happens(world.chance, 0.3)) payRent(world, resident);
    if (happens(world.chance, 0.6)) bear(world, resident);
    if (happens(world.chance, 0.5)) speak(world, resident);
  }
  speakForAll(world);
}

const TYPES = ["meal", "meeting", "course", "help", "culture"] as const;

const momentFor = ({ chance }: World, { since }: Resident): number =>
  Math.floor(since + DAY + chance() * (END - since - 20 * DAY));

function organise(world: World, resident: Resident): void {
  const { chance, cast, diary } = world;
  const moment = momentFor(world, resident);
  const inside = between(chance, 10, 60);
  const hall = elsewhereIn(world);
  const type = pick(chance, TYPES);
  const id = diary.write({
    kind: "activity",
    by: resident.by,
    moment,
    body: {
      title: pick(chance, cast.activities[type]),
      organiser: resident.id,
      type,
      when: dayOf(moment),
      space: roomFor(world, hall),
      ...timesOf(moment),
      counts: {
        new: between(chance, 5, 20),
        returning: between(chance, 5, 40),
        inside,
        outside: resident.outsiders ? between(chance, 5, 25) : 0,
      },
    },
  });
  if (hall) hire(aside(world, "other hall"), resident, { hall, activity: id, moment });
  if (happens(chance, 0.2)) doubt(world, id, moment);
}

/** One of the community halls is drawn all the same, so that another hall changes nothing else. */
function roomFor({ chance, spaces }: World, hall: Hall | undefined): EntryId {
  const own = pick(chance, spaces);
  return hall?.space ?? own;
}

/** Half an hour to three hours, between nine and eleven at night; now and then from sunset on. Nothing is drawn: the moment itself decides. */
function timesOf(moment: number): Readonly<Record<string, unknown>> {
  const seconds = Math.floor(moment / 1000);
  const starts = 540 + (seconds % 23) * 30;
  const ends = Math.min(starts + 60 + (seconds % 5) * 30, 1410);
  if (seconds % 7 === 0) return { atSunset: true, ends: 1380 };
  return seconds % 11 === 0 ? {} : { starts, ends };
}

/** A question mark by an institution or another residents' party, as often by the one as by the other. */
function doubt(world: World, about: EntryId, moment: number): void {
  const { chance, cast, diary, institutions, residents } = world;
  const when = moment + 5 * DAY;
  const there = residents.filter((resident) => resident.since < when);
  const doubter: Actor = happens(chance, 0.5) ? institutions.welfare : pick(chance, there);
  const body = { about, doubter: { party: doubter.id }, ground: pick(chance, cast.doubts), when: dayOf(when) };
  const answered = happens(chance, 0.5) ? { answered: cast.answered } : {};
  diary.write({ kind: "doubt", by: doubter.by, moment: when, body: { ...body, ...answered } });
}

function payRent(world: World, resident: Resident): void {
  const { chance, cast, diary, institutions, rules } = world;
  const giver = pick(chance, [institutions.municipality, institutions.housing]);
  const moment = momentFor(world, resident);
  const returns = happens(chance, 0.5) ? { returns: cast.supports.returns } : {};
  const body = { from: giver.id, to: { party: resident.id }, type: "rent", what: cast.supports.rent, rule: rules.aim };
  const amount = between(chance, 10, 60) * 10_000;
  const given = { ...body, amount, since: dayOf(moment), ...returns };
  diary.write({ kind: "support", by: giver.by, moment, body: given, kept: !resident.unseen });
}

function bear(world: World, resident: Resident): void {
  const { chance, cast, diary } = world;
  const moment = momentFor(world, resident);
  const body = {
    on: resident.id,
    type: pick(chance, ["hours", "duties", "proving"]),
    what: pick(chance, cast.burdens),
  };
  const hours = between(chance, 1, 20) * 60;
  diary.write({ kind: "burden", by: resident.by, moment, body: { ...body, hours, since: dayOf(moment) } });
}

function speak(world: World, resident: Resident): void {
  const moment = momentFor(world, resident);
  const { forWhom, words } = world.cast.claims;
  const body = { speaker: resident.id, forWhom, words, when: dayOf(moment) };
  const id = world.diary.write({ kind: "claim", by: resident.by, moment, body });
  if (happens(world.chance, 0.3)) doubt(world, id, moment);
}

/** Institutions say "the neighbourhood wants" too, and residents put a question mark by it. */
function speakForAll({ chance, cast, diary, institutions, residents }: World): void {
  const doubters = shuffled(chance, residents);
  for (const [i, speaker] of [institutions.municipality, institutions.welfare, institutions.housing].entries()) {
    const doubter = doubters[i] as Resident;
    const moment = doubter.since + between(chance, 5, 200) * DAY;
    const { neighbourhood: forWhom, words } = cast.claims;
    const body = { speaker: speaker.id, forWhom, words, when: dayOf(moment) };
    const about = diary.write({ kind: "claim", by: speaker.by, moment, body });
    const ground = pick(chance, cast.doubts);
    const question = { about, doubter: { party: doubter.id }, ground, when: dayOf(moment + DAY) };
    diary.write({ kind: "doubt", by: doubter.by, moment: moment + DAY, body: question });
  }
}
