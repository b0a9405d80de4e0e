import { EITHER_TYPES, INSTITUTION_TYPES, RESIDENTS_TYPES } from "../../register/kinds/party.ts";
import type { Form, FormField } from "./form-of.ts";

const OF_RESIDENTS: readonly string[] = [...RESIDENTS_TYPES, ...EITHER_TYPES];
const FIRST: readonly string[] = ["name", "type"];

/** Who comes in with a code is of the residents: the side is not asked, only what residents can be is offered, and a name and a kind are enough. */
export function enteringForm({ fields, ...form }: Form): Form {
  return { ...form, fields: fields.filter(({ spec }) => spec.name !== "side").map(entering) };
}

function entering({ spec, ...field }: FormField): FormField {
  if (!FIRST.includes(spec.name)) return { ...field, spec, more: true };
  const words = `record.enter.${spec.name}`;
  return spec.name === "type" ? { spec, choices: OF_RESIDENTS, words } : { ...field, spec, words };
}

/** The first request of who has just come in: it asks itself, now, and by when may stay open. */
export function firstRequestForm({ fields, ...form }: Form): Form {
  return { ...form, fields: fields.filter(({ spec }) => spec.name !== "from").map(asking) };
}

function asking(field: FormField): FormField {
  if (field.spec.name === "asked") return { ...field, bare: true };
  return field.spec.name === "wanted" ? { ...field, words: "record.request.wanted" } : field;
}

const LISTED: readonly string[] = [...INSTITUTION_TYPES, ...EITHER_TYPES];
const OWN_ALONE: readonly string[] = ["words", "relay"];

/** Who puts another on the list writes its name and type: who it is and whether it may be knocked at, it says itself (never 3). */
export function listingForm({ fields, ...form }: Form): Form {
  const left = fields.filter(({ spec }) => !OWN_ALONE.includes(spec.name));
  return { ...form, fields: left.map((field) => (field.spec.name === "type" ? { ...field, choices: LISTED } : field)) };
}
