/** A slider that rests this long, in milliseconds, stands where it is meant to. */
const PAUSE = 250;

const form = document.querySelector<HTMLFormElement>("form.slider");
const input = form?.querySelector("input[type=range]");
const figure = form?.querySelector("output");
const status = form?.querySelector("[role=status]");
if (form && input instanceof HTMLInputElement && figure && status) follow({ form, input, figure, status });

interface Slider {
  readonly form: HTMLFormElement;
  readonly input: HTMLInputElement;
  readonly figure: HTMLOutputElement;
  readonly status: Element;
}

/**
 * Shows the number while the slider moves, and what the same form would open once it rests. Everything around the form is replaced, never
 * the form: who slides with a finger or a key goes on sliding. When that fails the form is sent as it would be without script.
 */
function follow({ form, input, figure, status }: Slider): void {
  let [waiting, turn] = [0, 0];
  input.addEventListener("input", () => {
    figure.value = Number(input.value).toLocaleString(figure.dataset["numbers"]);
    window.clearTimeout(waiting);
    waiting = window.setTimeout(() => void show().catch(() => form.submit()), PAUSE);
  });

  async function show(): Promise<void> {
    const mine = ++turn;
    const address = new URL(form.action);
    for (const [name, value] of new FormData(form)) address.searchParams.set(name, String(value));
    const answer = await fetch(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== turn) return;
    const next = page.querySelector("form.slider");
    if (!next) return form.submit();
    surround(form, next);
    document.querySelector("nav.languages")?.replaceWith(...page.querySelectorAll("nav.languages"));
    const lines = [...document.querySelectorAll(".finding-sentence p")].slice(0, 2);
    status.textContent = lines.map((line) => line.textContent).join(" ");
    history.replaceState(null, "", address);
  }
}

/** Puts what stands around one form around the other, which itself stays in its place. */
function surround(kept: Element, other: Element): void {
  for (const sibling of Array.from(kept.parentElement?.children ?? [])) if (sibling !== kept) sibling.remove();
  const siblings = [...(other.parentElement?.children ?? [])];
  const at = siblings.indexOf(other);
  kept.before(...siblings.slice(0, at));
  kept.after(...siblings.slice(at + 1));
}
