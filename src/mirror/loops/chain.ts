import { NO_DAY, NONE } from "../columns.ts";
import { wordAt } from "../dictionary.ts";
import { decisionOn, type Story } from "../story.ts";
import type { View } from "../view.ts";

/** One link: an entry; nothing written where one would stand; or a silence, which is a link of its own. */
export interface Step {
  /** Its word stands under `lens.loops.word.<word>`. */
  readonly word: string;
  readonly row: number;
  readonly state: "there" | "missing" | "silent";
}

export interface Chain {
  readonly loop: Loop;
  readonly steps: readonly Step[];
}

const LOOPS = ["support", "indispensable", "silence", "proof", "wanted"] as const;
export type Loop = (typeof LOOPS)[number];

/** A case as a loop looks at it: rows that may be linked, and where its kinds point. */
export interface Told {
  readonly view: View;
  readonly story: Story;
  /** Roles the party holds, backings of its claims, and rules of the institutions. */
  readonly roles: readonly number[];
  readonly backings: readonly number[];
  readonly rules: readonly number[];
}

const step = (word: string, row: number | undefined): Step =>
  row === undefined || row === NONE ? { word, row: NONE, state: "missing" } : { word, row, state: "there" };

const matterOf = ({ columns, current }: View, row: number): string =>
  wordAt(columns.words.matter, columns.matter[current(row)] as number);
const ruleOf = ({ columns, current, follow }: View, row: number): number =>
  follow(columns.rule[current(row)] as number);
const fromOf = ({ columns, current }: View, row: number): number => columns.from[current(row)] as number;
const targetOf = ({ columns, current, follow }: View, row: number): number =>
  follow(columns.target[current(row)] as number);
const outcomeOf = ({ columns, current }: View, row: number): string =>
  wordAt(columns.words.outcome, columns.outcome[current(row)] as number);
const isSpoken = ({ columns, current }: View, row: number): boolean =>
  wordAt(columns.words.reason, columns.reason[current(row)] as number) === "spoken";

const hasTariff = ({ columns, current }: View, row: number): boolean =>
  wordAt(columns.words.tariff, columns.tariff[current(row)] as number) !== "unknown";

/** Whether one thing cannot have been before another: unknown days do not stand in the way, and are shown as unknown. */
function notBefore({ columns, current }: View, row: number, other: number | undefined): boolean {
  if (other === undefined) return true;
  const [last, first] = [columns.last[current(row)] as number, columns.first[current(other)] as number];
  return last === NO_DAY || first === NO_DAY || last >= first;
}

const isAim = (view: View, rule: number): boolean => rule !== NONE && matterOf(view, rule) === "aim";

/** What professionals wish → support for what fits it → the community around it → more support. */
function supportLoop({ view, story }: Told): readonly Step[] {
  const { supports, activities } = story;
  const first = supports.find((row) => isAim(view, ruleOf(view, row))) ?? supports[0];
  const activity = activities.find((row) => notBefore(view, row, first));
  const more = supports.find((row) => row !== first && notBefore(view, row, first));
  const wish = first === undefined ? NONE : ruleOf(view, first);
  return [
    step("wish", isAim(view, wish) ? wish : NONE),
    step("support", first),
    step("community", activity),
    step("more-support", more),
  ];
}

/** A role → more is asked → duties come with it → what it costs. */
function indispensableLoop({ view, story, roles, rules }: Told): readonly Step[] {
  const role = roles[0];
  const call = story.calls.find((row) => notBefore(view, row, role));
  const held = new Set(story.held.map((row) => ruleOf(view, row)));
  const duty = rules.find((row) => matterOf(view, row) === "role" && (held.has(row) || held.size === 0));
  return [step("role", role), step("asked", call), step("duties", duty), step("cost", story.burdens[0])];
}

/** A room asked for → no decision → somebody else's room → the price, for a reason that was only spoken. */
function silenceLoop({ view, story }: Told): readonly Step[] {
  const asks = story.asks.filter((row) => matterOf(view, row) === "space");
  const silent = asks.find((row) => decisionOn(view, story, row) === NONE);
  const room = story.activities.map((row) => targetOf(view, row)).find((row) => row !== NONE);
  const spoken = story.decisions.find((row) => isSpoken(view, row) && hasTariff(view, row));
  const price = spoken ?? story.burdens.find((row) => matterOf(view, row) === "rent");
  const wait: Step = { word: "no-decision", row: silent ?? NONE, state: silent === undefined ? "missing" : "silent" };
  return [step("own-room", silent ?? asks[0]), wait, step("others-room", room), step("price", price)];
}

/** Who speaks says for whom → a question mark → proof → the same question again. */
function proofLoop({ view, story, backings }: Told): readonly Step[] {
  const ofClaims = story.doubts.filter((row) => story.claims.includes(targetOf(view, row)));
  const doubt = ofClaims[0] ?? story.held.find((row) => matterOf(view, row) === "asked");
  const claim = story.claims.find((row) => row === targetOf(view, doubt ?? NONE)) ?? story.claims[0];
  const backing = backings[0];
  const again = ofClaims.find((row) => row !== doubt && backing !== undefined && notBefore(view, row, backing));
  return [step("claim", claim), step("doubt", doubt), step("proof", backing), step("again", again)];
}

/** An institution wants to reach people → it asks somebody → and doubts that same party → and gives less. */
function wantedLoop({ view, story, rules }: Told): readonly Step[] {
  const doubters = new Set(story.doubts.map((row) => fromOf(view, row)));
  const call = story.calls.find((row) => doubters.has(fromOf(view, row))) ?? story.calls[0];
  const institution = call === undefined ? NONE : fromOf(view, call);
  const doubt = story.doubts.find((row) => fromOf(view, row) === institution) ?? story.doubts[0];
  const aim = rules.find((row) => isAim(view, row) && fromOf(view, row) === institution);
  const wish = call !== undefined && isAim(view, ruleOf(view, call)) ? ruleOf(view, call) : aim;
  const less = story.decisions.find((row) => ["stopped", "refused"].includes(outcomeOf(view, row)));
  return [step("reach", wish), step("asked", call), step("doubt", doubt), step("less", less)];
}

const CHAINS: Readonly<Record<Loop, (told: Told) => readonly Step[]>> = {
  support: supportLoop,
  indispensable: indispensableLoop,
  silence: silenceLoop,
  proof: proofLoop,
  wanted: wantedLoop,
};

/** The five loops of one party's case. A link that nobody wrote stays open; nothing is filled in. Linear in the case's rows. */
export const chainsOf = (told: Told): readonly Chain[] => LOOPS.map((loop) => ({ loop, steps: CHAINS[loop](told) }));

/** A loop is round when each of its links is there, or is a silence. */
export const isRound = ({ steps }: Chain): boolean => steps.every(({ state }) => state !== "missing");

/** Whether each link certainly came no earlier than the one before it: only then may be said what came after what. */
export const isInOrder = ({ columns, current }: View, { steps }: Chain): boolean =>
  steps.every(({ row }, i) => {
    const before = steps[i - 1]?.row ?? row;
    const [last, first] = [columns.last[current(before)] as number, columns.first[current(row)] as number];
    return (
      row !== NONE && before !== NONE && first !== NO_DAY && (row === before || (last !== NO_DAY && last <= first))
    );
  });
