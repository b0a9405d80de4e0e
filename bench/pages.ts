import { get } from "node:http";
import { gunzipSync } from "node:zlib";
import autocannon from "autocannon";
import { type Running, startChild } from "./child.ts";
import { digits, ms, timed, timedFresh } from "./measure.ts";
import { hasRegister } from "./real-register.ts";
import type { Report } from "./report.ts";
import type { Served } from "./site.ts";

/** Time and size of each page on the real register, and how the site answers fifty readers at once. */
export async function benchPages(report: Report): Promise<void> {
  if (!hasRegister("pages")) return;
  const site = await startChild<Served>("site");
  await oneReader(report, site.answer);
  await manyReaders(report, site);
}

async function oneReader(report: Report, { url, paths, writer }: Served): Promise<void> {
  const about =
    'One reader, from request to last byte over loopback, in Dutch, gzipped; aim under 50 ms. "Just written": the first look after somebody wrote in the book, so that mask and finding are made anew. "Again": the same page within a minute.';
  const headings = ["page", "just written, ms", "again, ms", "bytes", "bytes, gzip"];
  const add = report.section("Pages on the real register", about, headings);
  let slowest = 0;
  for (const path of paths) {
    const { plain, zipped } = await read(url + path);
    const anew = await timedFresh(
      () => read(writer),
      () => read(url + path),
      5,
    );
    const again = await timed(() => read(url + path), 9);
    slowest = Math.max(slowest, anew.median);
    add(path.replace(/[\w-]{22}/, "…"), ms(anew), ms(again), count(plain), count(zipped));
  }
  report.aim("slowest page or finding on the real register", "under 50 ms", [`${digits(slowest)} ms`, slowest < 50]);
}

const count = (bytes: number): string => bytes.toLocaleString("en");

/** Bytes of an answer as they came over the wire, and unpacked. */
function read(url: string): Promise<{ readonly plain: number; readonly zipped: number }> {
  return new Promise((resolve, reject) => {
    const sent = get(url, { headers: { "accept-encoding": "gzip" } }, async (response) => {
      const body = Buffer.concat(await response.toArray());
      if (response.statusCode !== 200) return reject(new Error(`${url} answers ${response.statusCode}`));
      const packed = response.headers["content-encoding"] === "gzip";
      resolve({ plain: packed ? gunzipSync(body).length : body.length, zipped: body.length });
    });
    sent.once("error", reject);
  });
}

const READERS = 50;
const SECONDS = 4;
const BUSY = [
  "/b/register",
  "/b/register/requests",
  "/b/register/mirror/like-for-like",
  "/b/register/mirror/like-for-like.json",
];

async function manyReaders(report: Report, site: Running<Served>): Promise<void> {
  const hello = await startChild<string>("hello");
  const about = `${READERS} readers at once for ${SECONDS} seconds each, on one server process, the readers on another core. One reader's time comes from the table above; the rest is waiting in turn.`;
  const headings = ["page", "answers per second", "p50 ms", "p99 ms"];
  const add = report.section("Fifty readers at once", about, headings);
  add('a bare Hono "hello"', ...(await crowd(hello.answer)));
  for (const path of BUSY) add(path, ...(await crowd(site.answer.url + path)));
  await hello.stop();
  await site.stop();
}

async function crowd(url: string): Promise<readonly string[]> {
  const { requests, latency, non2xx, errors } = await autocannon({ url, connections: READERS, duration: SECONDS });
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} wrong answers, ${errors} errors`);
  return [count(Math.round(requests.average)), digits(latency.p50), digits(latency.p99)];
}
