import { Refusal } from "../../register/refusal.ts";
import { documentOf } from "../../web/components/layout.tsx";
import { isStartStep, START_STEPS, type Started, type StartStep } from "../../web/forms/starting.ts";
import { StartedPage, StartingPage } from "../../web/pages/starting.tsx";
import type { App, Request } from "../environment.ts";
import type { Services } from "../services.ts";
import type { SignedIn } from "../sessions.ts";
import {
  checkStep,
  dropStarted,
  FIELDS_OF,
  foundStarted,
  keepStep,
  languagesTyped,
  openStep,
  startedBy,
  termsShown,
} from "../starting.ts";
import { visitOf } from "../visit.ts";

const addressOf = (step: StartStep | undefined): string => `/steward/new/${step ?? "letters"}`;

/** Starting a book in five steps, each a page. What was typed waits beside the account; only the last step founds. */
export function startingRoutes(app: App, services: Services): void {
  app.get("/steward/new", async (c) => {
    const { account } = stewardIn(c);
    return c.redirect(addressOf(openStep(await startedBy(services, account), services.secrets)), 303);
  });
  app.get("/steward/new/:step", async (c) => {
    const { account } = stewardIn(c);
    const step = stepIn(c);
    const started = await startedBy(services, account);
    const open = openStep(started, services.secrets);
    const early = open !== undefined && START_STEPS.indexOf(open) < START_STEPS.indexOf(step);
    return early ? c.redirect(addressOf(open), 303) : page(c, { step, started });
  });
  app.post("/steward/new/:step", async (c) => send(c, services));
}

function stewardIn(c: Request): SignedIn {
  const signedIn = c.get("signedIn");
  if (!signedIn?.steward) throw new Refusal("not-signed-in");
  return signedIn;
}

function stepIn(c: Request): StartStep {
  const step = c.req.param("step") ?? "";
  if (!isStartStep(step)) throw new Refusal("entry-unknown");
  return step;
}

interface Shown {
  readonly step: StartStep;
  readonly started: Started;
  readonly refusal?: Refusal;
}

function page(c: Request, { step, started, refusal }: Shown): Response | Promise<Response> {
  const typed = step === "terms" ? termsShown(started) : started;
  const props = { step, typed, languages: languagesTyped(started), refusal };
  return c.html(documentOf(<StartingPage context={visitOf(c)} {...props} />), (refusal?.status ?? 200) as 200);
}

async function send(c: Request, services: Services): Promise<Response> {
  const { account } = stewardIn(c);
  const step = stepIn(c);
  const form = await c.req.parseBody({ all: true });
  if (form.go === "drop") {
    await dropStarted(services, account);
    return c.redirect("/steward", 303);
  }
  const typed = Object.fromEntries(
    FIELDS_OF[step].flatMap((name) =>
      name in form || name === "languages" ? [[name, [form[name] ?? ""].flat().map(String).join(" ")]] : [],
    ),
  );
  const started = await keepStep(services, account, step, typed);
  if (started === undefined) return c.redirect("/steward", 303);
  const at = START_STEPS.indexOf(step);
  if (form.go === "back") return c.redirect(addressOf(START_STEPS[Math.max(0, at - 1)]), 303);
  try {
    checkStep(step, started, services.secrets);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return page(c, { step, started, refusal: error });
  }
  const next = START_STEPS[at + 1];
  return next === undefined ? finish(c, services, account, started) : c.redirect(addressOf(next), 303);
}

/** The last step founds the book, or goes to the step that is not right; pressed twice, it founds one. */
async function finish(c: Request, services: Services, account: string, started: Started): Promise<Response> {
  const open = openStep(started, services.secrets);
  if (open !== undefined) return c.redirect(addressOf(open), 303);
  const founded = await foundStarted(services, account, started);
  if (founded === undefined) return c.redirect("/steward", 303);
  return c.html(documentOf(<StartedPage context={visitOf(c)} {...founded} />));
}
