import * as z from "zod";
import { type Kind, link } from "../kind.ts";
import { concernedBy, sideOf } from "../register.ts";
import { entryId, howOften, partialDate, partyIn, someone, text, textOrUnknown } from "../values.ts";

const body = z.object({
  about: entryId,
  doubter: someone,
  ground: text,
  when: partialDate,
  often: howOften,
  occasion: entryId.optional(),
  answered: textOrUnknown,
  versionOf: entryId.optional(),
});

/** A question mark put by a claim, an activity or a request; never by a party (never 4). */
export const doubt: Kind<"doubt", z.output<typeof body>> = {
  name: "doubt",
  body,
  about: (b) => partyIn(b.doubter),
  links: (b) => [
    { field: "about", id: b.about, kinds: ["claim", "activity", "request"], refusal: "doubt-about-a-party" },
    ...link("occasion", b.occasion, ["activity"]),
    ...link("versionOf", b.versionOf, ["doubt"]),
  ],
  mayWrite: (register, { by, body: b }) => {
    if (partyIn(b.doubter).includes(by.party)) return true;
    // Never 4: an institution writes down its own question marks, nobody else's.
    const doubted = sideOf(register, by.party) === "residents" && concernedBy(register, b.about).includes(by.party);
    return doubted || b.versionOf !== undefined || "only-about-own-acts";
  },
};
