import { bodyLimit } from "hono/body-limit";
import { Refusal } from "../register/refusal.ts";
import { takesPhoto } from "../web/forms/photo.ts";
import type { Environment, Request } from "./environment.ts";
import type { MiddlewareHandler } from "hono";
import type { Settings } from "./settings.ts";

/** All that is typed in a form is never longer than this, in bytes. */
export const MOST_TYPED = 256 * 1024;
const MEGABYTE = 1024 * 1024;
/** A form with files up to so many times too large comes back as a form that says so, with all that was typed. */
const PHOTO_ROOM = 3;

/** What a post to an address may carry. */
export interface FormLimit {
  /** Bytes of it as a whole. */
  readonly whole: number;
  /** Its files, and the bytes of each. */
  readonly files: number;
  readonly file: number;
  /** Megabytes of a file, as somebody is told of a form that is too large. */
  readonly megabytes: number;
}

/** Only an import and a form that asks a photo carry a file, and only of somebody signed in. */
export function limitOf({ req }: Request, { UPLOAD_MB, PHOTO_MB }: Settings): FormLimit {
  const [, kind] = /\/record\/([a-z]+)$/.exec(req.path) ?? [];
  if (kind !== undefined && takesPhoto(kind)) {
    const file = PHOTO_MB * MEGABYTE;
    return { whole: PHOTO_ROOM * file + MOST_TYPED, files: 1, file, megabytes: PHOTO_MB };
  }
  if (!req.path.endsWith("/import")) return { whole: MOST_TYPED, files: 0, file: 0, megabytes: UPLOAD_MB };
  const file = UPLOAD_MB * MEGABYTE;
  return { whole: file, files: 1, file, megabytes: UPLOAD_MB };
}

const isPhotoOfProgram = ({ req }: Request): boolean => /^\/api\/v1\/books\/[^/]+\/photos$/.test(req.path);

/** Refuses what is too large before any of it is read, and a file of whoever is not signed in. */
export const formLimits =
  (settings: Settings): MiddlewareHandler<Environment> =>
  (c, next) => {
    // A program's photo is read piece by piece, once its key was looked at.
    if (c.req.method === "GET" || c.req.method === "HEAD" || isPhotoOfProgram(c)) return next();
    const { whole, files, megabytes } = limitOf(c, settings);
    const outside = files > 0 && c.get("signedIn") === undefined;
    const refusal = outside ? new Refusal("not-signed-in") : new Refusal("file-too-large", { megabytes });
    return limited(c, next, { most: outside ? MOST_TYPED : whole, refusal });
  };

interface Most {
  readonly most: number;
  readonly refusal: Refusal;
}

/** A length that is said is taken as it is, for the server holds the sender to it; only a body of unknown length is read and counted. */
function limited(c: Request, next: () => Promise<void>, { most, refusal }: Most) {
  const onError = (): never => {
    throw refusal;
  };
  const said = c.req.header("Content-Length");
  if (said === undefined || c.req.header("Transfer-Encoding") !== undefined)
    return bodyLimit({ maxSize: most, onError })(c, next);
  return Number(said) > most ? onError() : next();
}
