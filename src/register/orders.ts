import { KEEPER } from "./ids.ts";
import { type Register, writtenAt } from "./register.ts";

/** What was erased by order of a court or authority, as who keeps the book noted it: when, and which order. */
export const ordersIn = (register: Register): readonly { readonly at: string; readonly order: string }[] =>
  register.entries.flatMap((_, row) => {
    const entry = writtenAt(register, row);
    if (entry?.kind !== "erasure" || entry.by.party !== KEEPER || entry.body.order === undefined) return [];
    return [{ at: entry.at, order: entry.body.order }];
  });
