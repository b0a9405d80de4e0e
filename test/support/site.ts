import { mkdtempSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { serve } from "@hono/node-server";
import { createApp } from "../../src/http/app.tsx";
import { makePartyCode } from "../../src/http/codes.ts";
import { openServices, type Services } from "../../src/http/services.ts";
import { parseSettings, type Settings } from "../../src/http/settings.ts";
import type { BookId, PartyId } from "../../src/register/ids.ts";

/** A whole site on a free port, or the one it is given, with a folder of its own. */
export interface Site {
  readonly url: string;
  readonly services: Services;
  /** A fresh paper code for a party. */
  code(book: BookId, party: PartyId): Promise<string>;
  close(): Promise<void>;
}

export async function startSite(environment: Readonly<Record<string, string>> = {}): Promise<Site> {
  const folder = mkdtempSync(path.join(tmpdir(), "wijkspiegel-site-"));
  const settings = parseSettings({ DATA_DIR: folder, ...environment });
  if ("wrong" in settings) throw new Error(`wrong settings: ${settings.wrong.map(({ name }) => name).join(", ")}`);
  const services = await openServices(settings as Settings);
  const app = createApp(services);
  const server = serve({
    fetch: app.fetch,
    port: environment["PORT"] === undefined ? 0 : settings.PORT,
    hostname: "127.0.0.1",
  });
  await new Promise((resolve) => server.once("listening", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    services,
    code: (book, party) => makePartyCode(services.engine, services.secrets, { book, party, maker: "steward" }),
    close: async () => {
      await new Promise((resolve) => server.close(resolve));
      await services.engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
