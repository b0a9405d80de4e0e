import * as z from "zod";
import { LENSES } from "../../src/mirror/mirror.ts";
import { KIND_NAMES } from "../../src/register/kinds.ts";
import { LETTERS } from "../../src/register/kinds/delivery.ts";
import { FORM_KINDS } from "../../src/web/forms/specs.ts";
import { LENS_GROUPS } from "../../src/web/lens-groups.ts";

/** What an address can be made of. */
export interface Asked {
  /** Of every entry and party of the book, readable or not. */
  readonly ids: readonly string[];
  /** An id that nobody ever had, as long as real ones are. */
  readonly never: string;
  /** One of each kind that this viewer may not read, then one that may be read. */
  readonly few: readonly string[];
  /** Photos beside entries, readable or not. */
  readonly photos: readonly string[];
  /** Words and years that stand in the book, readable or not. */
  readonly words: readonly string[];
  /** Earlier moments. */
  readonly moments: readonly string[];
}

type Paths = (asked: Asked) => readonly string[];
const plain: Paths = ({ moments }) => ["", ...moments.map((at) => `?at=${at}`)];

/**
 * The addresses tried under every route of a book that is asked for with GET; what follows the part of the route that is fixed.
 * A route that is not in it fails a test by its name.
 */
export const TRIED: Readonly<Record<string, readonly [fixed: string, Paths]>> = {
  "/b/:book": ["", plain],
  "/b/:book/parties": ["/parties", plain],
  "/b/:book/requests": ["/requests", listed],
  "/b/:book/decisions": ["/decisions", listed],
  "/b/:book/rules": ["/rules", listed],
  "/b/:book/parties/:party": ["/parties/", ({ few, never }) => [...few, never]],
  "/b/:book/parties/:party/people": ["/parties/", ({ few, never }) => [...few, never].map((id) => `${id}/people`)],
  "/b/:book/parties/:party/knock": ["/parties/", ({ few, never }) => [...few, never].map((id) => `${id}/knock`)],
  "/b/:book/knocks": ["/knocks", plain],
  "/b/:book/parties/:party/refuse": ["/parties/", ({ few, never }) => [...few, never].map((id) => `${id}/refuse`)],
  "/b/:book/parties/:party/tokens": ["/parties/", ({ few, never }) => [...few, never].map((id) => `${id}/tokens`)],
  "/b/:book/parties/:party/take-out": ["/parties/", ({ few, never }) => [...few, never].map((id) => `${id}/take-out`)],
  "/b/:book/parties/:party/take-out/:file{file\\.(?:html|csv|jsonl)}": [
    "/parties/",
    ({ few, never }) => [...few, never].map((id) => `${id}/take-out/file.jsonl`),
  ],
  "/b/:book/parties/:party/erase": ["/parties/", ({ few, never }) => [...few, never].map((id) => `${id}/erase`)],
  "/b/:book/rules/:id": ["/rules/", ({ few, never }) => [...few, never]],
  "/b/:book/entries/:id": ["/entries/", dated],
  "/b/:book/entries/:file{[A-Za-z0-9_-]+\\.ics}": [
    "/entries/",
    ({ ids, never }) => [...ids, never].map((id) => `${id}.ics`),
  ],
  "/b/:book/entries/:id/letter/:name": ["/entries/", letters],
  "/b/:book/entries/:id/card": ["/entries/", ({ ids, never }) => [...ids, never].map((id) => `${id}/card`)],
  "/b/:book/entries/:id/report": ["/entries/", ({ ids, never }) => [...ids, never].map((id) => `${id}/report`)],
  "/b/:book/entries/:id/photo/:photo": [
    "/entries/",
    ({ few, photos, never }) => few.flatMap((id) => [...photos, never].map((photo) => `${id}/photo/${photo}`)),
  ],
  "/b/:book/reports/:report/photo/:photo": [
    "/reports/",
    ({ photos, never }) => [...photos, never].map((photo) => `${never}/photo/${photo}`),
  ],
  "/b/:book/acts": ["/acts", plain],
  "/b/:book/how-long": ["/how-long", plain],
  "/b/:book/silent": ["/silent", plain],
  "/b/:book/reports": ["/reports", plain],
  "/b/:book/terms": ["/terms", plain],
  "/b/:book/terms/change": ["/terms/change", plain],
  "/b/:book/calendar.ics": ["/calendar.ics", plain],
  "/b/:book/file": ["/file", () => ["", "?number=1", "?number=SUB-1", "?number=G-1"]],
  "/b/:book/looks": ["/looks", plain],
  "/b/:book/tally": ["/tally", plain],
  "/b/:book/tally/kept": ["/tally/kept", plain],
  "/b/:book/unnamed": ["/unnamed", plain],
  "/b/:book/unnamed/:id": ["/unnamed/", ({ few, never }) => [...few, never]],
  "/b/:book/together": ["/together", plain],
  "/b/:book/together/:id": ["/together/", ({ few, never }) => [...few, never]],
  "/b/:book/mirror": ["/mirror", plain],
  "/b/:book/mirror/:lens{[a-z-]+}": ["/mirror/", pages],
  "/b/:book/mirror/:file{[a-z-]+\\.json}": [
    "/mirror/",
    (asked) => questions(asked).map(([lens, query]) => `${lens}.json${query}`),
  ],
  "/b/:book/mirror/:file{[a-z-]+\\.csv}": ["/mirror/", tables],
  "/b/:book/mirror/landscape.graphml": ["/mirror/landscape.graphml", plain],
  "/b/:book/mirror/landscape.gexf": ["/mirror/landscape.gexf", plain],
  "/b/:book/cube": ["/cube", plain],
  "/b/:book/cube.json": ["/cube.json", plain],
  "/b/:book/cube.csv": ["/cube.csv", plain],
  "/b/:book/gallery": ["/gallery", plain],
  "/b/:book/gallery/:group{[a-z]+}": ["/gallery/", () => [...Object.keys(LENS_GROUPS), "none"]],
  "/b/:book/record": ["/record", plain],
  "/b/:book/record/:kind": ["/record/", forms],
  ...forPrograms(),
  "/b/:book/import": ["/import", plain],
  "/b/:book/import/:job": ["/import/", ({ few: [one = ""], never }) => [one, never]],
  "/b/:book/import/:job/bad.csv": ["/import/", ({ few: [one = ""], never }) => [`${one}/bad.csv`, `${never}/bad.csv`]],
};

