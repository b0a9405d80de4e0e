import type { Draft } from "../register/entry.ts";
import type { EntryId } from "../register/ids.ts";
import { between, happens } from "./chance.ts";
import { DAY, dayOf } from "./diary.ts";
import { END, ofForm, type Resident, type World } from "./world.ts";

type Claim = Draft & { readonly kind: "claim"; readonly id: EntryId };

/** Residents' parties show what their claims rest on; mostly it is accepted, and with the chance of a knob doubted again. */
export function prove(world: World): void {
  const speakers = new Map(world.residents.map((resident) => [resident.id, resident]));
  for (const { draft, at } of world.diary.inOrder()) {
    const speaker = draft.kind === "claim" ? speakers.get(draft.body.speaker) : undefined;
    if (speaker !== undefined) show(world, draft as Claim, { speaker, moment: Date.parse(at) + 10 * DAY });
  }
}

interface Shown {
  readonly speaker: Resident;
  readonly moment: number;
}

function show({ chance, cast, diary, institutions, knobs }: World, claim: Claim, { speaker, moment }: Shown): void {
  const asker = institutions.welfare;
  const [accepted, again] = [happens(chance, 0.8), happens(chance, ofForm(speaker, knobs.doubtAgain))];
  const count = between(chance, 5, 60);
  if (moment > END - 30 * DAY) return;
  const body = { claim: claim.id, type: "turnout", count, when: dayOf(moment), what: cast.proof, shownTo: asker.id };
  const answer = { shown: dayOf(moment), accepted: accepted ? "yes" : "no" };
  diary.write({ kind: "backing", by: speaker.by, moment, body: { ...body, ...answer } });
  if (!accepted || !again) return;
  const when = moment + 20 * DAY;
  const doubt = { about: claim.id, doubter: { party: asker.id }, ground: cast.doubtAgain, when: dayOf(when) };
  diary.write({ kind: "doubt", by: asker.by, moment: when, body: doubt });
}
