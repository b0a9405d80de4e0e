import type { Draft } from "../register/entry.ts";
import type { EntryId } from "../register/ids.ts";
import { Refusal } from "../register/refusal.ts";
import { answeringProof } from "../web/pages/card-answer.tsx";
import { toldOrRefused } from "../web/pages/reading.ts";
import type { Services } from "./services.ts";
import type { BookVisit } from "./visit.ts";

interface Asked {
  readonly id: EntryId;
  /** Under which the answer is written, where that was chosen beforehand. */
  readonly chosen?: EntryId;
}

/** Answers a question mark, or a question under a rule, with one's card. Throws what says why that cannot be. */
export async function answerWithCard(services: Services, visit: BookVisit, { id, chosen }: Asked): Promise<EntryId> {
  const told = toldOrRefused(visit, id);
  if (told.entry.kind !== "doubt" && told.entry.kind !== "held") throw new Refusal("entry-unknown");
  const { membership } = visit;
  if (!membership) throw new Refusal("not-signed-in");
  const proof = answeringProof(visit, told);
  if (membership.role === "reader") throw new Refusal("readers-read");
  if (!proof) throw new Refusal("not-yours-to-write");
  const text = visit.texts.t("card.answer.words");
  const written = await services.desk.write(visit.open.record.id, {
    kind: "reply",
    by: { party: membership.party, account: membership.pseudonym },
    body: { target: told.entry.id, text, backing: proof.entry.id },
    ...(chosen && { id: chosen }),
  } satisfies Draft);
  return written.id;
}
