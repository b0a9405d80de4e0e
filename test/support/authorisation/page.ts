import { KIND_NAMES } from "../../../src/register/kinds.ts";
import { TRIED } from "../every-address.ts";
import { BESIDE } from "./beside.ts";
import { FIELDS, LETTERS } from "./fields.ts";
import { BETWEEN, reads, type Relation, RELATIONS, STATES, STATES_OF } from "./readers.ts";
import { VERBS, WRITES } from "./verbs.ts";
import { WAY_OF, type Way, WAYS } from "./ways-out.ts";

const table = (headings: readonly string[], rows: readonly (readonly string[])[]): string =>
  [headings, headings.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |`).join("\n");
const code = (word: string): string => `\`${word}\``;

const WHO: Readonly<Record<Relation, string>> = {
  author: "the party that wrote it",
  "counter-party": "another party it is about",
  resident: "another residents' party",
  institution: "an institution it is not about",
  steward: "the steward of the book",
  alone: "somebody signed in who is of no party",
  nobody: "somebody who is not signed in",
};

/** What stands at its own rule, and the test that tries it. */
const OWN_RULES: readonly (readonly [rule: string, test: string])[] = [
  [
    "what one may not read gives the same bytes as what nobody ever wrote: also every count, choice, day, link and refusal",
    "test/only-what-you-may-read.test.ts",
  ],
  [
    "own words and the words of a claim are in no column, filter, finding and no export for others",
    "test/nevers.test.ts",
  ],
  ["a tie or a role is read by its ends until every end published it", "test/star-rule.test.ts"],
  ["a ground that names belief or origin stays between those concerned", "test/gentle.test.ts"],
  ["a request is read without its name first, and the note stays its writer's own", "test/unnamed.test.ts"],
  ["a finding about a party is its own for fourteen days", "src/mirror/holder-first.test.ts"],
  ["people under five are not counted where others read it", "src/exchange/book-lines.test.ts"],
  ["sealed words come out for nobody until five parties wrote about the same", "test/together.test.ts"],
  ["taps are the party's own", "test/tally.test.ts"],
  ["hidden words are read by who wrote them, and by who decides on a report", "test/hiding.test.ts"],
  ["a proof on a card is without a name", "test/cards.test.ts"],
  ["who may do what among the people of a party", "test/people.test.ts"],
];

const readers = (): string =>
  table(
    ["between", "audience", "read by"],
    BETWEEN.flatMap((between) =>
      STATES.filter((state) => state === "erased" || state === "hidden" || STATES_OF[between].includes(state)).map(
        (state) => [between, state, RELATIONS.filter((who) => reads(between, state, who)).join(", ") || "nobody"],
      ),
    ),
  );

const MARKS: Readonly<Record<string, string>> = { o: "own words: author", X: "author" };
function cell(ways: string, way: Way): string {
  const letter = [...ways].find((one) => LETTERS[one as keyof typeof LETTERS] === way);
  return letter === undefined ? "" : (MARKS[letter] ?? "yes");
}

const SHOWN = WAYS.filter((way) => way !== "error" && way !== "api");
const fields = (): string =>
  table(
    ["field", ...SHOWN],
    KIND_NAMES.flatMap((kind) =>
      Object.entries(FIELDS[kind].out).map(([field, ways]) => [
        code(`${kind}.${field}`),
        ...SHOWN.map((way) => cell(ways, way)),
      ]),
    ),
  );

const rest = (): string =>
  table(
    ["kind", "fields of a short list, a day, a time or a link"],
    KIND_NAMES.filter((kind) => FIELDS[kind].rest !== "").map((kind) => [
      code(kind),
      FIELDS[kind].rest.split(" ").map(code).join(" "),
    ]),
  );

const routes = (): string =>
  table(
    ["way", "addresses"],
    [...SHOWN, "api" as const].map((way) => [
      way,
      Object.keys(TRIED)
        .filter((route) => WAY_OF[route] === way)
        .map((route) => code(route.replace(/^.*\/:book/, "") || "/"))
        .join(" ") || (way === "digest" ? "a mail to somebody of the party" : "`wijkspiegel export`"),
    ]),
  );

/** The authorisation matrix as a page. */
export const authorisationPage = (): string => `# Who may what

Made from the rules in \`test/support/authorisation/\`, which \`test/authorisation.test.ts\` and \`test/authorised-verbs.test.ts\`
try: a book is written in which every field of every kind holds something of its own, at every audience; everybody asks for
everything along every way; what comes out is what stands here. After a change of the rules:
\`npx vitest run --project=docs authorisation --update\`. A kind, field, column, route or way without a row fails by its name.

## Who looks

${table(
  ["viewer", "is"],
  RELATIONS.map((who) => [who, WHO[who]]),
)}

## Who reads an entry

Only the writer's party reads what is its own. What hangs on an entry (a reply, a correction, a withdrawal) is read where the
entry is read. An entry comes to no other audience than those in this table; an institution keeps nothing about residents from them.
What one may not read does not exist: an unknown id gets the same answer.

${readers()}

## Who may do what with an entry one reads

Somebody of no party, the steward and whoever is not signed in do none of it. Who reads for a party writes nothing; only an
organiser agrees, publishes and erases what others of the party wrote. A refusal tells nothing of the entry.

${table(
  ["verb", "by", "on"],
  Object.entries(VERBS).map(([verb, { note, kinds }]) => [
    verb,
    note,
    `${kinds.length} kinds: ${kinds.map(code).join(" ")}`,
  ]),
)}
| hide | the keeper of the book, after a report | what holds words |
| report | whoever reads it, also without an account; not its author | what holds words |

## Who writes

${table(
  ["kind", "by"],
  Object.entries(WRITES).map(([kind, { note }]) => [kind, note]),
)}
| party | itself; an institution may be listed by name and type |

## Along which way a field comes out

For whoever may read the entry. “author”: for its author alone; “own words: author”: of what residents wrote, for its author alone.
A program gets of an
entry what an export gives and of a finding what its JSON gives. An error tells nothing of any field, and who typed an entry comes out nowhere.

${fields()}

The other fields come out as the entry does. They carry nothing that can be planted; that they tell nobody more than the entry
is held by \`test/only-what-you-may-read.test.ts\`.

${rest()}

## The ways

${routes()}

A count tells nothing either: every page and file is made from the rows its reader may read, byte for byte.

## What stands beside the books

Columns that hold no words (ids, hashes, days and numbers) are listed in \`test/support/authorisation/beside.ts\`.

${table(
  ["column", "for", "along"],
  Object.entries(BESIDE).map(([column, { note, ways }]) => [code(column), note, ways.join(", ") || "no way"]),
)}

## Rules of their own

${table(
  ["rule", "tried in"],
  OWN_RULES.map(([rule, test]) => [rule, code(test)]),
)}
`;
