/** How people set their letters: as the page does, with the spacing of WCAG 1.4.12, or twice as large (1.4.4). */
export type Setting = "own" | "spaced" | "doubled";

/** Letters that are joined are not set apart: Arabic has no spacing of letters. */
const STYLES: Readonly<Record<Exclude<Setting, "own">, string>> = {
  spaced:
    "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }" +
    ":lang(ar) { letter-spacing: normal !important } p { margin-block-end: 2em !important }",
  doubled: ":root { font-size: 200% !important }",
};
const sheets = new Map<Setting, CSSStyleSheet>();

/** What does not fit when letters are set so, each as "what at place": a page that scrolls sideways, and words that are cut off or spill. */
export function unfit(setting: Setting): readonly string[] {
  document.adoptedStyleSheets = setting === "own" ? [] : [sheetOf(setting)];
  const found = setting === "own" ? tooWide() : [...tooWide(), ...cutOff()].map((what) => `${setting}: ${what}`);
  document.adoptedStyleSheets = [];
  return found;
}

function sheetOf(setting: Exclude<Setting, "own">): CSSStyleSheet {
  const sheet = sheets.get(setting) ?? new CSSStyleSheet();
  if (!sheets.has(setting)) sheet.replaceSync(STYLES[setting]);
  sheets.set(setting, sheet);
  return sheet;
}

function tooWide(): readonly string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`${scrollWidth - clientWidth} px too wide`] : [];
}

/** What a browser draws and scrolls by itself. */
const OF_THE_BROWSER = new Set(["INPUT", "SELECT", "TEXTAREA"]);
/** What needs two dimensions may scroll sideways (1.4.10). */
const TWO_DIMENSIONS = "table, svg, pre";
/** In pixels: letters stick out a little above and below their line. */
const STICKS_OUT = 4;

function cutOff(): readonly string[] {
  const found: string[] = [];
  // Words of a picture stand in the table under it too.
  for (const element of Array.from(document.body.querySelectorAll<HTMLElement>("*:not(svg, svg *)"))) {
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
    const [wide, high] = [scrollWidth - clientWidth > 1, scrollHeight - clientHeight > STICKS_OUT];
    // What is one pixel large is for a screen reader only, and what has no box of its own has no size here.
    if ((!wide && !high) || clientWidth <= 1 || OF_THE_BROWSER.has(element.tagName)) continue;
    const { overflowX, overflowY } = getComputedStyle(element);
    const scrolls = (overflow: string): boolean => overflow === "auto" || overflow === "scroll";
    const sideways = wide && !(scrolls(overflowX) && element.querySelector(TWO_DIMENSIONS) !== null);
    const [over, below] = [scrollWidth - clientWidth, scrollHeight - clientHeight];
    if (sideways) found.push(`${over} px wider than ${nameOf(element)}`);
    if (high && !scrolls(overflowY)) found.push(`${below} px higher than ${nameOf(element)}`);
  }
  return found.slice(0, 1);
}

const nameOf = ({ tagName, id, className }: Element): string =>
  `${tagName.toLowerCase()}${id === "" ? "" : `#${id}`}${String(className).replaceAll(/(^|\s+)(?=\S)/g, ".")}`;
