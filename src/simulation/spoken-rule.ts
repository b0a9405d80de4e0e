import { between, pick } from "./chance.ts";
import { DAY } from "./diary.ts";
import { START, type World } from "./world.ts";

/** Where a no rests on what stands in no rule, one of residents writes down the rule that was only said. */
export function tellSpokenRule({ chance, cast, diary, institutions, knobs, residents }: World): void {
  if (knobs.otherGround === 0) return;
  const { by, since } = pick(chance, residents);
  const moment = Math.max(since, START) + between(chance, 200, 300) * DAY;
  const { title, said } = cast.rules.spoken;
  const body = { title, type: "unwritten", text: title, owner: institutions.municipality.id, written: "no", said };
  diary.write({ kind: "rule", by, moment, body });
}
