import type { Draft } from "../register/entry.ts";
import type { EntryId } from "../register/ids.ts";
import { pick } from "./chance.ts";
import { END, type World } from "./world.ts";

const COMPARED = 3;
type Of<K extends Draft["kind"]> = Extract<Draft, { readonly kind: K }> & { readonly id: EntryId };

/** A few parties of residents set a request of theirs that got no beside one that got yes: same matter, same institution asked. */
export function compare({ chance, cast, diary, residents }: World): void {
  const drafts = diary.inOrder().map(({ draft }) => draft);
  const asked = new Map(
    drafts.flatMap((draft) => (draft.kind === "request" ? [[draft.id, draft as Of<"request">]] : [])),
  );
  const decided = drafts.filter((draft) => draft.kind === "decision") as readonly Of<"decision">[];
  for (let i = 0; i < COMPARED; i++) {
    const refused = pick(chance, withOutcome(decided, "refused"));
    const one = asked.get(refused.body.on) as Of<"request">;
    const author = residents.find(({ id }) => "party" in one.body.from && one.body.from.party === id);
    const other = withOutcome(decided, "granted")
      .map(({ body }) => asked.get(body.on) as Of<"request">)
      .find(({ body }) => body.matter === one.body.matter && body.to === one.body.to);
    if (author === undefined || other === undefined) continue;
    const body = { ...cast.comparison, one: one.id, other: other.id, turning: refused.id };
    diary.write({ kind: "comparison", by: author.by, moment: END, body });
  }
}

const withOutcome = (decided: readonly Of<"decision">[], outcome: string): readonly Of<"decision">[] =>
  decided.filter(({ body }) => body.outcome === outcome && body.versionOf === undefined);
