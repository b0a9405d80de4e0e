import type * as z from "zod";
import type { Finding } from "./finding.ts";
import type { View } from "./view.ts";

/** One question put to a book. Pure: the same view and parameters give the same finding. */
export interface Lens<Name extends string, Parameters> {
  readonly name: Name;
  /** Parsed from the address, where all values are text; every field has a default or is optional. */
  readonly parameters: z.ZodType<Parameters>;
  look(view: View, parameters: Parameters): Finding;
}
