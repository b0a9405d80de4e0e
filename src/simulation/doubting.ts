import type { EntryId, PartyId } from "../register/ids.ts";
import { happens, pick } from "./chance.ts";
import { DAY, dayOf } from "./diary.ts";
import { type Actor, END, ofForm, type Resident, type World } from "./world.ts";
import { residentsOf, written } from "./written.ts";

interface Call {
  readonly id: EntryId;
  readonly by: Actor;
  readonly to: Resident;
  readonly moment: number;
}

/** What one party asked of another, once per pair: the first time. */
function firstCalls(world: World): readonly Call[] {
  const residents = residentsOf(world);
  const seen = new Set<string>();
  return written(world.diary, "request").flatMap(({ id: call, body, moment }) => {
    const from = "party" in body.from ? body.from.party : undefined;
    const by = Object.values(world.institutions).find(({ id }) => id === from);
    const to = residents.get(body.to);
    const pair = `${from} ${body.to}`;
    if (by === undefined || to === undefined || seen.has(pair)) return [];
    seen.add(pair);
    return [{ id: call, by, to, moment }];
  });
}

/** An institution that calls on a party puts a question mark by what that same party does. */
export function doubtWanted(world: World): void {
  const { chance, diary, cast, knobs } = world;
  const activities = written(diary, "activity");
  for (const { by, to, moment } of firstCalls(world)) {
    const own = activities.filter(({ body }) => body.organiser === to.id);
    const about = own.findLast((one) => one.moment < moment) ?? own[0];
    const when = Math.max(moment, about?.moment ?? END) + 2 * DAY;
    if (!happens(chance, ofForm(to, knobs.wantedDoubted)) || about === undefined || when > END) continue;
    doubt(world, by, { about: about.id, ground: pick(chance, cast.doubts), when });
  }
}

/** Who of residents got a question mark of an institution puts one by what that institution claims or asks. */
export function doubtBack(world: World): void {
  const { chance, diary, cast, knobs } = world;
  const residents = residentsOf(world);
  const words = wordsOf(world);
  const owners = ownersOf(world);
  const done = new Set<string>();
  for (const { by, body, moment } of written(diary, "doubt")) {
    const doubted = residents.get(owners.get(body.about) as PartyId);
    const pair = `${by.party} ${doubted?.id}`;
    if (doubted === undefined || residents.has(by.party) || done.has(pair)) continue;
    done.add(pair);
    const said = words.get(by.party) ?? words.get(pair);
    const when = Math.max(moment, said?.moment ?? END) + 5 * DAY;
    if (!happens(chance, knobs.doubtBack) || said === undefined || when > END) continue;
    doubt(world, doubted, { about: said.id, ground: pick(chance, cast.doubts), when });
  }
}

/** Whose each activity and claim is. */
const ownersOf = ({ diary }: World): ReadonlyMap<EntryId, PartyId> =>
  new Map([
    ...written(diary, "activity").map(({ id, body }) => [id, body.organiser] as const),
    ...written(diary, "claim").map(({ id, body }) => [id, body.speaker] as const),
  ]);

/** What an institution says for all, by its id; and what it asked first of a party, by both ids. */
function wordsOf(world: World): ReadonlyMap<string, { readonly id: EntryId; readonly moment: number }> {
  const words = new Map<string, { readonly id: EntryId; readonly moment: number }>();
  for (const call of firstCalls(world)) words.set(`${call.by.id} ${call.to.id}`, call);
  for (const claim of written(world.diary, "claim").toReversed()) words.set(claim.body.speaker, claim);
  return words;
}

interface Question {
  readonly about: EntryId;
  readonly ground: string;
  readonly when: number;
}

function doubt({ diary }: World, { id, by }: Actor, { about, ground, when }: Question): void {
  const body = { about, doubter: { party: id }, ground, when: dayOf(when) };
  diary.write({ kind: "doubt", by, moment: when, body });
}
