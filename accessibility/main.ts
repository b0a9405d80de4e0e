import { writeFileSync } from "node:fs";
import { LOCALES, type Locale } from "../src/web/texts.ts";
import { launchChromium } from "../test/support/chromium.ts";
import { allOf } from "./all-of.ts";
import type { Fold } from "./look.ts";
import { type Count, type Figures, inShort, page } from "./page.ts";
import { everyPress, pressed } from "./presses.ts";
import { startTown, WHO } from "./town.ts";
import { type Answer, everyVisit, opened } from "./visits.ts";
import { WAYS } from "./ways.ts";
import { openWindows } from "./windows.ts";

/**
 * `npm run accessibility` opens every page as everybody who can come to it, and presses every button, in every language and every
 * way, folded and unfolded, with and without the scripts that change a page; writes docs/accessibility.md.
 */
const begun = performance.now();
const [browser, town] = await Promise.all([launchChromium(), startTown()]);
const windows = await openWindows(browser, town.site.url);
const problems = new Set<string>();
const counts = new Map<string, Count>();
let answers = 0;
const TELL_EVERY = 200;

const visits = await everyVisit(town);
const presses = everyPress(town, visits);
const most = (visits.length + presses.length) * LOCALES.length;
console.log(`${visits.length} pages and ${presses.length} presses found, ${minutesSoFar()} minutes`);
for (const who of WHO) {
  const own = visits.filter((visit) => visit.who === who);
  const each = own.flatMap((visit) => LOCALES.map((lang) => ({ visit, lang })));
  await allOf(each, async ({ visit, lang }) => {
    const answer = await opened(town, visit, lang);
    const wanted = visit.status ?? 200;
    if (answer.status !== wanted) note(`${visit.path} ${lang}: status ${answer.status}`);
    await lookAll(answer, lang, `pages of ${who}`);
  });
  tell(`pages of ${who}`);
}
// Sent one after another, for what is sent changes what the next finds; looked at while the next is sent.
let looked: Promise<void> = Promise.resolve();
for (const press of presses)
  for (const lang of LOCALES) {
    const answer = await pressed(town, press, lang);
    if (answer === undefined) continue;
    if (answer.status >= 500) note(`${answer.address} ${lang}: status ${answer.status}`);
    await looked;
    looked = lookAll(answer, lang, `answers to forms of ${press.visit.who}`);
  }
await looked;
for (const who of WHO) tell(`answers to forms of ${who}`);

await windows.close();
await browser.close();
await town.site.close();
const minutes = (performance.now() - begun) / 60_000;
const figures: Figures = { counts, problems: [...problems], minutes, day: new Date().toISOString().slice(0, 10) };
writeFileSync("docs/accessibility.md", page(figures));
console.log(`docs/accessibility.md: ${inShort(figures)}`);
process.exitCode = problems.size > 0 ? 1 : 0;

function minutesSoFar(): string {
  return ((performance.now() - begun) / 60_000).toFixed(1);
}

function note(problem: string): void {
  if (!problems.has(problem)) console.log(problem);
  problems.add(problem);
}

function tell(name: string): void {
  const { pages = 0, looks = 0 } = counts.get(name) ?? {};
  console.log(`${name}: ${pages} in ${LOCALES.length} languages, ${looks} looks, ${problems.size} problems so far`);
}

/** Every way in which one answer can stand on the screen. */
async function lookAll({ html, address }: Answer, lang: Locale, name: string): Promise<void> {
  const count = counts.get(name) ?? { pages: 0, looks: 0 };
  counts.set(name, count);
  if (lang === LOCALES[0]) count.pages++;
  const folds: readonly Fold[] = /<details(?![^>]*\bopen)/.test(html) ? ["folded", "open"] : ["folded"];
  // Also without its scripts, where those change what is on the screen.
  const scripts = /<script[^>]*src="\/(?!draft-)/.test(html) ? [true, false] : [true];
  const looks = scripts.flatMap((scripted) => WAYS.map((way) => ({ ...way, scripted })));
  count.looks += looks.length * folds.length;
  if (++answers % TELL_EVERY === 0) console.log(`${answers} of at most ${most} answers, ${minutesSoFar()} minutes`);
  await Promise.all(looks.map(look));

  async function look({ width, colours, ...how }: (typeof looks)[number]): Promise<void> {
    const asked = { html, address, folds, ...how };
    const at = `${address.replace(town.site.url, "")} ${lang} ${width} ${colours}`;
    for (const what of await windows.look(width, colours, asked)) note(`${at}: ${what}`);
  }
}
