import type { Locale } from "../src/web/texts.ts";
import { kindOf } from "../test/browser/support/crawl.ts";
import { empty, filled, type Form, formsIn } from "./forms.ts";
import type { Town } from "./town.ts";
import { type Answer, arrived, opened, type Visit } from "./visits.ts";

/** A button of a form on a page, pressed with nothing filled in or with everything. */
export interface Press {
  readonly visit: Visit;
  /** What the form sends to where, which tells it from others on the page, and which of its buttons it is. */
  readonly form: string;
  readonly button: number;
  readonly filled: boolean;
}

/** These end the visits of others, or change who the visitor is. */
const LEFT_OUT = / (\/sign-out|\/account\/sessions\/\S*|\S*\/people\/(remove|leave))\? /;
/** What takes away stands last, so that there still is something to press before it. */
const TAKES_AWAY = / \S*(erase|erasure|remove|withdraw|withdrawal|stop|refuse|hand-over|back)\?/;

/**
 * Every button of every form that somebody comes to, once with nothing filled in and then once with everything. A search with nothing
 * filled in is the page that it stands on.
 */
export function everyPress(town: Town, visits: readonly Visit[]): readonly Press[] {
  const found = new Map<string, Press>();
  for (const visit of visits)
    for (const form of formsIn(visit.html ?? ""))
      for (const [button, { name }] of form.buttons.entries()) {
        const sends = sendsOf(form, town.site.url + visit.path);
        const key = `${visit.who.replace("-empty", "")} ${sends} ${name}`;
        if (!LEFT_OUT.test(sends) && !found.has(key)) found.set(key, { visit, form: sends, button, filled: false });
      }
  const all = [...found.values()];
  const [taking, others] = [true, false].map((takes) => all.filter(({ form }) => TAKES_AWAY.test(form) === takes));
  const inOrder = [...(others ?? []), ...(taking ?? [])];
  const searching = ({ form }: Press): boolean => form.startsWith("get ");
  return [...inOrder.filter((press) => !searching(press)), ...inOrder.map((press) => ({ ...press, filled: true }))];
}

/** How it is sent, to what kind of address, and the names of its fields. */
const sendsOf = ({ method, action, fields }: Form, address: string): string =>
  [
    method,
    kindOf(new URL(action || address, address).href),
    [...new Set(fields.map(({ name }) => name))].sort().join(","),
  ].join(" ");

/** What is on the screen then; nothing when the form is gone, or when the answer is no page. */
export async function pressed(town: Town, press: Press, lang: Locale): Promise<Answer | undefined> {
  const { who } = press.visit;
  const { html, address } = await opened(town, press.visit, lang);
  const form = formsIn(html).find((one) => sendsOf(one, address) === press.form);
  if (!form) return undefined;
  const button = form.buttons[press.button];
  const { csrf: _, ...sent } = press.filled ? filled(form) : empty(form);
  const fields = { ...sent, ...(button && button.name !== "" && { [button.name]: button.value }) };
  const action = new URL(form.action || address, address);
  if (form.method !== "post") {
    action.search = String(new URLSearchParams(Object.entries(fields).map(([name, value]) => [name, String(value)])));
    const page = await opened(town, { who, path: action.pathname + action.search }, lang);
    return page.html === "" ? undefined : page;
  }
  const answer = await town.as(who, lang).post(action.pathname + action.search, fields);
  const page = await arrived(town, { who, lang, address: action.href }, answer);
  return page.html === "" ? undefined : page;
}
