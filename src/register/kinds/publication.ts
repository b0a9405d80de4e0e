import * as z from "zod";
import { AUDIENCES, isWider } from "../audience.ts";
import type { Kind } from "../kind.ts";
import { Refusal } from "../refusal.ts";
import { audienceOf, concernedBy, needsAgreement, rootOf, sideOf, writtenAt } from "../register.ts";
import { anyEntry } from "../target.ts";
import { entryId } from "../values.ts";

const body = z.object({ target: entryId, audience: z.enum(AUDIENCES) });

/**
 * Widens or narrows an entry. Its author may do either, as far as others are not concerned; residents narrow what is about them;
 * an institution hides nothing that residents wrote, and nothing of its own from the residents it is about.
 */
export const publication: Kind<"publication", z.output<typeof body>> = {
  name: "publication",
  body,
  about: () => [],
  links: (b) => anyEntry(b.target),
  mayWrite: (register, { by, body: b }) => {
    const root = writtenAt(register, rootOf(register, b.target));
    if (root?.by.party === by.party) return true;
    if (!concernedBy(register, b.target).includes(by.party)) return "not-yours-to-write";
    return sideOf(register, by.party) === "residents" || "institution-may-not-hide";
  },
  check: (register, { by, body: b }) => {
    const row = rootOf(register, b.target);
    const root = writtenAt(register, row);
    if (!root) return;
    const own = root.by.party === by.party;
    const now = audienceOf(register, row);
    const wider = isWider(b.audience, now);
    if (wider && !own) throw new Refusal("audience-too-wide", { audience: b.audience });
    if (wider && isWider(b.audience, "concerned") && needsAgreement(register, row))
      throw new Refusal("agreement-first");
    const hides = own && sideOf(register, by.party) === "institution" && !isWider(b.audience, "residents");
    if (hides && concernedBy(register, b.target).length > 1) throw new Refusal("institution-may-not-hide");
    if (!own && !isWider(b.audience, "residents")) throw new Refusal("audience-too-wide", { audience: b.audience });
  },
};
