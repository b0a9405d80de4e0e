import { cpus } from "node:os";
import { LOCALES } from "../src/web/texts.ts";
import { WIDTHS, ZOOMED } from "./windows.ts";

export interface Count {
  pages: number;
  /** Pages as they stand on the screen: per language, width, colours, and folded or with scripts. */
  looks: number;
}

export interface Figures {
  readonly counts: ReadonlyMap<string, Count>;
  readonly problems: readonly string[];
  readonly minutes: number;
  readonly day: string;
}

const looksIn = ({ counts }: Figures): number => [...counts.values()].reduce((sum, { looks }) => sum + looks, 0);
const number = (value: number): string => value.toLocaleString("en");

/** The closing line. */
export const inShort = (figures: Figures): string =>
  `${number(looksIn(figures))} looks, ${figures.problems.length} problems, ${figures.minutes.toFixed(1)} minutes`;

/** docs/accessibility.md, out of one run. */
export function page(figures: Figures): string {
  const { counts, problems, day } = figures;
  const rows = [...counts].map(([name, { pages, looks }]) => `| ${name} | ${number(pages)} | ${number(looks)} |`);
  const parts = [
    "# Accessibility",
    `Looked at on ${day} by \`npm run accessibility\`: ${inShort(figures)} on ${cpus().length} cores.`,
    ABOUT,
    ["| what | in one language | looks |", "| --- | --- | --- |", ...rows].join("\n"),
    problems.length === 0 ? "Nothing was found." : ["## Found", ...problems.map((one) => `- ${one}`)].join("\n"),
    LIMITS,
  ];
  return `${parts.join("\n\n")}\n`;
}

const ABOUT = `Every page that somebody comes to by links, in the samples, a book with an entry of every kind and an empty book, by nobody in particular, residents, an institution and the steward; what letters lead to, what is not there and what is refused; and what every button of every form answers, with nothing filled in and with everything. Each in ${LOCALES.length} languages (${LOCALES.join(", ")}), at ${WIDTHS.join(", ")} points wide, in light and, at 320 and 1280 points, in dark, as it comes, with everything folded open, and without its scripts where those change what is on the screen.

A look asks: does the page fit its width, has every word a text, does every label and description lead to one place, and does axe find anything: by all its rules in light, by those about sizes and places at 360 points, where the same is shown as at 320, and by those about colours in dark. And does everything still fit, with no words cut off or over an edge, with the spacing of WCAG 1.4.12 (lines 1.5, paragraphs 2, letters 0.12 and words 0.16 times the size of the letters; in Arabic, whose letters are joined, without that of letters), at 1280 points with letters twice as large, and at ${ZOOMED} points, which is what a window of 1280 shows at 200%; 320 is what it shows at 400%.

A Chromium draws every page anew in a window of that width and those colours. Axe looks once at each part that is built alike (the same elements and marks, other words) in the same surroundings, language and window; of rows and items that are built alike two stand for all.

\`npm test\` looks at the same pages in a choice that goes round: those of one kind in every language, at every width and in both colours (\`test/browser/every-page.test.ts\`). With the keyboard only: \`test/browser/keyboard.test.ts\` and \`test/browser/keyboard-journeys.test.ts\`.`;

const LIMITS = `## What this does not show

A program finds part of what stands in somebody's way. No person with a disability went through all pages yet. What a screen reader says was not listened to. Whether words in a picture fit once letters are set apart was not asked: the table under each picture has them in full.`;
