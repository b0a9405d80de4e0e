import type { Browser, Page } from "playwright-core";
import { AXE } from "./axe.ts";
// It runs in a browser and exports nothing: what is imported is its text.
// oxlint-disable-next-line import/default
import inPage from "./in-page.ts?island";
import type { Setting } from "./layout.ts";
import type { Asked } from "./look.ts";

export const WIDTHS = [320, 360, 1280] as const;
/** Also what a window of 1280 shows at 200%; asked only whether everything fits. */
export const ZOOMED = 640 as const;
export const COLOURS = ["light", "dark"] as const;
export type Width = (typeof WIDTHS)[number] | typeof ZOOMED;
export type Colours = (typeof COLOURS)[number];

/** In a wide window letters are also made twice as large; a narrow one shows what a wide one does at 400%. */
export const settingsAt = (width: Width): readonly Setting[] =>
  width === 1280 ? ["own", "spaced", "doubled"] : ["own", "spaced"];

/** A window of each width in each of both colours, in which pages are put one after another: drawn anew, with axe loaded once. */
export interface Windows {
  /** What is wrong, each as "rule at place". */
  look(width: Width, colours: Colours, asked: Asked): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function openWindows(browser: Browser, url: string): Promise<Windows> {
  const open = new Map<string, Promise<Page>>();
  const last = new Map<string, Promise<unknown>>();
  return {
    look(width, colours, asked) {
      const name = `${width} ${colours}`;
      const page = open.get(name) ?? opened(browser, url, width, colours);
      open.set(name, page);
      const looked = (last.get(name) ?? Promise.resolve()).then(async () => lookIn(await page, asked));
      last.set(
        name,
        looked.catch(() => undefined),
      );
      return looked;
    },
    close: async () => {
      for (const page of open.values()) await (await page).context().close();
    },
  };
}

async function opened(browser: Browser, url: string, width: Width, colorScheme: Colours): Promise<Page> {
  const context = await browser.newContext({ colorScheme, reducedMotion: "reduce", viewport: { width, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${url}/accessibility`);
  await page.evaluate(AXE);
  await page.evaluate(`(() => {${inPage}})()`);
  return page;
}

const lookIn = (page: Page, asked: Asked): Promise<readonly string[]> =>
  page.evaluate(
    (one) => (globalThis as unknown as { look(asked: Asked): Promise<readonly string[]> }).look(one),
    asked,
  );
