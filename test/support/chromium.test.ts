import { expect, test } from "vitest";
import { launchChromium } from "./chromium.ts";

test("a real Chromium starts and draws letters", async () => {
  const browser = await launchChromium();
  const page = await browser.newPage();
  await page.setContent("<p><span>buurt</span> <span>حي</span></p>");
  const widths = await page
    .locator("span")
    .evaluateAll((spans) => spans.map((span) => span.getBoundingClientRect().width));
  await browser.close();
  expect(widths.every((width) => width > 5)).toBe(true);
});
