/**
 * Opens the tally without a connection, on a device whose owner asked to keep it there. What is kept is a page with names of institutions
 * and nothing else; a page that the server sends always comes first. Who is signed out finds nothing kept any more.
 */

/** What a service worker has here that a page has not; the types for pages do not know it. */
interface Worker {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(name: "install" | "activate" | "fetch", hear: (event: WorkerEvent) => void): void;
}
interface WorkerEvent {
  readonly request: Request;
  waitUntil(work: Promise<unknown>): void;
  respondWith(answer: Promise<Response>): void;
}

const KEPT = "tally";
/** How long a connection that hardly works is waited for, in milliseconds. */
const PATIENCE = 6000;
const worker = globalThis as unknown as Worker;

worker.addEventListener("install", (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(opened(request));
  else if (["style", "script"].includes(request.destination)) event.respondWith(part(request));
});

async function opened(request: Request): Promise<Response> {
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status === 401 || answer.status === 403 || answer.status === 404) await forget();
    return answer;
  } catch (error) {
    return (await kept(new URL(request.url).pathname)) ?? Promise.reject(error);
  }
}

async function part(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    return (await kept(new URL(request.url).pathname)) ?? Promise.reject(error);
  }
}

const kept = async (path: string): Promise<Response | undefined> =>
  (await caches.open(KEPT)).match(path, { ignoreVary: true });

async function forget(): Promise<void> {
  await caches.delete(KEPT);
  await worker.registration.unregister();
}
