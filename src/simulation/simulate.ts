import { askAll } from "./asking.ts";
import { callAll } from "./calling.ts";
import type { Cast } from "./cast.ts";
import type { Streams } from "./chance.ts";
import { compare } from "./comparing.ts";
import { charge } from "./costing.ts";
import { createDiary, type DatedDraft } from "./diary.ts";
import { doubtBack, doubtWanted } from "./doubting.ts";
import { payElsewhere } from "./elsewhere.ts";
import { giveRoles } from "./giving.ts";
import { holdRules } from "./holding.ts";
import { introduce } from "./introducing.ts";
import type { Knobs } from "./knobs.ts";
import { askUnderLaterRule } from "./later-rule.ts";
import { live } from "./living.ts";
import { meet } from "./meeting.ts";
import { callNames } from "./naming.ts";
import { callBack } from "./naming-back.ts";
import { openHall } from "./other-hall.ts";
import { overask } from "./overasking.ts";
import { prove } from "./proving.ts";
import { react } from "./reacting.ts";
import { tellSpokenRule } from "./spoken-rule.ts";
import { askAlike } from "./twins.ts";
import { tieUp } from "./tying.ts";
import { leaveUnwritten } from "./unwritten.ts";
import { aside, settle, type World } from "./world.ts";

/**
 * Three years (2023–2025) of a made-up neighbourhood, for a book of type `practice`: some 40 parties, several hundred requests
 * in both directions, and what came of them, each with the moment at which it is written, oldest first.
 * The same cast, knobs and streams of chance give the same drafts, ids included.
 */
export function simulate(cast: Cast, knobs: Knobs, streams: Streams): readonly DatedDraft[] {
  const chance = streams("");
  const diary = createDiary(chance);
  const settled = settle({ chance, streams, cast, knobs, diary });
  const world = { ...settled, hall: openHall(aside(settled, "other hall")) };
  liveTogether(world);
  for (const [name, mechanism] of Object.entries(BESIDE)) mechanism(aside(world, name));
  return leaveUnwritten(aside(world, "unwritten"), diary.inOrder());
}

function liveTogether(world: World): void {
  holdRules(world, askAll(world));
  callAll(world);
  live(world);
  meet(world);
  react(world);
  tieUp(world);
  introduce(world);
  giveRoles(world);
  callNames(world);
  prove(world);
  compare(world);
}

/** Mechanisms that add to what is there, each with a stream of its own, in this order: money is counted when all of it was given. */
const BESIDE: Readonly<Record<string, (world: World) => void>> = {
  "later rule": askUnderLaterRule,
  twins: askAlike,
  overasking: overask,
  wanted: doubtWanted,
  "doubt back": doubtBack,
  "names back": callBack,
  "spoken rule": tellSpokenRule,
  costs: charge,
  elsewhere: payElsewhere,
};
