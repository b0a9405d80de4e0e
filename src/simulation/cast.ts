import * as z from "zod";

const words = z.array(z.string()).min(1);
const institution = z.object({ name: z.string(), type: z.string(), words: z.string() });
const byMatter = z.object({ money: words, space: words, permission: words });
const compared = z.object({ title: z.string(), likeness: z.string(), conclusion: z.string() });
const plain = z.object({ title: z.string(), text: z.string() });
const scheme = plain.extend({ criterion: z.string() });

/** Names and texts of a made-up neighbourhood, so that all a person reads of it stands in one sample file and in no code. */
const castShape = z.object({
  name: z.string(),
  place: z.string(),
  holder: z.string(),
  /** Says that everything in it is made up. */
  note: z.string(),
  /** What the chance of the sample as shipped is seeded with. */
  seed: z.string(),
  municipality: institution,
  desks: words,
  slowDesk: z.string(),
  welfare: institution,
  fund: institution,
  housing: institution,
  library: institution,
  college: institution,
  residents: z.array(
    z.object({ name: z.string(), type: z.enum(["foundation", "initiative", "group"]), words: z.string() }),
  ),
  rules: z.object({
    budget: scheme,
    /** At least so many people of the neighbourhood: its point is a count. */
    fund: scheme.extend({ least: z.int().min(5) }),
    tariff: scheme.extend({ low: z.string(), high: z.string() }),
    /** Written halfway, and held against what was before it. */
    meals: scheme,
    /** What comes with a role. */
    agreement: plain,
    /** The price of the second manager's hall. */
    hall: plain.extend({ group: z.string() }),
    /** Nobody wrote it down; who met it tells where it was said. */
    spoken: z.object({ title: z.string(), said: z.string() }),
    aim: plain,
  }),
  spaces: words,
  /** A hall that another than the welfare organisation runs. */
  otherHall: z.string(),
  needs: byMatter,
  calls: words,
  /** What two parties ask on the same day. */
  alike: z.string(),
  meal: z.string(),
  mealMoney: z.string(),
  mealReason: z.string(),
  mealHeld: z.string(),
  /** What comes of a role agreement. */
  duty: z.string(),
  /** What the municipality pays other institutions for. */
  contract: z.string(),
  reasons: z.object({ yes: byMatter, no: byMatter, spoken: words, capacity: words }),
  /** After a no, after any other decision, of who was asked, and to words about somebody. */
  replies: z.object({ no: words, other: words, asked: words, words }),
  /** What an institution says after an answer of residents. */
  reactions: words,
  /** The name of a meeting about the neighbourhood. */
  meeting: z.string(),
  otherVersion: z.string(),
  asked: z.string(),
  consequence: z.string(),
  noConsequence: z.string(),
  ownWord: z.string(),
  supports: z.object({ rent: z.string(), returns: z.string() }),
  burdens: words,
  /** By type, in words that fit any hour. */
  activities: z.object({ meal: words, meeting: words, course: words, help: words, culture: words }),
  claims: z.object({ forWhom: z.string(), neighbourhood: z.string(), words: z.string() }),
  doubts: words,
  answered: z.string(),
  /** What a claim rests on. */
  proof: z.string(),
  /** The question once more, after it was answered. */
  doubtAgain: z.string(),
  roles: words,
  tasks: words,
  sayings: z.object({ warm: words, cold: words, back: words, neighbourhood: words }),
  comparison: compared,
  /** How two parties that asked the same on one day are set side by side. */
  twins: compared,
  /** Parties beside the cast, told apart by a number. */
  growth: z.object({ residents: institution, institutions: institution }),
});
export type Cast = z.output<typeof castShape>;
export const INSTITUTIONS = ["municipality", "welfare", "fund", "housing", "library", "college"] as const;
export type InstitutionName = (typeof INSTITUTIONS)[number];

/** Reads a cast's JSON. Throws zod's error when it is not one. */
export const readCast = (json: unknown): Cast => castShape.parse(json);
