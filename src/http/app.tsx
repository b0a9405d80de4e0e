import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { Refusal } from "../register/refusal.ts";
import { documentOf } from "../web/components/layout.tsx";
import { ErrorPage } from "../web/pages/error.tsx";
import { takesPhoto } from "../web/forms/photo.ts";
import type { App, Environment, Request } from "./environment.ts";
import { securityHeaders } from "./headers.ts";
import { countedPosts } from "./post-counts.ts";
import { languages, ownFormsOnly, requestIds, sessions, shorter, withoutNul } from "./middleware.ts";
import { isApi } from "./api/address.ts";
import { problemOf } from "./api/problem.ts";
import { assetRoutes } from "./routes/asset.tsx";
import { accountRoutes } from "./routes/account.tsx";
import { apiRoutes } from "./routes/api.tsx";
import { bookRoutes } from "./routes/book.tsx";
import { cardRoutes } from "./routes/card.tsx";
import { cubeRoutes } from "./routes/cube.tsx";
import { digestRoutes } from "./routes/digest.tsx";
import { findingRoutes } from "./routes/finding.tsx";
import { galleryRoutes } from "./routes/gallery.tsx";
import { importRoutes } from "./routes/import.tsx";
import { institutionRoutes } from "./routes/institution.tsx";
import { installationRoutes } from "./routes/installation.tsx";
import { keepingRoutes } from "./routes/keeping.tsx";
import { knockRoutes } from "./routes/knock.tsx";
import { letterRoutes } from "./routes/letter.tsx";
import { mailRoutes } from "./routes/mail.tsx";
import { passkeyRoutes } from "./routes/passkey.tsx";
import { photoRoutes } from "./routes/photo.ts";
import { peopleRoutes } from "./routes/people.tsx";
import { recordRoutes } from "./routes/record.tsx";
import { refusingRoutes } from "./routes/refusing.tsx";
import { reportRoutes } from "./routes/report.tsx";
import { signInRoutes } from "./routes/sign-in.tsx";
import { sixteenRoutes } from "./routes/sixteen.tsx";
import { startingRoutes } from "./routes/starting.tsx";
import { posterRoutes, stewardRoutes } from "./routes/steward.tsx";
import { takeOutRoutes } from "./routes/take-out.tsx";
import { tallyRoutes } from "./routes/tally.tsx";
import { termsRoutes } from "./routes/terms.tsx";
import { unnamedRoutes } from "./routes/unnamed.tsx";
import { tokenRoutes } from "./routes/tokens.tsx";
import { togetherRoutes } from "./routes/together.tsx";
import type { Services } from "./services.ts";
import { sixteenFirst } from "./sixteen.ts";
import { traceOf } from "./trace.ts";
import { visitOf } from "./visit.ts";

/** A form without a file is never larger than this, in bytes. */
const MOST_FORM = 256 * 1024;

/** The whole site. Handlers stand after their path, in routes/. */
export function createApp(services: Services): App {
  const app: App = new Hono<Environment>();
  app.onError((error, c) => failure(c, error));
  app.notFound((c) => failure(c, new Refusal("entry-unknown")));
  app.use(requestIds(services), securityHeaders(services.settings));
  assetRoutes(app);
  app.use(languages(services), withoutNul(), sessions(services), sixteenFirst, limits(services));
  app.use(shorter(), countedPosts(services), ownFormsOnly(services));
  installationRoutes(app, services);
  // Before the steward's link, which is /steward/ and a secret.
  startingRoutes(app, services);
  signInRoutes(app, services);
  sixteenRoutes(app, services);
  mailRoutes(app, services);
  digestRoutes(app, services);
  institutionRoutes(app, services);
  passkeyRoutes(app, services);
  accountRoutes(app, services);
  stewardRoutes(app, services);
  posterRoutes(app, services);
  reportRoutes(app, services);
  keepingRoutes(app, services);
  termsRoutes(app, services);
  knockRoutes(app, services);
  refusingRoutes(app, services);
  letterRoutes(app, services);
  cardRoutes(app, services);
  bookRoutes(app, services);
  findingRoutes(app, services);
  cubeRoutes(app, services);
  galleryRoutes(app, services);
  peopleRoutes(app, services);
  tokenRoutes(app, services);
  takeOutRoutes(app, services);
  recordRoutes(app, services);
  photoRoutes(app, services);
  tallyRoutes(app, services);
  unnamedRoutes(app, services);
  togetherRoutes(app, services);
  importRoutes(app, services);
  apiRoutes(app, services);
  return app;
}

/** A photo up to so many times too large comes back as a form that says so, with all that was typed. */
const PHOTO_ROOM = 3;

const isPhotoOfProgram = ({ req }: Request): boolean => /^\/api\/v1\/books\/[^/]+\/photos$/.test(req.path);

/** Only an import and a form that asks a photo carry a file, and only of somebody signed in: it is read before its route is asked. */
function limits({ settings }: Services) {
  const most = (maxSize: number, megabytes: number) =>
    limited(maxSize, () => new Refusal("file-too-large", { megabytes }));
  const form = most(MOST_FORM, settings.UPLOAD_MB);
  const outside = limited(MOST_FORM, () => new Refusal("not-signed-in"));
  const file = most(settings.UPLOAD_MB * 1024 * 1024, settings.UPLOAD_MB);
  const photo = most(PHOTO_ROOM * settings.PHOTO_MB * 1024 * 1024 + MOST_FORM, settings.PHOTO_MB);
  return (c: Request, next: () => Promise<void>) => {
    // A program's photo is read piece by piece, once its key was looked at.
    if (c.req.method === "GET" || c.req.method === "HEAD" || isPhotoOfProgram(c)) return next();
    const [, kind] = /\/record\/([a-z]+)$/.exec(c.req.path) ?? [];
    const ofPhoto = kind !== undefined && takesPhoto(kind);
    if (!ofPhoto && !c.req.path.endsWith("/import")) return form(c, next);
    if (c.get("signedIn") === undefined) return outside(c, next);
    return ofPhoto ? photo(c, next) : file(c, next);
  };
}

/** A length that is said is taken as it is, for the server holds the sender to it; only a body of unknown length is read and counted. */
function limited(maxSize: number, refusal: () => Refusal) {
  const onError = (): never => {
    throw refusal();
  };
  const counted = bodyLimit({ maxSize, onError });
  return (c: Request, next: () => Promise<void>) => {
    const said = c.req.header("Content-Length");
    if (said === undefined || c.req.header("Transfer-Encoding") !== undefined) return counted(c, next);
    return Number(said) > maxSize ? onError() : next();
  };
}

/** A Refusal is for people; everything else is a bug: logged under the request's number, never shown. */
function failure(c: Request, error: Error): Response | Promise<Response> {
  const known = error instanceof Refusal;
  if (!known) console.error(JSON.stringify({ id: c.get("requestId"), route: c.req.routePath, error: traceOf(error) }));
  if (isApi(c)) return problemOf(c, error);
  const problem = known
    ? { status: error.status, code: error.code, details: error.details }
    : { status: 500, code: undefined, details: {} };
  const { retry } = problem.details as { readonly retry?: number };
  if (retry !== undefined) c.header("Retry-After", String(retry));
  const context = visitOf(c);
  const page = <ErrorPage context={context} {...problem} requestId={c.get("requestId")} />;
  return c.html(documentOf(page), problem.status as 404);
}
