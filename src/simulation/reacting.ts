import type { Draft } from "../register/entry.ts";
import type { EntryId } from "../register/ids.ts";
import { happens, pick, waiting } from "./chance.ts";
import { DAY } from "./diary.ts";
import { type Actor, END, ofForm, type World } from "./world.ts";

type Reply = Draft & { readonly kind: "reply" };
type Decision = Draft & { readonly kind: "decision" };

/** What institutions do after an answer to a decision of theirs: answer back, mend what they wrote, or nothing. */
export function react(world: World): void {
  const written = world.diary.inOrder();
  const decisions = new Map<EntryId, Decision>();
  for (const { draft } of written) if (draft.kind === "decision" && draft.id) decisions.set(draft.id, draft);
  for (const { draft, at } of written) {
    const decision = draft.kind === "reply" ? decisions.get(draft.body.target) : undefined;
    if (decision !== undefined) reactTo(world, { reply: draft as Reply, decision, moment: Date.parse(at) });
  }
}

interface Answered {
  readonly reply: Reply;
  readonly decision: Decision;
  readonly moment: number;
}

function reactTo(world: World, { reply, decision, moment }: Answered): void {
  const { chance, cast, diary, institutions } = world;
  const when = moment + waiting(chance, 20) * DAY;
  const decider: Actor | undefined = Object.values(institutions).find(({ id }) => id === decision.body.decider);
  if (decider === undefined || decider.id === reply.by.party || when > END) return;
  const mends = happens(chance, mendsFor(world, reply)) && decision.by.party === decider.id;
  if (mends) diary.write({ kind: "correction", by: decision.by, moment: when, body: mended(world, decision) });
  else if (happens(chance, 0.4)) {
    const body = { target: reply.body.target, text: pick(chance, cast.reactions) };
    diary.write({ kind: "reply", by: decider.by, moment: when, body });
  }
}

function mendsFor({ residents, knobs }: World, { by }: Reply): number {
  const resident = residents.find(({ id }) => id === by.party);
  return resident === undefined ? knobs.mends.other : ofForm(resident, knobs.mends);
}

/** The outcome stays as it was; the reason is now written. */
const mended = ({ chance, cast }: World, { id, body }: Decision) => ({
  target: id,
  body: { ...body, reason: { form: "written", text: pick(chance, cast.reactions) } },
});
