/** Attributes of which only matters whether something stands in them: places, names, addresses, measures of a picture. */
const FILLED = new Set(
  (
    "id href for name value src action datetime title alt content d x y x1 y1 x2 y2 cx cy r rx ry width height points transform " +
    "aria-label aria-labelledby aria-describedby aria-controls headers list hreflang placeholder"
  ).split(" "),
);
const isFilled = (name: string): boolean => FILLED.has(name) || name.startsWith("data-");

/** So many of siblings that are built alike stay, and the last child, which style may single out. */
const KEPT = 2;

/** A number for each way in which an element is built, or surrounded. */
const numbers = new Map<string, number>();
function numberOf(words: string): number {
  const number = numbers.get(words) ?? numbers.size;
  numbers.set(words, number);
  return number;
}

/** Takes out what repeats, such as the rows of a long table, and gives how each element is built: elements and marks without words. */
export function thin(element: Element, built: Map<Element, number> = new Map()): ReadonlyMap<Element, number> {
  const parts: (number | string)[] = [markOf(element)];
  const times = new Map<number, number>();
  for (const child of Array.from(element.childNodes)) {
    if (child instanceof Text) parts.push(lengthOf(child.data.trim()));
    if (!(child instanceof Element)) continue;
    thin(child, built);
    const how = built.get(child) as number;
    const before = times.get(how) ?? 0;
    times.set(how, before + 1);
    // In a row each cell stands under its own heading.
    const repeats = before >= KEPT && element.tagName !== "TR";
    if (repeats && child !== element.lastElementChild) child.remove();
    if (!repeats) parts.push(how);
  }
  return built.set(element, numberOf(parts.join(" ")));
}

/** Where an element that is built alike stood before in the same surroundings; what was not seen before is seen now. */
export function seenBefore(root: Element, built: ReadonlyMap<Element, number>, asked: string): readonly Element[] {
  const seen: Element[] = [];
  const walk = (element: Element, around: number): void => {
    const here = `${around}:${built.get(element)}`;
    if (known.has(here)) return void seen.push(element);
    known.add(here);
    const inside = numberOf(`${around} in ${markOf(element)}`);
    for (const child of Array.from(element.children)) walk(child, inside);
  };
  walk(root, numberOf(asked));
  return seen;
}
const known = new Set<string>();

function markOf(element: Element): string {
  const marks = Array.from(element.attributes, ({ name, value }) =>
    isFilled(name) ? `${name}${value.trim() === "" ? "" : "+"}` : `${name}=${value}`,
  );
  return `<${element.tagName} ${marks.sort().join(" ")}>`;
}

/** Words of one and of two or three letters are small to press, and of one sign axe does not judge the colour. */
function lengthOf(words: string): string {
  if (words === "") return "";
  const letters = words.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return ["none", "one", "few", "few"][letters] ?? "many";
}
