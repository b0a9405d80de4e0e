const KEPT = "tally";
/** The style and the script that a page names. */
const PART = /(?:href|src)="(\/[^"]+\.(?:css|js))"/g;

/**
 * Offers to keep the tally on this device, or to take it away again. Kept is the page that the server has for that, with its style and
 * script; each time the tally is opened with a connection it is kept anew.
 */
export async function offerToKeep(place: HTMLElement): Promise<void> {
  if (!("serviceWorker" in navigator) || !("caches" in window)) return;
  const scope = location.pathname;
  const [button, words] = [place.querySelector("button"), place.querySelector("p")];
  if (!button || !words) return;
  const known = async () => (await navigator.serviceWorker.getRegistration(scope)) ?? undefined;
  const show = (kept: boolean): void => {
    words.textContent = (kept ? place.dataset.kept : place.dataset.offer) ?? "";
    button.textContent = (kept ? place.dataset.drop : place.dataset.keep) ?? "";
    place.hidden = false;
  };
  button.addEventListener("click", () => void turn());
  const before = await known();
  if (before) await keep().catch(() => undefined);
  show(before !== undefined);

  async function turn(): Promise<void> {
    const registration = await known();
    if (registration) await Promise.all([forget(), registration.unregister()]);
    else {
      await keep();
      await navigator.serviceWorker.register("/tally-worker.js", { scope });
    }
    show(registration === undefined);
  }

  async function keep(): Promise<void> {
    const page = await fetch(`${scope}/kept`);
    if (!page.ok) return;
    const cache = await caches.open(KEPT);
    const parts = [...(await page.clone().text()).matchAll(PART)].map(([, path]) => path as string);
    for (const { url } of await cache.keys())
      if (/\.(?:css|js)$/.test(url) && !parts.includes(new URL(url).pathname)) await cache.delete(url);
    await cache.put(scope, page);
    await cache.addAll(parts);
  }

  const forget = async (): Promise<unknown> => (await caches.open(KEPT)).delete(scope);
}
