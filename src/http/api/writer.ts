import { Refusal } from "../../register/refusal.ts";
import { mayPost, type MemberVisit } from "../visit.ts";
import type { Call } from "./handler.ts";

/** A visit by a program of a party of this very book. */
export async function ownVisit({ visit }: Call): Promise<MemberVisit> {
  const context = await visit();
  const { membership } = context;
  if (!membership) throw new Refusal("token-scope", { scope: "read" });
  return { ...context, membership };
}

/** Somebody who writes for it. */
export async function writerVisit(call: Call): Promise<MemberVisit> {
  const context = await ownVisit(call);
  if (context.membership.role === "reader") throw new Refusal("readers-read");
  return context;
}

/** The same, of a party that takes part and a person who agreed to the terms of the book. */
export async function posterVisit(call: Call): Promise<MemberVisit> {
  const context = await writerVisit(call);
  mayPost(context);
  return context;
}
