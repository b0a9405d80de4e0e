import json from "../../samples/practice.json" with { type: "json" };
import { columnsOf } from "../../src/mirror/columns.ts";
import { streamsFrom } from "../../src/mirror/statistics/random.ts";
import { viewFor } from "../../src/mirror/view.ts";
import { NOBODY } from "../../src/register/reading.ts";
import { readCast } from "../../src/simulation/cast.ts";
import { PRACTICE } from "../../src/simulation/knobs.ts";
import { simulate } from "../../src/simulation/simulate.ts";
import { type BookPageContext, pageContext } from "../../src/web/context.ts";
import { foldDrafts } from "./fold.ts";

const NOW = Date.UTC(2026, 0, 1);
let kept: BookPageContext | undefined;

/** A page in the practice neighbourhood, as anybody sees it; made once. */
export function practiceContext(): BookPageContext {
  if (kept) return kept;
  const cast = readCast(json);
  const register = foldDrafts("practice", simulate(cast, PRACTICE, streamsFrom(cast.seed)));
  const columns = columnsOf(register);
  const view = viewFor(columns, register, NOBODY, NOW);
  const about = { slug: "oefenwijk", name: cast.name, type: "practice", place: cast.place, note: cast.note } as const;
  const book = { ...about, register, columns, view, viewer: NOBODY, now: NOW };
  kept = pageContext({ locale: "nl", path: "/b/oefenwijk/gallery/rules", book });
  return kept;
}
