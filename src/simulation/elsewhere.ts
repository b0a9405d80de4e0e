import { between } from "./chance.ts";
import { dayOf } from "./diary.ts";
import { END, START, type World } from "./world.ts";
import { residentsOf, written } from "./written.ts";

/** Cents: nobody agrees on less than ten euros. */
const STEP = 1000;

/** The municipality pays other institutions for work in the neighbourhood, so much that residents get the rest of all money. */
export function payElsewhere(world: World): void {
  const { chance, cast, diary, institutions, knobs } = world;
  if (knobs.elsewhere === 0) return;
  const { municipality, welfare, housing, library, college } = institutions;
  const receivers = [welfare, housing, library, college];
  const all = (residentsMoney(world) * knobs.elsewhere) / (1 - knobs.elsewhere);
  const parts = receivers.flatMap((to) =>
    Array.from({ length: 3 }, (_, year) => ({ to, year, weight: between(chance, 5, 15) })),
  );
  const weights = parts.reduce((sum, { weight }) => sum + weight, 0);
  for (const { to, year, weight } of parts) {
    const moment = Math.floor(START + ((END - START) * (year + chance())) / 3);
    const given = { from: municipality.id, to: { party: to.id }, type: "money", what: cast.contract };
    const body = { ...given, amount: Math.round((all * weight) / weights / STEP) * STEP, since: dayOf(moment) };
    diary.write({ kind: "support", by: municipality.by, moment, body });
  }
}

/** Cents: what residents' parties were granted, and the rent that is paid for them. Support in money is what was granted, told once more. */
function residentsMoney(world: World): number {
  const residents = residentsOf(world);
  const cents = (amount: number | "unknown"): number => (amount === "unknown" ? 0 : amount);
  const granted = written(world.diary, "decision").filter(
    ({ body }) => body.versionOf === undefined && !residents.has(body.decider),
  );
  const rents = written(world.diary, "support").filter(({ body }) => body.type === "rent");
  return [...granted, ...rents].reduce((sum, { body }) => sum + cents(body.amount), 0);
}
