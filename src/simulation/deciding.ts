import type { EntryId } from "../register/ids.ts";
import type { Asked } from "./asking.ts";
import { type Chance, happens, pick, waiting } from "./chance.ts";
import { DAY, dayOf, yearOf } from "./diary.ts";
import { EASY_YES, WITHDRAWN } from "./knobs.ts";
import { CRITERIA, type Actor, END, ofForm, type World } from "./world.ts";

type Body = Readonly<Record<string, unknown>>;

/** The decision on a request, both sides' words about it, and what follows; or silence. */
export function answer(world: World, asked: Asked): void {
  const { chance } = world;
  const never = happens(chance, asked.pace.silent);
  const moment = asked.moment + waiting(chance, asked.pace.meanDays) * DAY;
  const outcome = outcomeOf(world, asked);
  if (never || moment + 10 * DAY > END) return;
  const body = decisionOn(world, asked, { moment, outcome });
  const decision = tell(world, asked, { moment, body });
  followUp(world, asked, { decision, outcome, moment, amount: body.amount });
}

function outcomeOf({ chance, knobs }: World, { matter, from, moment }: Asked): string {
  const before = yearOf(moment) > yearOf(from.since) ? knobs.returning : 0;
  const money = ofForm(from, knobs.moneyYes) + before;
  const yes = happens(chance, matter === "money" ? money : EASY_YES);
  const partly = matter === "money" && happens(chance, 0.15);
  if (happens(chance, WITHDRAWN)) return "withdrawn";
  if (!yes) return "refused";
  return partly ? "partly" : "granted";
}

interface Outcome {
  readonly moment: number;
  readonly outcome: string;
}

function decisionOn(world: World, asked: Asked, { moment, outcome }: Outcome): Body {
  const { chance } = world;
  const { id, to, tariff, matter } = asked;
  return {
    on: id,
    decider: to.id,
    outcome,
    reason: reasonFor(world, asked, outcome),
    ...(happens(chance, 0.7) ? ruleOf(world, asked, outcome) : {}),
    ...otherGround(world, asked, outcome),
    ...amountOf(asked, outcome),
    ...(tariff === undefined || outcome !== "granted" ? {} : hallPrice(world, tariff)),
    written: pick(chance, ["yes", "yes", "yes", "no"]),
    heard: pick(chance, ["yes", "yes", "no", "unknown", "unknown"]),
    decided: dayOf(moment),
    told: dayOf(moment + DAY),
    nature: to === world.institutions.municipality && matter !== "space" ? "public-law" : "private",
  };
}

/** A scheme's decisions rest on what everybody was asked; a hall's only where the high tariff is charged. */
function ruleOf({ rules, cast }: World, { rule, tariff }: Asked, outcome: string): Body {
  if (rule === undefined) return {};
  const rests = rule !== "tariff" || (outcome === "granted" && tariff === cast.rules.tariff.high);
  return { rule: rules[rule], ground: rests ? CRITERIA[rule] : "unknown" };
}

/** A ground that the scheme does not hold, with the chance of a knob, for a refusal. */
function otherGround({ streams, knobs, rules }: World, { rule }: Asked, outcome: string): Body {
  const names = happens(streams("grounds"), knobs.otherGround);
  if (!names || outcome !== "refused" || rule === undefined || rule === "tariff") return {};
  return { rule: rules[rule], ground: "other" };
}

/** The price of an hour, in cents. */
const hallPrice = ({ cast }: World, tariff: string): Body => ({
  tariff,
  hourly: tariff === cast.rules.tariff.high ? 2_750 : 1_000,
});

function amountOf({ amount }: Asked, outcome: string): Body {
  if (amount === undefined || (outcome !== "granted" && outcome !== "partly")) return {};
  return { amount: outcome === "partly" ? Math.round(amount / 2) : amount };
}

function reasonFor({ chance, cast: { reasons } }: World, { matter }: Asked, outcome: string): Body {
  const form = outcome === "refused" ? among(chance, [0.6, 0.25]) : among(chance, [0.5, 0.2]);
  const text = form === "spoken" ? reasons.spoken : (outcome === "refused" ? reasons.no : reasons.yes)[matter];
  return { form, ...(form === "none" ? {} : { text: pick(chance, text) }) };
}

/** Written, spoken or none: the chances of the first two. */
function among(chance: Chance, [written, spoken]: readonly [number, number]): "written" | "spoken" | "none" {
  const roll = chance();
  if (roll < written) return "written";
  return roll < written + spoken ? "spoken" : "none";
}

/** Mostly the decider writes it down, sometimes the asker; more often than not the other adds a version of its own. */
function tell(world: World, { from, to }: Asked, { moment, body }: { moment: number; body: Body }): EntryId {
  const { chance, cast, diary } = world;
  const [teller, other]: readonly [Actor, Actor] = happens(chance, 0.85) ? [to, from] : [from, to];
  const id = diary.write({ kind: "decision", by: teller.by, moment: moment + DAY, body });
  if (!happens(chance, 0.6)) return id;
  const differs = happens(chance, 0.15) ? { reason: { form: "spoken", text: cast.otherVersion } } : {};
  const version = { ...body, ...differs, versionOf: id };
  diary.write({ kind: "decision", by: other.by, moment: moment + 4 * DAY, body: version });
  return id;
}

interface Decided extends Outcome {
  readonly decision: EntryId;
  readonly amount: unknown;
}

function followUp(world: World, { from, to, rule, id }: Asked, { decision, outcome, moment, amount }: Decided): void {
  const { chance, cast, diary, rules } = world;
  const when = moment + 6 * DAY;
  if (happens(chance, outcome === "refused" ? 0.3 : 0.08)) {
    const reply = {
      target: decision,
      text: pick(chance, outcome === "refused" ? cast.replies.no : cast.replies.other),
    };
    diary.write({ kind: "reply", by: from.by, moment: when, body: reply });
  }
  if (happens(chance, 0.05))
    diary.write({
      kind: "reply",
      by: to.by,
      moment: when,
      body: { target: id, text: pick(chance, cast.replies.asked) },
    });
  if (amount === undefined || !happens(chance, 0.5)) return;
  const given = { from: to.id, to: { party: from.id }, type: "money", amount, since: dayOf(when) };
  diary.write({
    kind: "support",
    by: happens(chance, 0.5) ? to.by : from.by,
    moment: when,
    kept: !from.unseen,
    body: { ...given, ...(rule === undefined ? {} : { rule: rules[rule] }) },
  });
}
