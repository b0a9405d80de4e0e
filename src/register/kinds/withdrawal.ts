import * as z from "zod";
import type { Kind } from "../kind.ts";
import { Refusal } from "../refusal.ts";
import { hangingOn } from "../register.ts";
import { entryId, textOrUnknown } from "../values.ts";
import { CORRECTABLE, mayChange } from "./correction.ts";

const body = z.object({ target: entryId, why: textOrUnknown });

/** Its author takes back what was said; it stays readable as taken back, and no lens counts it. */
export const withdrawal: Kind<"withdrawal", z.output<typeof body>> = {
  name: "withdrawal",
  body,
  about: () => [],
  links: (b) => [{ field: "target", id: b.target, kinds: CORRECTABLE }],
  mayWrite: (register, { by, body: b }) => mayChange(register, b.target, by.party) || "not-yours-to-write",
  check: (register, { body: b }) => {
    if (hangingOn(register, b.target, "withdrawal").length > 0) throw new Refusal("already-withdrawn");
  },
};
