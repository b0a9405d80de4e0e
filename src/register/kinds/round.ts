import * as z from "zod";
import type { Kind } from "../kind.ts";
import { sideOf } from "../register.ts";
import { COUNTINGS, LEFTOVERS } from "../round.ts";
import { line, source, text } from "../values.ts";

const amount = z.int().min(0).max(1e14);
const count = z.union([z.int().min(0).max(1e7), z.literal("unknown")]).default("unknown");
const place = z.int().min(0).max(999);

const project = z.object({
  key: line,
  title: z.string().trim().min(1).max(500),
  cost: amount,
  category: z.string().trim().max(200).default(""),
  votes: count,
  selected: z.enum(["yes", "no", "unknown"]).default("unknown"),
});

const body = z
  .object({
    title: line,
    year: z.union([z.int().min(1900).max(2200), z.literal("unknown")]).default("unknown"),
    budget: amount,
    rule: z.object({
      stated: text,
      leftover: z.enum(LEFTOVERS),
      counting: z.enum(COUNTINGS),
      perCategory: z.array(z.object({ category: line, budget: amount })).default([]),
    }),
    categories: z.array(line).max(100).default([]),
    projects: z.array(project).min(1).max(1000),
    /** Sets of places in `projects`, with how many chose exactly that. No voter is in it. */
    ballots: z
      .array(z.object({ approves: z.array(place).max(1000), count: z.int().min(1).max(1e7) }))
      .max(100_000)
      .default([]),
    votes: count,
    source,
  })
  .refine(({ projects, ballots }) => ballots.every(({ approves }) => approves.every((at) => at < projects.length)), {
    path: ["ballots"],
    message: "project",
  });

/** A published round of a neighbourhood budget: projects, costs and what people chose, counted. It is about nobody. */
export const round: Kind<"round", z.output<typeof body>> = {
  name: "round",
  body,
  about: () => [],
  mayWrite: (register, { by }) => sideOf(register, by.party) === "institution" || "only-about-own-acts",
};
