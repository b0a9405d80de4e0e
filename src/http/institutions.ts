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
  role: z.enum(["writer", "reader"], "must be writer or reader"),
});

const INSTITUTION = z
  .strictObject({
    /** How addresses name it. */
    name: z.string().regex(/^[a-z0-9-]{1,40}$/, "must be small letters, digits and dashes"),
    /** What its people know it by. */
    label: words,
    issuer: z.url({ protocol: /^https?$/, error: "must be the provider's own https:// address" }),
    clientId: words,
    /** A file with the private key (PEM), as seen from this file. */
    key: words,
    keyId: words.optional(),
    scope: z
      .string()
      .regex(/^openid( [\x21\x23-\x5b\x5d-\x7e]+)*$/, "must begin with openid")
      .default("openid"),
    /** Levels of assurance that are enough; any when none is named. */
    acr: z.array(words).min(1).optional(),
    /** The claim of the ID token that says where somebody works. */
    claim: words,
    places: z.array(PLACE).min(1),
    /** For trying out alone: an issuer without https on this machine. */
    httpOnLoopback: z.boolean().default(false),
  })
  .refine(({ issuer, httpOnLoopback }) => issuer.startsWith("https:") || (httpOnLoopback && onLoopback(issuer)), {
    path: ["issuer"],
    message: "must begin with https://, or stand on this machine with httpOnLoopback",
  });

const FILE = z
  .array(INSTITUTION)
  .min(1)
  .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, "each name must stand once");

const onLoopback = (issuer: string): boolean => LOOPBACK.includes(new URL(issuer).hostname);

/** An institution where people sign in, as the settings' file describes it; the file's key is read. */
export interface Institution extends Readonly<Omit<z.output<typeof INSTITUTION>, "key">> {
  readonly key: KeyObject;
}

export interface WrongFile {
  /** "0.issuer must be …" */
  readonly wrong: readonly string[];
}

/** Reads the file once, with the keys it names. Says of everything that is wrong where it stands and what would be right. */
export function institutionsIn(file: string): readonly Institution[] | WrongFile {
  let text: unknown;
  try {
    text = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    return { wrong: [error instanceof SyntaxError ? "is not JSON" : "cannot be read"] };
  }
  const result = FILE.safeParse(text);
  if (!result.success)
    return { wrong: result.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`.trim()) };
  const keyed = result.data.map((one) => ({ ...one, key: keyIn(resolve(dirname(file), one.key)) }));
  const without = keyed.flatMap(({ key }, i) =>
    key ? [] : [`${i}.key must be a file with a private key in PEM: EC on P-256, or RSA of 2048 bits and more`],
  );
  return without.length > 0 ? { wrong: without } : (keyed as readonly Institution[]);
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
