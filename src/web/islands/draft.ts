/** Drafts stand under this in the device's own storage, by party and form. */
const PREFIX = "draft ";
/** How long a draft is kept, in milliseconds; as retention.ts shows it. */
const KEPT = 30 * 86_400_000;
/** A pause in typing after which is kept what was typed, in milliseconds. */
const PAUSE = 300;

/** Whoever signs out leaves nothing, also not what the page would keep as it goes. */
let signingOut = false;

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What was typed and chosen in one form, by name in the order of the page. */
interface Draft {
  /** Goes along when the form is sent, so that the server can say that this one arrived. */
  readonly id: string;
  readonly kept: number;
  readonly typed: Readonly<Record<string, readonly string[]>>;
}

/** Keeps what is typed, brings it back when the form is opened again, and says so. */
function keep(form: HTMLFormElement, line: HTMLElement): void {
  const place = `${PREFIX}${form.dataset.draft} ${form.getAttribute("action")}`;
  const empty = JSON.stringify(typedIn(form));
  const before = read(place);
  const id = before?.id ?? newId();
  let [waiting, cameBack] = [0, form.dataset.posted !== undefined];
  if (before && !cameBack) bringBack(form, before.typed);
  save();

  form.addEventListener("input", () => {
    window.clearTimeout(waiting);
    waiting = window.setTimeout(save, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) sendAlong(form, id);
    save();
  });
  window.addEventListener("pagehide", save);
  line.querySelector("button")?.addEventListener("click", () => {
    cameBack = false;
    form.reset();
    save();
  });

  /** Nothing typed is no draft; what the writer's own party alone is to read is kept nowhere but in the book. */
  function save(): void {
    window.clearTimeout(waiting);
    if (signingOut) return;
    const typed = typedIn(form);
    const own = new FormData(form).get("reach") === "own";
    const something = cameBack || JSON.stringify(typed) !== empty;
    const draft: Draft = { id, kept: Date.now(), typed };
    line.hidden = own || !something || !write(place, draft);
    if (line.hidden) forget((key) => key === place);
  }
}

const controlsIn = (form: HTMLFormElement): readonly Control[] =>
  Array.from(form.querySelectorAll<Control>("input:not([type=hidden]):not([type=file]), textarea, select"));
const isTick = (control: Control): control is HTMLInputElement =>
  control.type === "radio" || control.type === "checkbox";

function typedIn(form: HTMLFormElement): Draft["typed"] {
  const typed: Record<string, string[]> = {};
  for (const control of controlsIn(form)) {
    const values = (typed[control.name] ??= []);
    if (!isTick(control)) values.push(control.value);
    else if (control.checked) values.push(control.value);
  }
  return typed;
}

/** What no longer can be chosen stays as the page has it; what stands folded up is opened where something comes back. */
function bringBack(form: HTMLFormElement, typed: Draft["typed"]): void {
  const next: Record<string, number> = {};
  for (const control of controlsIn(form)) {
    const values = typed[control.name];
    if (values === undefined) continue;
    const n = next[control.name] ?? 0;
    next[control.name] = n + 1;
    const before = isTick(control) ? control.checked : control.value;
    if (isTick(control)) control.checked = values.includes(control.value);
    else if (canBe(control, values[n])) control.value = values[n] as string;
    const folded = control.closest("details");
    if (folded && before !== (isTick(control) ? control.checked : control.value)) folded.open = true;
  }
}

const canBe = (control: Control, value: string | undefined): boolean =>
  value !== undefined &&
  (!(control instanceof HTMLSelectElement) || Array.from(control.options).some((option) => option.value === value));

function sendAlong(form: HTMLFormElement, id: string): void {
  const field = form.querySelector<HTMLInputElement>("input[name=draft]") ?? document.createElement("input");
  Object.assign(field, { type: "hidden", name: "draft", value: id });
  form.append(field);
}

/** The server tells in a cookie which draft was written into the book. */
function forgetSent(): void {
  const [, sent] = /(?:^|; )sent=([0-9a-f]{32})/.exec(document.cookie) ?? [];
  if (sent === undefined) return;
  forget((key) => read(key)?.id === sent);
  document.cookie = "sent=; path=/; max-age=0; SameSite=Strict";
}

function forgetOld(): void {
  forget((key) => !((read(key)?.kept ?? 0) > Date.now() - KEPT));
}

function forget(which: (key: string) => boolean): void {
  try {
    const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
    for (const key of keys) if (which(key)) localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

function read(key: string): Draft | undefined {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? "null") as Draft | null;
    return draft && typeof draft.kept === "number" && typeof draft.typed === "object" ? draft : undefined;
  } catch {
    return undefined;
  }
}

/** False where the device keeps nothing. */
function write(key: string, draft: Draft): boolean {
  try {
    localStorage.setItem(key, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

forgetOld();
forgetSent();
document.addEventListener("submit", ({ target }) => {
  if ((target as Element).getAttribute("action") !== "/sign-out") return;
  signingOut = true;
  forget(() => true);
  // The tally that was kept to open without a connection goes too; its worker finds nothing and ends itself.
  if ("caches" in window) void caches.delete("tally");
});
const form = document.querySelector<HTMLFormElement>("form[data-draft]");
const line = form?.querySelector<HTMLElement>(".draft");
if (form && line) keep(form, line);
