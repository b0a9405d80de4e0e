import * as z from "zod";
import type { Kind } from "../kind.ts";
import { sideOf } from "../register.ts";
import { COUNTINGS, FEWEST_PEOPLE, LEFTOVERS, UNTOLD, WAYS } from "../round.ts";
import { line, source, text } from "../values.ts";

const amount = z.int().min(0).max(1e14);
/** People who voted, or chose a project: never fewer than five (never 6). */
const people = z.int().min(FEWEST_PEOPLE).max(1e7);
const count = z.union([people, z.literal("unknown")]).default("unknown");
const place = z.int().min(0).max(999);
const selected = z.enum(["yes", "no", "unknown"]);

/** What the votes gave when their file was read. The votes themselves stay in that file, which `digest` names. */
const outcomes = z.object({
  voters: people,
  untold: z.array(z.enum(UNTOLD)).max(UNTOLD.length),
  /** The project that gets part of its cost by the stated rule, and how much, in cents. */
  part: z.object({ place, cents: amount }).optional(),
  ways: z.array(
    z.object({
      way: z.enum(WAYS),
      /** Per project, in their order. */
      selected: z.array(selected).max(1000),
      /** At least so many voters get nothing they chose, in fives. */
      nothing: z.union([z.int().min(0).max(1e7).multipleOf(FEWEST_PEOPLE), z.literal("unknown")]),
    }),
  ),
});

const project = z.object({
  key: line,
  title: z.string().trim().min(1).max(500),
  cost: amount,
  category: z.string().trim().max(200).default(""),
  votes: count,
  selected: selected.default("unknown"),
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
    /** As the first rounds were written: sets of places in `projects` that at least five people chose. Nothing reads it any more. */
    ballots: z
      .array(z.object({ approves: z.array(place).max(1000), count: people }))
      .max(100_000)
      .optional(),
    /** Absent where nobody worked it out, or fewer than five voted. */
    outcomes: outcomes.optional(),
    /** SHA-256 of the file it was read from, so that whoever has that file can work it out again. */
    digest: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
    votes: count,
    source,
  })
  .refine(fitsProjects, { path: ["outcomes"], message: "project" });

/** Each way answers for each project, and no place lies beyond the last. */
function fitsProjects({ projects, ballots = [], outcomes: told }: Fitting): boolean {
  const places = [...ballots.flatMap(({ approves }) => approves), ...(told?.part ? [told.part.place] : [])];
  const whole = told?.ways.every((one) => one.selected.length === projects.length) ?? true;
  return whole && places.every((at) => at < projects.length);
}

interface Fitting {
  readonly projects: readonly unknown[];
  readonly ballots?: readonly { readonly approves: readonly number[] }[] | undefined;
  readonly outcomes?: z.output<typeof outcomes> | undefined;
}

/** A published round of a neighbourhood budget: projects, costs and what the votes gave. It is about nobody, and holds no vote. */
export const round: Kind<"round", z.output<typeof body>> = {
  name: "round",
  body,
  about: () => [],
  mayWrite: (register, { by }) => sideOf(register, by.party) === "institution" || "only-about-own-acts",
};
