import * as z from "zod";
import { LETTERS } from "../../register/kinds/delivery.ts";
import { lawShape, named } from "./shapes.ts";

export const letterShape = named(
  "Letter",
  z.strictObject({
    name: z.enum(LETTERS),
    title: z.string(),
    about: z.string(),
    to: z.string(),
    from: z.string().nullable().describe("The party it is sent for; null for a resident without a name."),
    laws: z.array(lawShape),
    text: z.string().describe("In Dutch, as who gets it reads it; names and addresses are filled in by hand."),
    page: z.string(),
  }),
  "A letter that fits an entry. Information, no legal advice.",
);
export const postedLetter = z.strictObject({ posted: z.iso.date().describe("The day on which it was posted.") });
