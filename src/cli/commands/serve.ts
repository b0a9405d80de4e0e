import { once } from "node:events";
import { join } from "node:path";
import { serve, type ServerType } from "@hono/node-server";
import { createApp } from "../../http/app.tsx";
import { cleanDaily } from "../../http/cleaning.ts";
import { makeStewardLink } from "../../http/codes.ts";
import { backstageDone } from "../../http/backstage.ts";
import { digestsOnTime } from "../../http/digests.ts";
import { mailServerAnswers, startMailer } from "../../http/mailer.ts";
import { resumeImports, stopImports } from "../../http/import-runs.ts";
import { loadSamples } from "../../http/samples.ts";
import { openServices, type Services } from "../../http/services.ts";
import type { Settings } from "../../http/settings.ts";
import { stewardKnown } from "../../storage/codes.ts";
import { lockFolder } from "../../storage/serve-lock.ts";
import { type Call, type Command, EXIT } from "../command.ts";
import { settingsOf } from "../installation.ts";

/** Serves the site until somebody stops it. */
export const serveCommand: Command = {
  name: "serve",
  words: [],
  options: {},
  run: async (call) => {
    const settings = settingsOf(call);
    const services = await openServices(settings);
    const unlock =
      settings.DATABASE_URL === undefined ? lockFolder(join(settings.DATA_DIR, "serve.lock")) : () => undefined;
    try {
      if (unlock) return await serveUntilStopped(call, services);
      call.terminal.warn(call.texts.t("cli.serve.locked", { folder: settings.DATA_DIR }));
      return EXIT.refused;
    } finally {
      await services.engine.close();
      unlock?.();
    }
  },
};

async function serveUntilStopped(call: Call, services: Services): Promise<number> {
  const { terminal, texts, interrupted } = call;
  const { settings, engine, secrets } = services;
  for (const { file, what, values } of services.texts.problems())
    terminal.warn(texts.t(`cli.texts.${what}`, { file, ...values }));
  await loadSamples(services);
  const link = (await stewardKnown(engine, secrets.clock().toISOString()))
    ? undefined
    : await makeStewardLink(engine, secrets);
  const server = await listen(createApp(services), settings);
  if (typeof server === "string") {
    terminal.warn(texts.t(`cli.serve.${server}`, { port: String(settings.PORT), host: settings.HOST }));
    return EXIT.refused;
  }
  terminal.print(texts.t("cli.serve.up", { address: addressOf(server, settings) }));
  if (link !== undefined)
    terminal.print(texts.t("cli.serve.steward", { link: `${addressOf(server, settings)}/steward/${link}` }));
  const stopCleaning = await cleanDaily(services);
  const stopMailer = startMailer(services);
  const stopDigests = digestsOnTime(services);
  resumeImports(services);
  if (!(await mailServerAnswers(settings))) terminal.warn(texts.t("cli.serve.mail-server"));
  if (!interrupted.aborted) await once(interrupted, "abort");
  await stopCleaning();
  await stopDigests();
  await close(server);
  await backstageDone(services);
  await stopMailer();
  await stopImports(services);
  return EXIT.done;
}

type NotListening = "port-taken" | "port-forbidden" | "host-unknown";
const WHY_NOT: Readonly<Record<string, NotListening>> = {
  EADDRINUSE: "port-taken",
  EACCES: "port-forbidden",
  EADDRNOTAVAIL: "host-unknown",
  ENOTFOUND: "host-unknown",
};

function listen(app: ReturnType<typeof createApp>, { HOST, PORT }: Settings): Promise<ServerType | NotListening> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, hostname: HOST, port: PORT }, () => resolve(server));
    server.once("error", (error: NodeJS.ErrnoException) => {
      const why = WHY_NOT[error.code ?? ""];
      if (why) resolve(why);
      else reject(error);
    });
  });
}

/** With PORT 0 the system chooses a port, which then stands in the address. */
function addressOf(server: ServerType, { BASE_URL, PORT }: Settings): string {
  const address = server.address();
  return PORT === 0 && typeof address === "object" ? BASE_URL.replace(/:0$/, `:${address?.port}`) : BASE_URL;
}

/** How long requests that are under way may take to finish, in milliseconds. */
const PATIENCE = 10_000;

/** Takes no new requests and lets those under way finish. */
function close(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => "closeAllConnections" in server && server.closeAllConnections(), PATIENCE);
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
    if ("closeIdleConnections" in server) server.closeIdleConnections();
  });
}
