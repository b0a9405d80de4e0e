import { offerToKeep } from "./keep-tally.ts";

/** How often the page that the device kept looks whether there is a connection again, in milliseconds. */
const TRY_AGAIN = 5000;

const form = document.querySelector<HTMLFormElement>("form.tally");
const status = form?.querySelector<HTMLElement>("[role=status]");
if (form && status) queue(form, status);
const keeper = document.querySelector<HTMLElement>(".tally-keep");
if (keeper) void offerToKeep(keeper);

/** A tap that waits on this device: an id that makes it count once, who asked, and on which day. No text and no name. */
interface Waiting {
  readonly id: string;
  readonly asker: string;
  readonly day: string;
}

/**
 * Taps are kept on the device, per book and party, and go out when there is a connection: now, when it comes back, or when the page
 * is opened again. An answer that never came is asked for again under the same id.
 */
function queue(form: HTMLFormElement, status: HTMLElement): void {
  const place = `${new URL(form.action).pathname} ${form.dataset.party}`;
  // The page that the device kept has no mark of a session: it only keeps taps, and the page of the server sends them.
  const kept = form.dataset.kept !== undefined;
  let sending = false;
  const waiting = (): readonly Waiting[] => JSON.parse(localStorage.getItem(place) ?? "[]") as Waiting[];
  const keep = (taps: readonly Waiting[]): void => {
    if (taps.length === 0) localStorage.removeItem(place);
    else localStorage.setItem(place, JSON.stringify(taps));
  };
  const say = (words: string | undefined): void => {
    status.textContent = (words ?? "").replace("#", String(waiting().length));
  };

  form.addEventListener("submit", (event) => {
    const button = (event as SubmitEvent).submitter;
    const asker = button?.getAttribute("value") || form.querySelector<HTMLSelectElement>("[name=other]")?.value;
    if (!asker) return;
    event.preventDefault();
    keep([...waiting(), { id: newId(), asker, day: today() }]);
    if (kept) say(status.dataset.kept);
    else void send();
  });
  window.addEventListener("online", () => void (kept ? reopen() : send()));
  if (kept) window.setInterval(() => void reopen(), TRY_AGAIN);
  if (waiting().length > 0) {
    if (kept) say(status.dataset.kept);
    else void send();
  }

  /** Oldest first, one after another; who comes back finds them counted. */
  async function send(): Promise<void> {
    if (sending) return;
    sending = true;
    let sent = 0;
    let failed: string | undefined;
    for (let [next] = waiting(); next !== undefined && failed === undefined; [next] = waiting()) {
      failed = await sendOne(next);
      if (failed !== undefined) break;
      const done = next.id;
      keep(waiting().filter(({ id }) => id !== done));
      sent++;
    }
    sending = false;
    if (failed !== undefined) say(failed);
    else if (sent > 0) {
      say(status.dataset.sent);
      await refresh(form).catch(() => undefined);
    }
  }

  /** Why it stays here, or nothing once it is counted. */
  async function sendOne({ id, asker, day }: Waiting): Promise<string | undefined> {
    const body = new FormData();
    const csrf = form.querySelector<HTMLInputElement>("[name=csrf]")?.value ?? "";
    const fields = { csrf, for: form.dataset.party ?? "", id, asker, day };
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    try {
      const answer = await fetch(form.action, { method: "POST", body });
      if (answer.ok) return undefined;
      if (answer.status === 401 || answer.status === 403) return status.dataset.signIn;
      // A party that is no longer in the book: somebody asked.
      if (answer.status === 404 && asker !== "somebody") return await sendOne({ id, asker: "somebody", day });
      return status.dataset.kept;
    } catch {
      return status.dataset.kept;
    }
  }
}

/** Opens the page of the server as soon as that answers; a device can say that it has a connection before it has one. */
async function reopen(): Promise<void> {
  const answer = await fetch("/health").catch(() => undefined);
  if (answer?.ok) location.reload();
}

/** Draws anew what stands below the buttons; a page that cannot be fetched stays as it is. */
async function refresh(form: HTMLFormElement): Promise<void> {
  const answer = await fetch(form.action);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const next = page.querySelector("form.tally");
  if (!next) return;
  for (const sibling of after(form)) sibling.remove();
  form.after(...after(next));
}

/** What is kept on the device changes by nothing that is counted. */
function after(element: Element): readonly Element[] {
  const siblings = Array.from(element.parentElement?.children ?? []);
  return siblings.slice(siblings.indexOf(element) + 1).filter((one) => !one.matches(".tally-keep"));
}

/** Sixteen random bytes; unlike randomUUID this also works where a page has no certificate. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The day on the device's own clock. */
function today(): string {
  const now = new Date();
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}
