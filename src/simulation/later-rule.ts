import type { EntryId } from "../register/ids.ts";
import { between, happens } from "./chance.ts";
import { DAY, dayOf, yearOf } from "./diary.ts";
import { IN_FORCE, type Resident, type World } from "./world.ts";

/** The day on which the rule is written, halfway. */
const WRITTEN = Date.UTC(2024, 6, 1, 9);
const POINT = "at-one-table";

/** Some parties ask money for a meal, and are refused under a rule about meals: some of these meals were before that rule was written. */
export function askUnderLaterRule(world: World): void {
  const { knobs, residents, chance } = world;
  if (knobs.laterRule.asked === 0) return;
  const rule = writeRule(world);
  for (const resident of residents) {
    const [asks, before] = [happens(chance, knobs.laterRule.asked), happens(chance, knobs.laterRule.after)];
    const day = before ? WRITTEN - between(chance, 10, 100) * DAY : WRITTEN + between(chance, 10, 100) * DAY;
    if (asks && resident.since < day - DAY) askFor(world, resident, { rule, day });
  }
}

function writeRule({ cast, diary, institutions: { municipality } }: World): EntryId {
  const { criterion, ...text } = cast.rules.meals;
  const since = { ...IN_FORCE, writtenSince: dayOf(WRITTEN), inForceFrom: dayOf(WRITTEN) };
  const body = {
    ...text,
    ...since,
    type: "subsidy",
    criteria: [{ key: POINT, text: criterion }],
    owner: municipality.id,
  };
  return diary.write({ kind: "rule", by: municipality.by, moment: WRITTEN, body });
}

function askFor(
  { chance, cast, diary, institutions: { municipality } }: World,
  { id: party, by }: Resident,
  { rule, day }: { readonly rule: EntryId; readonly day: number },
): void {
  const meal = { title: cast.meal, organiser: party, type: "meal", when: dayOf(day) };
  const activity = diary.write({ kind: "activity", by, moment: day, body: meal });
  const asked = Math.max(day, WRITTEN) + between(chance, 5, 30) * DAY;
  const body = {
    from: { party },
    to: municipality.id,
    matter: "money",
    what: cast.mealMoney,
    asked: dayOf(asked),
    year: yearOf(asked),
    activity,
    amount: between(chance, 20, 60) * 1000,
    cadence: "once",
    rule,
  };
  const on = diary.write({ kind: "request", by, moment: asked, body });
  const held = { rule, criterion: POINT, who: party, holder: municipality.id, how: "held", consequence: cast.mealHeld };
  const decided = asked + between(chance, 10, 40) * DAY;
  const reason = { form: "written", text: cast.mealReason };
  const refusal = { on, decider: municipality.id, outcome: "refused", rule, ground: POINT, reason, event: dayOf(day) };
  const told = { written: "yes", heard: "no", decided: dayOf(decided), told: dayOf(decided), nature: "public-law" };
  diary.write({ kind: "decision", by: municipality.by, moment: decided, body: { ...refusal, ...told } });
  const when = { when: dayOf(decided), often: 1, occasion: on };
  diary.write({ kind: "held", by: municipality.by, moment: decided, body: { ...held, ...when } });
}
