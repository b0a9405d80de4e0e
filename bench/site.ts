import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { LENSES } from "../src/mirror/mirror.ts";
import type { Register } from "../src/register/register.ts";
import { claimOf, foundBook } from "../test/support/book.ts";
import { startSite } from "../test/support/site.ts";
import type { Child } from "./child.ts";
import { importInto, REGISTER_FILE } from "./real-register.ts";

/** A site with the real register in it. */
export interface Served {
  readonly url: string;
  /** The pages that somebody who is not signed in can come to. */
  readonly paths: readonly string[];
  /** Where a request makes somebody write an entry in the book, so that masks and findings are made anew. */
  readonly writer: string;
}

const site: Child = async (): Promise<Served> => {
  const { url, services } = await startSite({ LOG: "none" });
  const { book, city, group } = await foundBook(services.desk, "register", "register");
  await importInto(services.desk, { book, city, file: REGISTER_FILE });
  const writing = new Hono().get("/", async (c) => c.json(await services.desk.write(book, claimOf(group, "wij"))));
  const { register } = await services.desk.open(book);
  return { url, paths: pathsOf(register), writer: await listening(writing) };
};

/** What anything at all costs: Hono answering one word. */
const hello: Child = async () => listening(new Hono().get("/", (c) => c.text("hello")));

function listening(app: Hono): Promise<string> {
  return new Promise((resolve) => {
    const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });
}

function pathsOf({ entries }: Register): readonly string[] {
  const id = (kind: string): string => entries.find((entry) => entry.kind === kind)?.id ?? "";
  const lists = ["", "/parties", "/requests", "/decisions", "/rules", "/mirror"];
  const ones = [`/rules/${id("rule")}`, `/entries/${id("request")}`, `/entries/${id("decision")}`];
  const findings = LENSES.map(({ name }) => `/mirror/${name}`);
  const data = ["/file?number=SBA-000042", "/mirror/like-for-like.json", "/mirror/like-for-like.csv"];
  return ["/", ...[...lists, ...ones, ...findings, ...data].map((path) => `/b/register${path}`)];
}

export const SITE_CHILDREN = { site, hello };
