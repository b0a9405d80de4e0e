import * as z from "zod";
import type { Author } from "./entry.ts";
import type { Body, KindName } from "./kinds.ts";
import { Refusal } from "./refusal.ts";
import { type Register, sideOf } from "./register.ts";
import { line } from "./values.ts";

export const PHOTO_TYPES = ["image/jpeg", "image/png", "image/webp"] as const;
export type PhotoType = (typeof PHOTO_TYPES)[number];

/** Kinds whose source can be a photo of a letter or notice. */
export const PHOTO_KINDS = ["decision", "rule", "support", "held"] as const satisfies readonly KindName[];

/** A photo beside an entry. The bytes lie elsewhere; their hash stands here, so that the chain of the book holds them. */
export const photo = z.object({
  id: z.string().regex(/^[A-Za-z0-9_-]{16,40}$/, { message: "id" }),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  type: z.enum(PHOTO_TYPES),
  /** In bytes. */
  size: z.int().min(1).max(2e8),
  /** What it shows, in words, for who cannot see it. */
  alt: line,
});
export type Photo = z.output<typeof photo>;

/** The photo that an entry brings; of a correction that of its new body. */
export function photoIn(kind: KindName, body: Body): Photo | undefined {
  const said = kind === "correction" ? (body as { readonly body?: object }).body : body;
  return (said as { readonly photo?: Photo } | undefined)?.photo;
}

/** Never 4: an institution shows a rule or decision of its own that is written, and nothing that others sent or wrote. */
export function checkPhoto(register: Register, { party }: Author, body: Body): void {
  if ((body as { readonly photo?: Photo }).photo === undefined) return;
  if (sideOf(register, party) === "residents") return;
  const { owner, decider, written } = body as { owner?: string; decider?: string; written?: string };
  if ((owner ?? decider) !== party || written !== "yes") throw new Refusal("photo-own-writing", { field: "photo" });
}
