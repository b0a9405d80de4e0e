import type { Browser, Locator, Page } from "playwright-core";
import type { Locale } from "../../../src/web/texts.ts";
import type { Site } from "../../support/site.ts";
import { saySixteen } from "./signing-in.ts";

/** How a form is filled in: the words of a question, and what is typed, or the words of the answer chosen; a tick has no answer. */
export type Answers = Readonly<Record<string, string>>;

/** Somebody with a phone of their own: no script, narrow, and only what stands on the screen. */
export interface Person {
  readonly page: Page;
  /** Opens an address of the site and gives its status. */
  open(path: string): Promise<number>;
  /** Types a code from a letter. */
  signIn(code: string): Promise<void>;
  answer(answers: Answers): Promise<void>;
  /** Presses a button or follows a link by its words. */
  press(words: string | RegExp): Promise<void>;
  /** All that the page says between its head and its foot. */
  read(): Promise<string>;
  /** Where this person is, without the site's own address. */
  readonly path: string;
}

interface Phone {
  readonly width?: number;
  readonly lang?: Locale;
  readonly script?: boolean;
}

/** What is not on the screen by then, in milliseconds, is not going to be. */
const MOST_PATIENCE = 10_000;

export async function person(
  browser: Browser,
  site: Site,
  { width = 360, lang = "nl", script = false }: Phone = {},
): Promise<Person> {
  const context = await browser.newContext({ javaScriptEnabled: script, viewport: { width, height: 780 } });
  await context.addCookies([{ name: "lang", value: lang, url: site.url }]);
  context.setDefaultTimeout(MOST_PATIENCE);
  const page = await context.newPage();
  const main = page.locator("main");
  const press = (words: string | RegExp) =>
    main
      .getByRole("button", { name: words })
      .or(main.getByRole("link", { name: words }))
      .first()
      .click();
  return {
    page,
    press,
    open: async (path) => (await page.goto(site.url + path))?.status() ?? 0,
    signIn: async (code) => {
      await page.goto(`${site.url}/sign-in`);
      await page.getByRole("textbox").first().fill(code);
      await Promise.all([page.waitForEvent("load"), main.getByRole("button").first().click()]);
      await saySixteen(page);
    },
    answer: async (answers) => {
      for (const [question, answer] of Object.entries(answers)) await answerOne(main, question, answer);
    },
    read: () => main.innerText(),
    get path() {
      return page.url().replace(site.url, "");
    },
  };
}

/** Types, chooses from a list or ticks, as the question asks; opens the part it is folded away in. */
async function answerOne(main: Locator, question: string, answer: string): Promise<void> {
  const group = main.getByRole("group", { name: question, exact: true });
  const field = main.getByLabel(question, { exact: true });
  const folded = main.locator("details:not([open])", { has: main.page().getByText(question, { exact: true }) });
  if ((await folded.count()) > 0) await folded.first().locator("summary").click();
  if ((await group.count()) > 0) return group.getByLabel(answer, { exact: true }).check();
  const is = await field.evaluate((element) => (element as HTMLInputElement).type);
  if (is === "checkbox") return field.check();
  await (is === "select-one" ? field.selectOption({ label: answer }) : field.fill(answer));
}
