import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "../support/chromium.ts";
import { type Neighbourhood, startNeighbourhood } from "./support/neighbourhood.ts";
import { signIn } from "./support/signing-in.ts";

/** A photo is made smaller on the device before it is sent; what cannot be drawn goes as it is. */

let browser: Browser;
let site: Neighbourhood;
let page: Page;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchChromium(), startNeighbourhood()]);
  page = await (await browser.newContext({ viewport: { width: 360, height: 780 } })).newPage();
  await signIn(page, site, site.group);
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

/** A grainy picture of so many points, as PNG. */
async function picture(width: number, height: number): Promise<Buffer> {
  const url = await page.evaluate(
    ([w, h]) => {
      const canvas = Object.assign(document.createElement("canvas"), { width: w, height: h });
      const drawing = canvas.getContext("2d") as CanvasRenderingContext2D;
      const grain = drawing.createImageData(w, h);
      for (let n = 0; n < w * h; n++)
        grain.data.set(
          [0, 1, 2].map((c) => 200 + ((Math.imul(n * 3 + c, 2_654_435_761) >>> 27) & 15)).concat(255),
          n * 4,
        );
      drawing.putImageData(grain, 0, 0);
      return canvas.toDataURL("image/png");
    },
    [width, height] as const,
  );
  return Buffer.from(url.slice(url.indexOf(",") + 1), "base64");
}
const choose = async (buffer: Buffer, name = "brief.png", mimeType = "image/png") => {
  await page.goto(`${site.url}/b/${site.book}/record/rule`);
  await page.locator("input[name=photo]").setInputFiles({ name, mimeType, buffer });
};
const chosen = () =>
  page.locator("input[name=photo]").evaluate(async (input) => {
    const [file] = (input as HTMLInputElement).files ?? [];
    if (!file) return undefined;
    const drawn = await createImageBitmap(file).catch(() => ({ width: 0, height: 0 }));
    return { size: file.size, type: file.type, width: drawn.width, height: drawn.height };
  });

test("a large one is drawn again, upright and no longer than it is read well; small ones and others stay", async () => {
  await page.goto(`${site.url}/b/${site.book}/record/rule`);
  const [large, small] = [await picture(3000, 1500), await picture(60, 40)];
  expect(large.length).toBeGreaterThan(400_000);
  await choose(large);
  await expect.poll(async () => (await chosen())?.type).toBe("image/jpeg");
  const sent = await chosen();
  expect(sent).toMatchObject({ width: 2000, height: 1000 });
  expect(sent?.size).toBeLessThan(large.length);
  await choose(small);
  expect(await chosen()).toMatchObject({ size: small.length, type: "image/png" });
  await choose(Buffer.alloc(500_000, "x"), "brief.heic", "image/heic");
  await page.waitForTimeout(200);
  expect(await chosen()).toMatchObject({ size: 500_000, type: "image/heic" });
});

test("sent at once it still goes smaller, with the button that was pressed", async () => {
  await page.goto(`${site.url}/b/${site.book}/record/rule`);
  const large = await picture(3000, 1500);
  await choose(large);
  const [request] = await Promise.all([
    page.waitForRequest((one) => one.method() === "POST"),
    page.locator("main form.form button[type=submit]").last().click(),
  ]);
  expect(Number((await request.allHeaders())["content-length"])).toBeLessThan(large.length);
  await page.getByRole("alert").first().waitFor();
});
