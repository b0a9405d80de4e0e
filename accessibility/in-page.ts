import { seenBefore, thin } from "./alike.ts";
import { unfit } from "./layout.ts";
import type { Asked, Fold } from "./look.ts";

interface Axe {
  run(
    of: Document | { readonly include: readonly Node[]; readonly exclude: readonly Node[] },
    options: object,
  ): Promise<{
    readonly violations: readonly {
      readonly id: string;
      readonly nodes: readonly { readonly target: readonly string[] }[];
    }[];
  }>;
}
declare const axe: Axe;

/** What axe judges by how the parts of a page stand together, whether it saw the parts before or not. */
const WHOLE =
  "heading-order page-has-heading-one landmark-one-main landmark-unique landmark-no-duplicate-main landmark-no-duplicate-banner landmark-no-duplicate-contentinfo region bypass skip-link document-title duplicate-id-aria tabindex accesskeys";
/** Goes up, so that a script that ran for the page before runs again. */
let shown = 0;
/** So long, in milliseconds, gets a script that asks the device something. */
const ASKING = 50;

/**
 * Puts a page in this window in the place of the one before, with its style and scripts, and gives what is wrong with it, each as
 * "rule at place".
 */
async function look({ html, address, scripted, folds, only, settings }: Asked): Promise<readonly string[]> {
  const page = new DOMParser().parseFromString(html, "text/html");
  localStorage.clear();
  history.replaceState(null, "", address);
  const scripts = Array.from(page.querySelectorAll("script[src]"), (script) => script.getAttribute("src") ?? "");
  await dress(page);
  document.body.replaceWith(document.adoptNode(page.body));
  window.scrollTo(0, 0);
  if (scripted) await run(scripts);
  const closed = Array.from(document.querySelectorAll<HTMLDetailsElement>("details:not([open])"));
  const fold = (how: Fold): void => {
    for (const part of closed) part.open = how === "open";
  };
  const asked = folds.filter((how) => how === "folded" || closed.length > 0 || folds.length === 1);
  const wrong = only ? [] : ledAstray();
  for (const how of asked) {
    fold(how);
    // What is folded open takes the most room.
    const own = settings.filter((setting) => setting === "own" || how === asked.at(-1));
    wrong.push(...own.flatMap(unfit), ...(only ? [] : withoutWords()));
  }
  for (const how of only?.length === 0 ? [] : asked) {
    fold(how);
    wrong.push(...(await unseen(only)));
  }
  return wrong;
}

/** What axe finds in what was not seen in this window before; what repeats is taken out for good. */
async function unseen(only: Asked["only"]): Promise<readonly string[]> {
  const root = document.documentElement;
  const seen = seenBefore(root, thin(root), `${root.lang} ${only?.join(" ")}`);
  if (seen.includes(root)) return [];
  const whole = only ? [] : await found(document, WHOLE.split(" "));
  return [...whole, ...(await found({ include: [document], exclude: seen }, only))];
}

/** Everything but the body: language, direction, title, style. */
async function dress(page: Document): Promise<void> {
  const root = document.documentElement;
  for (const { name } of Array.from(root.attributes)) root.removeAttribute(name);
  for (const { name, value } of Array.from(page.documentElement.attributes)) root.setAttribute(name, value);
  document.title = page.title;
  const [have, want] = [styles(document), styles(page)];
  if (have.map(addressOf).join(" ") === want.map(addressOf).join(" ")) return;
  for (const link of have) link.remove();
  const adopted = want.map((link) => document.adoptNode(link));
  const loaded = adopted.map(
    (link) =>
      new Promise((resolve, reject) => {
        link.addEventListener("load", resolve);
        link.addEventListener("error", () => reject(new Error(`no style at ${addressOf(link)}`)));
      }),
  );
  document.head.append(...adopted);
  await Promise.all(loaded);
}
const styles = (page: Document) => Array.from(page.querySelectorAll<HTMLLinkElement>("link[rel=stylesheet]"));
const addressOf = (link: Element): string => link.getAttribute("href") ?? "";

async function run(paths: readonly string[]): Promise<void> {
  for (const path of paths) await import(`${new URL(path, location.origin).href}?${++shown}`);
  if (paths.some((path) => !path.startsWith("/draft-"))) await new Promise((resolve) => setTimeout(resolve, ASKING));
}

/** A text key on the screen is a text that is missing. */
const KEY =
  /^(benefit|draft|look-again|lens|word|layout|home|party|requests|decisions|rules|rule|entry|flag|form|field|record|refusal|finding|mirror|question|filter|file|looks|letter|steward|posters|tally|door|unnamed|together|hidden|report|receipt|reports|second|acts|sign-in|mail|account|people|alike|law|unit|import)\./;

function withoutWords(): readonly string[] {
  const words = document.body.innerText.match(/(?<![\w./:@-])[a-z-]+\.[a-z-]+(?:\.[a-z0-9-]+)*(?![\w/])/g) ?? [];
  return words.filter((word) => KEY.test(word)).map((word) => `no words for ${word}`);
}

/** Ids that a label or a description leads to and that are not there, or there twice; asked of the whole page, before it is thinned. */
function ledAstray(): string[] {
  const times = new Map<string, number>();
  for (const { id } of Array.from(document.querySelectorAll("[id]"))) times.set(id, (times.get(id) ?? 0) + 1);
  return ["for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list"].flatMap((name) =>
    Array.from(document.querySelectorAll(`[${name}]`), (element) => element.getAttribute(name) ?? "")
      .flatMap((ids) => ids.split(/\s+/))
      .filter((id) => times.get(id) !== 1)
      .map((id) => `${name} leads to ${times.get(id) ?? "no"} times "${id}"`),
  );
}

async function found(of: Parameters<Axe["run"]>[0], only: Asked["only"]): Promise<readonly string[]> {
  const { violations } = await axe.run(of, {
    ...(only && { runOnly: [...only] }),
    resultTypes: ["violations"],
    preload: false,
    iframes: false,
    elementRef: false,
  });
  return violations.map(({ id, nodes }) => `${id} at ${nodes[0]?.target.join(" ")}`);
}

// What a script would do after a while belongs to a page that is gone by then.
Object.assign(globalThis, { look, setInterval: () => 0 });
