import type { Draft } from "../register/entry.ts";
import type { PartyId } from "../register/ids.ts";
import { shuffled } from "./chance.ts";
import type { DatedDraft } from "./diary.ts";
import type { World } from "./world.ts";

/**
 * The book as it is when a share of residents' parties writes nothing after coming in: what they asked and what was decided on it stands
 * there in the words of the institution, and all that only they could write does not, nor what hangs on that.
 */
export function leaveUnwritten(world: World, drafts: readonly DatedDraft[]): readonly DatedDraft[] {
  const { chance, residents, knobs } = world;
  const many = Math.round(residents.length * knobs.unwritten);
  if (many === 0) return drafts;
  const silent = new Set(
    shuffled(
      chance,
      residents.map(({ id }) => id),
    ).slice(0, many),
  );
  const gone = new Set<string>();
  const tellers = new Map<string, PartyId>();
  return drafts.flatMap(({ draft, at }) => {
    const told = hangsOn(draft, gone) || isOwnWords(draft, tellers) ? undefined : toldFor(world, silent, draft);
    if (told === undefined) gone.add(draft.id ?? "");
    else if (told.by !== draft.by) tellers.set(draft.id ?? "", told.by.party);
    return told === undefined ? [] : [{ draft: told, at }];
  });
}

const hangsOn = ({ body }: Draft, gone: ReadonlySet<string>): boolean =>
  Object.values(body).some((value) => typeof value === "string" && gone.has(value));

/** A second version by who already tells the first. */
const isOwnWords = ({ by, body }: Draft, tellers: ReadonlyMap<string, PartyId>): boolean =>
  "versionOf" in body && body.versionOf !== undefined && tellers.get(body.versionOf) === by.party;

/** The draft as an institution writes it down instead; undefined where nobody does. */
function toldFor({ institutions }: World, silent: ReadonlySet<PartyId>, draft: Draft): Draft | undefined {
  if (!silent.has(draft.by.party) || draft.kind === "party") return draft;
  if (draft.kind !== "request" && draft.kind !== "decision" && draft.kind !== "support") return undefined;
  if (draft.body.versionOf !== undefined) return undefined;
  const other =
    draft.kind === "request" ? draft.body.to : draft.kind === "decision" ? draft.body.decider : draft.body.from;
  const teller = Object.values(institutions).find(({ id }) => id === other);
  return teller && { ...draft, by: teller.by };
}
