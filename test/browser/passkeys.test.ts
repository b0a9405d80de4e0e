import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BookId, PartyId } from "../../src/register/ids.ts";
import { foundBook } from "../support/book.ts";
import { launchChromium } from "../support/chromium.ts";
import { freePort } from "../support/free-port.ts";
import { type Site, startSite } from "../support/site.ts";
import { wrongWith } from "./support/axe.ts";
import { saySixteen } from "./support/signing-in.ts";

let browser: Browser;
let site: Site;
let origin = "";
let book: BookId;
let group: PartyId;

beforeAll(async () => {
  // Keys belong to an address that must be known before the site starts.
  const port = await freePort();
  origin = `http://localhost:${port}`;
  [browser, site] = await Promise.all([
    launchChromium(),
    startSite({ PORT: String(port), HOST: "127.0.0.1", BASE_URL: origin }),
  ]);
  ({ book, group } = await foundBook(site.services.desk, "buurt"));
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

interface Phone {
  readonly context: BrowserContext;
  readonly page: Page;
  /** The bodies of the answers that its device gave. */
  readonly sent: string[];
}

/** A phone with Chromium's own virtual authenticator. */
async function phone(): Promise<Phone> {
  const context = await browser.newContext({ viewport: { width: 320, height: 780 } });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("WebAuthn.enable");
  await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "POST" && /passkeys?$/.test(request.url())) sent.push(request.postData() ?? "");
  });
  return { context, page, sent };
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${origin}/sign-in`);
  await page
    .getByRole("textbox")
    .first()
    .fill(await site.code(book, group));
  await page.getByRole("button", { name: "Kom binnen", exact: true }).click();
  await saySixteen(page);
  await page.waitForURL(`**/b/${book}`);
}

async function withKey(): Promise<Phone> {
  const own = await phone();
  await signIn(own.page);
  await own.page.goto(`${origin}/account`);
  await own.page.getByRole("button", { name: "Maak een sleutel op dit toestel" }).click();
  await own.page.getByRole("button", { name: "Haal deze sleutel weg" }).waitFor();
  return own;
}

async function comeBack({ page, context }: Phone): Promise<void> {
  await context.clearCookies();
  await page.goto(`${origin}/sign-in`);
  await page.getByRole("button", { name: "Kom binnen met mijn toestel" }).click();
}

/** The same answer sent again by somebody else. */
const replay = (path: string, body: string): Promise<Response> =>
  fetch(origin.replace("localhost", "127.0.0.1") + path, {
    method: "POST",
    body,
    headers: { "Content-Type": "application/x-www-form-urlencoded" },
    redirect: "manual",
  });

test("a key is made on the device, listed, opens the same account, and taken away opens nothing", async () => {
  const own = await withKey();
  expect(await own.page.locator("#passkeys + p ~ div table").innerText()).toMatch(/1 sleutel[^]*Haal deze sleutel weg/);
  expect(await wrongWith(own.page)).toEqual([]);
  const accounts = async () => (await site.services.engine.query("SELECT account FROM account")).length;
  const before = await accounts();
  await comeBack(own);
  await own.page.waitForURL(`**/b/${book}`);
  expect(await accounts()).toBe(before);
  await own.page.goto(`${origin}/account`);
  await own.page.getByRole("button", { name: "Haal deze sleutel weg" }).click();
  await own.page.getByText("U hebt nog geen sleutel").waitFor();
  await comeBack(own);
  await own.page.getByText("Deze sleutel past hier niet").waitFor();
  expect(await wrongWith(own.page)).toEqual([]);
  await own.context.close();
});

test("an answer works once, for what was asked alone; a counter that does not grow is a copied key", async () => {
  const own = await withKey();
  await comeBack(own);
  await own.page.waitForURL(`**/b/${book}`);
  const [made = "", used = ""] = own.sent;
  expect((await replay("/sign-in/passkey", used)).status).toBe(403);
  expect((await replay("/sign-in/passkey", made)).status).toBe(403);
  for (const nonsense of ["", "credential=", "credential=null", "credential=%7B%22id%22%3A%22x%22%7D"])
    expect((await replay("/sign-in/passkey", nonsense)).status).toBe(403);
  expect((await replay("/account/passkeys", made)).status).toBe(401);
  await site.services.engine.query("UPDATE passkey SET counter = 1000000");
  await comeBack(own);
  await own.page.getByText("Deze sleutel past hier niet").waitFor();
  await own.context.close();
});

test("a device that says no is told beside the button; without script the other ways stand there alone", async () => {
  const without = await phone();
  await comeBack(without);
  await without.page.getByText("Dat is niet gelukt").waitFor();
  await without.context.close();
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 320, height: 780 } });
  const page = await context.newPage();
  await page.goto(`${origin}/sign-in`);
  expect(await page.locator("main").innerText()).not.toContain("toestel");
  expect(await page.getByRole("textbox").count()).toBe(2);
  await context.close();
});
