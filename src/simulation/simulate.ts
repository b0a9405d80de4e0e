import { askAll } from "./asking.ts";
import { callAll } from "./calling.ts";
import type { Cast } from "./cast.ts";
import type { Chance } from "./chance.ts";
import { compare } from "./comparing.ts";
import { createDiary, type DatedDraft } from "./diary.ts";
import { giveRoles } from "./giving.ts";
import { holdRules } from "./holding.ts";
import { introduce } from "./introducing.ts";
import type { Knobs } from "./knobs.ts";
import { live } from "./living.ts";
import { meet } from "./meeting.ts";
import { callNames } from "./naming.ts";
import { prove } from "./proving.ts";
import { react } from "./reacting.ts";
import { tieUp } from "./tying.ts";
import { settle } from "./world.ts";

/**
 * Three years (2023–2025) of a made-up neighbourhood, for a book of type `practice`: some 40 parties, several hundred requests
 * in both directions, and what came of them, each with the moment at which it is written, oldest first.
 * The same cast, knobs and chance give the same drafts, ids included.
 */
export function simulate(cast: Cast, knobs: Knobs, chance: Chance): readonly DatedDraft[] {
  const diary = createDiary(chance);
  const world = settle({ chance, cast, knobs, diary });
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
  return diary.inOrder();
}
