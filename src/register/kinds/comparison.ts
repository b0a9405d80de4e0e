import * as z from "zod";
import { type Kind, link } from "../kind.ts";
import { concernedBy, sideOf } from "../register.ts";
import { entryId, entryOrUnknown, line, text, textOrUnknown } from "../values.ts";

const CASES = ["request", "support", "activity", "claim"];

const body = z.object({
  title: line,
  one: entryId,
  other: entryId,
  /** First what is alike: without it there is nothing to compare. */
  likeness: text,
  difference: textOrUnknown,
  /** The decision after which the paths part. */
  turning: entryOrUnknown,
  conclusion: textOrUnknown,
});

/** Two cases side by side, likeness first, in the words of whoever wrote it. It concerns the parties of both cases. */
export const comparison: Kind<"comparison", z.output<typeof body>> = {
  name: "comparison",
  body,
  about: () => [],
  links: (b) => [
    { field: "one", id: b.one, kinds: CASES },
    { field: "other", id: b.other, kinds: CASES },
    ...link("turning", b.turning, ["decision", "request"]),
  ],
  // Never 4: an institution compares what it was itself a party to.
  mayWrite: (register, { by, body: b }) =>
    sideOf(register, by.party) === "residents" ||
    [b.one, b.other].every((id) => concernedBy(register, id).includes(by.party)) ||
    "only-about-own-acts",
};
