import type { Author } from "../register/entry.ts";
import { asEntryId, asPartyId, type EntryId, type PartyId } from "../register/ids.ts";
import { type Cast, INSTITUTIONS, type InstitutionName } from "./cast.ts";
import { between, type Chance, happens, idFrom, shuffled, type Streams } from "./chance.ts";
import { DAY, type Diary } from "./diary.ts";
import { type ByForm, FROM_OUTSIDE, type Knobs } from "./knobs.ts";

/** Three years, milliseconds since 1970. */
export const START = Date.UTC(2023, 0, 2, 9);
export const END = Date.UTC(2025, 11, 31, 23);

export interface Actor {
  readonly id: PartyId;
  readonly by: Author;
}

export interface Resident extends Actor {
  readonly form: Cast["residents"][number]["type"];
  /** From when it asks and is asked. */
  readonly since: number;
  /** Whether its visitors also come from outside the neighbourhood. */
  readonly outsiders: boolean;
  /** Whether anybody ever asks it where its visitors come from. */
  readonly asked: boolean;
  /** Whether support, roles, meetings and ties pass it by. */
  readonly unseen: boolean;
}

/** Whether support, roles, meetings and ties pass it by; never an institution. */
export const isUnseen = (actor: Actor | Resident): boolean => "unseen" in actor && actor.unseen;

/** A chance or share as it is for a party of this form. */
export const ofForm = ({ form }: Resident, { foundation, other }: ByForm): number =>
  form === "foundation" ? foundation : other;

/** A hall with its own manager, hours and price. */
export interface Hall {
  readonly space: EntryId;
  readonly rule: EntryId;
}

/** The rules under which something is asked. */
export type RuleName = keyof typeof CRITERIA;

/** Everybody and everything that is there before the first request. */
export interface World {
  readonly chance: Chance;
  readonly streams: Streams;
  readonly cast: Cast;
  readonly knobs: Knobs;
  readonly diary: Diary;
  readonly institutions: Readonly<Record<InstitutionName, Actor>>;
  readonly residents: readonly Resident[];
  readonly rules: Readonly<Record<RuleName | "aim", EntryId>>;
  readonly spaces: readonly EntryId[];
  /** The hall of a second manager, if anybody ever goes there. */
  readonly hall: Hall | undefined;
}

/** The same world for one mechanism, with a stream of chance of its own: what it draws changes nothing else. */
export function aside(world: World, name: string): World {
  const chance = world.streams(name);
  return { ...world, chance, diary: world.diary.drawing(chance) };
}

type Means = Pick<World, "chance" | "streams" | "cast" | "knobs" | "diary">;

/** Enters the parties and writes down the rules and the rooms. */
export function settle(means: Means): World {
  const institutions = enterInstitutions(means);
  const residents = enterResidents(means);
  const rules = writeRules(means, institutions);
  const { by, id } = institutions.welfare;
  const spaces = means.cast.spaces.map((name) =>
    means.diary.write({
      kind: "space",
      by,
      moment: START,
      body: { name, manager: id, tariff: rules.tariff, hours: [{ days: [1, 2, 3, 4, 5], from: 540, until: 1320 }] },
    }),
  );
  return { ...means, institutions, residents, rules, spaces, hall: undefined };
}

type Introduction = Cast["municipality"];

/** A party writes itself down. */
export function enter({ chance, diary }: Means, moment: number, body: Introduction & { side: string }): Actor {
  const id = asPartyId(idFrom(chance));
  const by = { party: id, account: idFrom(chance) };
  diary.write({ kind: "party", by, id: asEntryId(id), moment, body });
  return { id, by };
}

const enterInstitutions = (means: Means): World["institutions"] =>
  Object.fromEntries(
    INSTITUTIONS.map((name) => [name, enter(means, START, { ...means.cast[name], side: "institution" })]),
  ) as unknown as World["institutions"];

/** Two in three are there from the start, the others come in later; who, is chance. */
function enterResidents(means: Means): readonly Resident[] {
  const { chance, cast, knobs } = means;
  const visited = drawVisitors(means);
  const passedBy = drawUnseen(means);
  return cast.residents.map((introduction, i) => {
    const late = happens(chance, knobs.late.share)
      ? between(chance, knobs.late.from, knobs.late.until)
      : between(chance, 1, 20);
    const since = START + late * DAY;
    const actor = enter(means, since, { ...introduction, side: "residents" });
    const drawn = { outsiders: visited.outside.has(i), asked: visited.asked.has(i), unseen: passedBy.has(i) };
    return { ...actor, form: introduction.type, since, ...drawn };
  });
}

/** Who has visitors from outside, and who is asked about it: the same share of those who have and of those who have not. */
function drawVisitors({ chance, cast, knobs }: Means) {
  const order = shuffled(chance, [...cast.residents.keys()]);
  const many = Math.round(order.length * FROM_OUTSIDE);
  const groups = [order.slice(0, many), order.slice(many)];
  const asked = groups.flatMap((group) => group.slice(0, Math.round(group.length * knobs.asked)));
  return { outside: new Set(groups[0]), asked: new Set(asked) };
}

function drawUnseen({ streams, cast, knobs }: Means): ReadonlySet<number> {
  const order = shuffled(streams("unseen"), [...cast.residents.keys()]);
  return new Set(order.slice(0, Math.round(order.length * knobs.unseen)));
}

function writeRules({ cast: { rules }, diary }: Means, { municipality, fund, welfare }: World["institutions"]) {
  const write = (owner: Actor, body: Readonly<Record<string, unknown>>): EntryId =>
    diary.write({ kind: "rule", by: owner.by, moment: START, body: { ...body, owner: owner.id, ...IN_FORCE } });
  const scheme = ({ criterion, ...text }: Cast["rules"]["budget"], key: string) => ({
    ...text,
    criteria: [{ key, text: criterion }],
  });
  const { low, high, ...tariff } = rules.tariff;
  const { least, ...small } = rules.fund;
  const met = { ">=": [{ var: `count.${CRITERIA.fund}` }, least] };
  const groups = [
    { name: low, when: { var: CRITERIA.tariff }, percent: 50 },
    { name: high, when: true, percent: 100 },
  ];
  return {
    budget: write(municipality, { type: "subsidy", ...scheme(rules.budget, CRITERIA.budget) }),
    fund: write(fund, { type: "subsidy", ...scheme(small, CRITERIA.fund), met }),
    tariff: write(welfare, { type: "tariff", ...scheme(tariff, CRITERIA.tariff), groups }),
    aim: write(municipality, { type: "aim", ...rules.aim }),
  };
}

/** The one criterion of each rule. */
export const CRITERIA = { budget: "volunteers", fund: "in-the-neighbourhood", tariff: "visitors-from-inside" } as const;
export const IN_FORCE = { written: "yes", writtenSince: "2022-10", inForceFrom: "2023-01-01" } as const;
