import * as z from "zod";
import type { Kind } from "../kind.ts";
import { Refusal } from "../refusal.ts";
import { saidAlready } from "../consent.ts";
import { concernedBy, isAuthor } from "../register.ts";
import { toldEntry } from "../target.ts";
import { entryId } from "../values.ts";

const body = z.object({ target: entryId, agrees: z.boolean() });

/** The one an entry is about agrees to it, or does not: the only way an institution's entry about residents gets wider, save a role. */
export const agreement: Kind<"agreement", z.output<typeof body>> = {
  name: "agreement",
  body,
  about: () => [],
  links: (b) => toldEntry(b.target),
  mayWrite: (register, { by, body: b }) =>
    (concernedBy(register, b.target).includes(by.party) && !isAuthor(register, b.target, by.party)) ||
    "not-yours-to-write",
  check: (register, { by, body: b }) => {
    const said = { party: by.party, agrees: b.agrees };
    if (saidAlready(register, register.rowOf.get(b.target) as number, said)) throw new Refusal("already-agreed");
  },
};
