import { isDeepStrictEqual } from "node:util";
import * as z from "zod";
import { AUDIENCES } from "../../register/audience.ts";
import { asEntryId } from "../../register/ids.ts";
import { type Body, type BodyOf, KINDS, type KindName } from "../../register/kinds.ts";
import { photoIn } from "../../register/photo.ts";
import { Refusal } from "../../register/refusal.ts";
import { FORM_KINDS, type FormKind } from "../../web/forms/specs.ts";
import { type Told, toldBy } from "../../web/pages/reading.ts";
import type { Locale } from "../../web/texts.ts";
import type { Sent } from "../writing.ts";
import type { BookVisit } from "../visit.ts";
import { issues, wordsIn } from "./asked.ts";
import { type FieldProblem, FieldsWrong } from "./fields-wrong.ts";
import { writtenFields } from "./kind-schemas.ts";

type Loose = Readonly<Record<string, unknown>>;

/** What a program sends to write an entry. */
export const entryDraft = z.strictObject({
  kind: z.enum(FORM_KINDS),
  body: z.record(z.string(), z.unknown()).describe("Of the kind's own schema."),
  audience: z
    .enum(AUDIENCES)
    .optional()
    .describe(
      "Who may read it at first, where that is to be fewer than usual. A claim of residents is read by them alone where this is left out.",
    ),
  looked: z
    .boolean()
    .default(false)
    .describe("True once a person looked again at the words that the answer before named."),
  tap: z.string().max(40).optional().describe("Of a request: the tap of our party that it is written of."),
  photoSeen: z
    .boolean()
    .default(false)
    .describe("With a new photo: true once a person saw that nobody under 16 is in it without a parent's yes."),
});

/** The entry that was sent, checked with the schema of its kind. Throws "field-wrong", naming every field that is not right or not known. */
export function entryIn(visit: BookVisit, value: Loose): Sent {
  const draft = entryDraft.safeParse(value, wordsIn(visit.locale));
  if (!draft.success) throw new FieldsWrong(issues(draft.error));
  const { kind, body, audience, looked, photoSeen } = draft.data;
  const checked =
    kind === "correction" ? correctionIn(visit, body) : bodyIn(kind, body, { under: "body", locale: visit.locale });
  if (!photoSeen) noNewPhoto(visit, kind, checked);
  return { kind, body: checked, looked, ...(audience && { audience }) };
}

/** Throws "field-wrong" for a photo that the entry did not show before: somebody is to have seen it. */
function noNewPhoto(visit: BookVisit, kind: FormKind, body: Body): void {
  const { id } = photoIn(kind, body) ?? {};
  const corrected = kind === "correction" ? toldBy(visit, (body as BodyOf<"correction">).target) : undefined;
  if (id === undefined || id === (corrected && photoIn(corrected.entry.kind, corrected.body)?.id)) return;
  throw new FieldsWrong([{ field: "photoSeen", problem: "photo-may" }]);
}

interface Place {
  readonly under: string;
  readonly locale: Locale;
  /** What it said before, of a correction: what is not asked of people stays as it was. */
  readonly before?: Loose;
}

function bodyIn(kind: FormKind | KindName, given: Loose, { under, locale, before }: Place): Body {
  const fields = writtenFields(kind);
  // Who sends a correction may send along what is not theirs to change, as it stood.
  const changed = Object.keys(given).filter((name) => !isDeepStrictEqual(given[name], before?.[name]));
  const strange = changed.filter((name) => !fields.includes(name));
  const listed = changed.filter((name) => isListed(given[name]));
  const said = before ? withoutNull(given) : given;
  const whole = { ...kept(before, given, fields), ...said };
  const result = (KINDS[kind].body as z.ZodType<Body>).safeParse(whole, wordsIn(locale));
  const errors: FieldProblem[] = [
    ...strange.map((name) => ({ field: `${under}.${name}`, problem: "unknown-field" })),
    ...listed.map((name) => ({ field: `${under}.${name}`, problem: "import-only" })),
    ...(result.success ? unknownIn(said, result.data, under) : issues(result.error, under)),
  ];
  const [first] = errors;
  if (first) throw new FieldsWrong([...new Map(errors.map((error) => [error.field, error])).values()]);
  return result.data as Body;
}

/** Applicants of a published register come in by an import alone. */
const isListed = (value: unknown): boolean => typeof value === "object" && value !== null && "listed" in value;

/** What a form does not ask, and an applicant and a photo that the new body does not replace. */
const kept = (before: Loose = {}, given: Loose, fields: readonly string[]): Loose =>
  Object.fromEntries(
    Object.entries(before).filter(
      ([name, value]) => !fields.includes(name) || (stays(name, value) && !(name in given)),
    ),
  );
const stays = (name: string, value: unknown): boolean => name === PHOTO || isListed(value);

/** The photo that stands beside an entry is taken away by saying null in its place. */
const PHOTO = "photo";
const withoutNull = (given: Loose): Loose =>
  Object.fromEntries(Object.entries(given).filter(([name, value]) => name !== PHOTO || value !== null));

function correctionIn(visit: BookVisit, given: Loose): Body {
  const { target, body, ...rest } = given;
  const strange = Object.keys(rest).map((name) => ({ field: `body.${name}`, problem: "unknown-field" }));
  const missing = typeof body !== "object" || body === null || Array.isArray(body);
  const errors = [...strange, ...(missing ? [{ field: "body.body", problem: "object" }] : [])];
  if (errors.length > 0) throw new FieldsWrong(errors);
  const told: Told | undefined = toldBy(visit, asEntryId(String(target)));
  if (!told) throw new Refusal("entry-unknown", { field: "body.target" });
  const before = told.body as unknown as Loose;
  return {
    target,
    body: bodyIn(told.entry.kind, body as Loose, { under: "body.body", locale: visit.locale, before }),
  } as unknown as Body;
}

/** Names that a schema let fall: nobody is to think that they were kept. */
function unknownIn(given: unknown, read: unknown, under: string): readonly FieldProblem[] {
  if (given === null || typeof given !== "object" || read === null || typeof read !== "object") return [];
  return Object.entries(given).flatMap(([name, value]) => {
    const field = `${under}.${name}`;
    if (!Object.hasOwn(read, name)) return [{ field, problem: "unknown-field" }];
    return unknownIn(value, (read as Loose)[name], field);
  });
}