/** The same for what programs ask: every kind, every party's entries, every filter, every page of a list. */
function forPrograms(): Readonly<Record<string, readonly [fixed: string, Paths]>> {
  const api = "/api/v1/books/:book";
  const about = ({ few, never }: Asked): readonly string[] => [...few, never];
  const paged: Paths = (asked) => [...listed(asked), "?limit=3", ...asked.few.map((id) => `?cursor=${cursorAt(id)}`)];
  return {
    [api]: ["", plain],
    [`${api}/parties`]: ["/parties", paged],
    [`${api}/parties/:party`]: ["/parties/", ({ few, never }) => [...few, never]],
    [`${api}/entries`]: ["/entries", (asked) => [...paged(asked), ...narrowed(asked)]],
    [`${api}/entries/:entry`]: ["/entries/", dated],
    [`${api}/entries/:entry/photos/:photo`]: [
      "/entries/",
      ({ few, photos, never }) => few.flatMap((id) => [...photos, never].map((photo) => `${id}/photos/${photo}`)),
    ],
    [`${api}/entries/:entry/letters`]: ["/entries/", (asked) => about(asked).map((id) => `${id}/letters`)],
    [`${api}/entries/:entry/letters/:letter`]: [
      "/entries/",
      (asked) => about(asked).map((id) => `${id}/letters/decide`),
    ],
    [`${api}/entries/:entry/calendar`]: ["/entries/", (asked) => about(asked).map((id) => `${id}/calendar`)],
    [`${api}/calendar`]: ["/calendar", plain],
    [`${api}/requests`]: ["/requests", paged],
    [`${api}/decisions`]: ["/decisions", paged],
    [`${api}/rules`]: ["/rules", paged],
    [`${api}/findings`]: ["/findings", plain],
    [`${api}/findings/:lens`]: ["/findings/", pages],
    [`${api}/years`]: ["/years", plain],
    [`${api}/acts`]: ["/acts", plain],
    [`${api}/terms`]: ["/terms", plain],
    [`${api}/retention`]: ["/retention", plain],
    [`${api}/files`]: ["/files", () => ["?number=1", "?number=SUB-1", "?number=G-1"]],
    [`${api}/reports/:report/photos/:photo`]: [
      "/reports/",
      ({ photos, never }) => [...photos, never].map((photo) => `${never}/photos/${photo}`),
    ],
    [`${api}/together/:subject`]: ["/together/", (asked) => about(asked)],
    ...Object.fromEntries(
      ["taps", "waiting", "deadlines", "looks", "people", "knocks", "reports", "together"].map((own) => [
        `${api}/${own}`,
        [`/${own}`, plain] as const,
      ]),
    ),
  };
}

