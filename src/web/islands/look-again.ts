import { isAboutOthers, lookAgain, type LookAgainOn, type TraitNotice, type Written } from "../forms/look-again.ts";

/** Somewhere people type. */
type Typed = HTMLInputElement | HTMLTextAreaElement;

/**
 * Looks at what was typed before it is sent, with the words and the rule of the server. Nothing is kept and nothing is sent: who says that
 * the words are needed sends them with the second button.
 */
function look(form: HTMLFormElement, template: HTMLTemplateElement): void {
  const on = JSON.parse(form.dataset.look ?? "{}") as LookAgainOn;
  form.addEventListener("submit", (event) => {
    const button = (event as SubmitEvent).submitter;
    if (button?.closest(".look-again-now") || button?.getAttribute("name") === "looked") return;
    form.querySelector(".look-again-now")?.remove();
    const notices = noticesIn(form, on);
    if (notices.length === 0) return;
    event.preventDefault();
    show({ form, template, notices, button });
  });
}

function noticesIn(form: HTMLFormElement, on: LookAgainOn): readonly TraitNotice[] {
  const data = new FormData(form);
  const valuesOf = (name: string): readonly string[] => data.getAll(name).map(String);
  if (!isAboutOthers(on, valuesOf)) return [];
  const fields = typedIn(form).filter(({ name }) => on.free.includes(firstOf(name)));
  const names = [...new Set(fields.map(({ name }) => firstOf(name)))];
  const written = names.map((name): Written => [name, textOf(fields.filter((field) => firstOf(field.name) === name))]);
  return lookAgain(on.kind, written);
}

const firstOf = (name: string): string => name.split(".")[0] ?? "";
const textOf = (fields: readonly Typed[]): string => fields.map(({ value }) => value).join("\n");
const typedIn = (form: HTMLFormElement): readonly Typed[] =>
  Array.from(form.querySelectorAll<Typed>("input[type=text], textarea"));

interface Shown {
  readonly form: HTMLFormElement;
  readonly template: HTMLTemplateElement;
  readonly notices: readonly TraitNotice[];
  /** What was pressed: only to look first, or to write. */
  readonly button: HTMLElement | null;
}

/** Above the buttons, with a line per field that leads to it. */
function show({ form, template, notices, button }: Shown): void {
  const notice = (template.content.cloneNode(true) as DocumentFragment).firstElementChild as HTMLElement;
  const line = notice.querySelector("li") as HTMLElement;
  const words = line.textContent ?? "";
  line.replaceWith(...notices.map((one) => lineOf(form, words, one)));
  const grounds = (template.dataset.grounds ?? "").split(" ");
  if (!notices.some(({ name }) => grounds.includes(name))) notice.querySelector(".look-again-ground")?.remove();
  notice.classList.add("look-again-now");
  if (button?.getAttribute("name")) notice.append(pressed(button));
  const why = form.querySelector("[name=why]")?.closest("details");
  if (why) why.open = true;
  template.before(notice);
  notice.focus();
}

/** The button that was pressed goes along with the second one: only to look first, or for which party to write. */
function pressed(button: HTMLElement): HTMLInputElement {
  const [name, value] = [button.getAttribute("name") ?? "", button.getAttribute("value") ?? ""];
  return Object.assign(document.createElement("input"), { type: "hidden", name, value });
}

function lineOf(form: HTMLFormElement, pattern: string, { name, words }: TraitNotice): HTMLElement {
  const field = typedIn(form).find((one) => firstOf(one.name) === name && one.value.includes(words[0] ?? ""));
  const label = field?.closest(".field-group")?.querySelector("legend") ?? field?.labels?.[0];
  const line = document.createElement("li");
  line.textContent = pattern
    .replace("#field#", () => label?.textContent ?? name)
    .replace("#words#", () => words.join(", "));
  return line;
}

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-look]")) {
  const template = form.querySelector<HTMLTemplateElement>("template.look-again");
  if (template) look(form, template);
}
