import { Hono } from "hono";
import { Refusal } from "../register/refusal.ts";
import { documentOf } from "../web/components/layout.tsx";
import { ErrorPage } from "../web/pages/error.tsx";
import type { App, Environment, Request } from "./environment.ts";
import { formLimits } from "./form-limits.ts";
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

/** The whole site. Handlers stand after their path, in routes/. */
export function createApp(services: Services): App {
  const app: App = new Hono<Environment>();
  app.onError((error, c) => failure(c, error));
  app.notFound((c) => failure(c, new Refusal("entry-unknown")));
  app.use(requestIds(services), securityHeaders(services.settings));
  assetRoutes(app);
  app.use(languages(services), withoutNul(), sessions(services), sixteenFirst, formLimits(services.settings));
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
