import { createPrivateKey, type KeyObject } from "node:crypto";
import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import * as z from "zod";

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];
const words = z.string().trim().min(1).max(200);

/** Somebody with this value in their claim comes in for this party, in this department. */
const PLACE = z.strictObject({
  value: words,
  book: words,
  /** Its id, or its name where only one has it. */
  party: words,
  unit: z.string().trim().max(100).default(""),
  role: z.enum(["writer", "reader"]),
});

const INSTITUTION = z
  .strictObject({
    /** How addresses name it. */
    name: z.string().regex(/^[a-z0-9-]{1,40}$/),
    /** What its people know it by. */
    label: words,
    issuer: z.url({ protocol: /^https?$/ }),
    clientId: words,
    /** A file with the private key (PEM), as seen from this file. */
    key: words,
    keyId: words.optional(),
    scope: z
      .string()
      .regex(/^openid( [\x21\x23-\x5b\x5d-\x7e]+)*$/)
      .default("openid"),
    /** Levels of assurance that are enough; any when none is named. */
    acr: z.array(words).min(1).optional(),
    /** The claim of the ID token that says where somebody works. */
    claim: words,
    places: z.array(PLACE).min(1),
    /** Whether it knows the front page of this site as a place to send people back to, once they signed out there. */
    comesBack: z.boolean().default(false),
    /** For trying out alone: an issuer without https on this machine. */
    httpOnLoopback: z.boolean().default(false),
  })
  .refine(({ issuer, httpOnLoopback }) => issuer.startsWith("https:") || (httpOnLoopback && onLoopback(issuer)), {
    path: ["issuer"],
  });

const FILE = z.array(INSTITUTION).min(1);

const onLoopback = (issuer: string): boolean => LOOPBACK.includes(new URL(issuer).hostname);

/** An institution where people sign in, as the settings' file describes it; the file's key is read. */
export interface Institution extends Readonly<Omit<z.output<typeof INSTITUTION>, "key">> {
  readonly key: KeyObject;
}

/** What is wrong in the file. Words for it, and for what is right in the field, stand in the texts. */
export interface WrongPlace {
  readonly what: "unreadable" | "not-json" | "list" | "missing" | "wrong" | "unknown" | "twice";
  /** "stad › places 2 › role" */
  readonly at: string;
  readonly field: string;
}

export interface WrongFile {
  readonly wrong: readonly WrongPlace[];
}

/** Reads the file once, with the keys it names. Says of everything that is wrong where it stands and in which field. */
export function institutionsIn(file: string): readonly Institution[] | WrongFile {
  let said: unknown;
  try {
    said = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    return { wrong: [{ what: error instanceof SyntaxError ? "not-json" : "unreadable", at: "", field: "" }] };
  }
  const result = FILE.safeParse(said);
  if (!result.success) return { wrong: result.error.issues.flatMap((issue) => placesOf(issue, said)) };
  const keyed = result.data.map((one) => ({ ...one, key: keyIn(resolve(dirname(file), one.key)) }));
  const wrong = keyed.flatMap(({ key, name }, i) => [
    ...(key ? [] : [placeOf("wrong", [i, "key"], said)]),
    ...(keyed.findIndex((one) => one.name === name) === i ? [] : [placeOf("twice", [i, "name"], said)]),
  ]);
  return wrong.length > 0 ? { wrong } : (keyed as readonly Institution[]);
}

function placesOf(issue: z.core.$ZodIssue, said: unknown): readonly WrongPlace[] {
  const { path } = issue;
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => placeOf("unknown", [...path, key], said));
  if (path.length === 0) return [{ what: "list", at: "", field: "" }];
  return [placeOf(valueAt(said, path) === undefined ? "missing" : "wrong", path, said)];
}

const valueAt = (said: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Readonly<Record<PropertyKey, unknown>> | undefined)?.[key], said);

/** Institutions by their name, or else their number, and what stands in a list by its number, counted from one. */
function placeOf(what: WrongPlace["what"], path: readonly PropertyKey[], said: unknown): WrongPlace {
  const [first, ...rest] = path;
  const name = valueAt(said, [first as number, "name"]);
  const steps = rest.reduce<readonly string[]>((all, key) => {
    if (typeof key !== "number") return [...all, String(key)];
    return [...all.slice(0, -1), `${all.at(-1)} ${key + 1}`];
  }, []);
  const at = [typeof name === "string" && name !== "" ? name : Number(first) + 1, ...steps].join(" › ");
  return { what, at, field: String(path.findLast((key) => typeof key === "string") ?? "") };
}

function keyIn(file: string): KeyObject | undefined {
  try {
    const key = createPrivateKey(readFileSync(file));
    const { namedCurve, modulusLength = 0 } = key.asymmetricKeyDetails ?? {};
    if (key.asymmetricKeyType === "ec" && namedCurve === "prime256v1") return key;
    return key.asymmetricKeyType === "rsa" && modulusLength >= 2048 ? key : undefined;
  } catch {
    return undefined;
  }
}