const cursorAt = (id: string): string => Buffer.from(`c1.${id}`).toString("base64url");
const narrowed: Paths = ({ few, never, moments }) => [
  ...KIND_NAMES.map((kind) => `?kind=${kind}`),
  ...[...few, never].map((id) => `?party=${id}`),
  ...moments.filter((at) => at.includes("T")).map((at) => `?since=${at}`),
];

function listed({ words, moments }: Asked): readonly string[] {
  return ["", ...moments.map((at) => `?at=${at}`), ...words.slice(0, 5).map((word) => `?year=${word}&unit=${word}`)];
}

/** An entry of each kind at every moment, all of them now. */
function dated({ ids, few, never, moments }: Asked): readonly string[] {
  return [...ids, never, ...few.flatMap((id) => moments.map((at) => `${id}?at=${at}`))];
}

/** Every letter about an entry that may not be read, and some that fit others. */
function letters({ ids, few: [one = ""], never }: Asked): readonly string[] {
  const some = ids.flatMap((id) =>
    ["decide", "written", "reason", "documents", "why"].map((name) => `${id}/letter/${name}`),
  );
  return [...LETTERS, "none"].flatMap((name) => [one, never].map((id) => `${id}/letter/${name}`)).concat(some);
}

/** Every form once, those that hang on an entry for every entry. */
function forms({ few }: Asked): readonly string[] {
  const about = few.flatMap((id) => ["reply", "correction"].map((kind) => `${kind}?about=${id}`));
  return [...FORM_KINDS, "none", ...about];
}

const lensOnly = (): readonly string[] => LENSES.map(({ name }) => name);

/** Pages with the choices of each parameter on them: those of what may not be read, and one of each otherwise. */
function pages(asked: Asked): readonly string[] {
  const on = asked.few.slice(0, 2);
  const chosen = questions({ ...asked, few: on, words: asked.words.slice(0, 2) });
  return [
    "none",
    ...chosen
      .filter(([, query]) => query === "?" || on.some((id) => query.includes(id)))
      .map(([lens, query]) => lens + query),
  ];
}

function tables({ few: [one = ""], moments: [moment = ""] }: Asked): readonly string[] {
  return lensOnly().flatMap((lens) => [`${lens}.csv?party=${one}&rule=${one}&a=${one}`, `${lens}.csv?at=${moment}`]);
}

interface Property {
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Property[];
  readonly type?: string;
  readonly pattern?: string;
}

/** Parameters that name an entry or a party; the others are words of the book. */
const NAMES_AN_ENTRY = ["rule", "party", "a", "b", "request"];
/** The rule that a point, a way and a number belong to; what is compared, of a group. */
const BELONGS_TO: Readonly<Record<string, string>> = { criterion: "rule", how: "rule", count: "rule", group: "by" };

/** Every lens with every parameter it accepts, from its own schema, and values that stand in the book. */
function questions(asked: Asked): readonly (readonly [lens: string, query: string])[] {
  return LENSES.flatMap(({ name, parameters }) => {
    const schema = z.toJSONSchema(parameters, { io: "input", unrepresentable: "any" }) as {
      readonly properties?: Readonly<Record<string, Property>>;
    };
    const properties = Object.entries(schema.properties ?? {});
    const alone = properties.flatMap(([key, property]) =>
      valuesOf(asked, key, property).map((value) => [[key, value]]),
    );
    const beside = properties.flatMap(([key, property]) => {
      const other = BELONGS_TO[key];
      const of = properties.find(([one]) => one === other)?.[1];
      if (other === undefined || of === undefined) return [];
      return valuesOf(asked, other, of)
        .slice(0, 8)
        .flatMap((value) =>
          valuesOf(asked, key, property)
            .slice(0, 4)
            .map((mine) => [
              [other, value],
              [key, mine],
            ]),
        );
    });
    const dates = asked.moments.slice(0, 1).map((at) => [["at", at]]);
    const queries = [[], ...alone, ...beside, ...dates].map((query) => `?${new URLSearchParams(query)}`);
    return [...new Set(queries)].map((query) => [name, query] as const);
  });
}

function valuesOf(
  { few, never, words }: Asked,
  name: string,
  { enum: list, anyOf, type, pattern }: Property,
): readonly string[] {
  const closed = list ?? anyOf?.find((one) => one.enum)?.enum;
  if (closed !== undefined) return closed;
  if (type === "integer") return ["0", "3", "-1"];
  if (pattern !== undefined) return words.filter((word) => /^\d{4}$/.test(word));
  // A number in the place of an id would say how many entries stand before another.
  return NAMES_AN_ENTRY.includes(name) ? [...few, never, "2", "9"] : words;
}
