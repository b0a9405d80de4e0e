import { readdirSync, readFileSync } from "node:fs";
import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { startSite } from "../test/support/site.ts";
import type { Child } from "./child.ts";

/** One of the processes that serve the same database. */
export interface TownServer {
  readonly url: string;
  /** Where it answers what it used. */
  readonly used: string;
}

/** Since it was asked before: processor time in seconds, and how late its own clock rang in one of a hundred times, in milliseconds. */
export interface Used {
  readonly cpu: number;
  readonly late: number;
}

/** How often the clock that measures lateness rings, in milliseconds. */
const RINGS = 5;

const townServer: Child = async (database): Promise<TownServer> => {
  const { url } = await startSite({ LOG: "none", TRUST_PROXY: "yes", DATABASE_URL: database as string });
  const delay = monitorEventLoopDelay({ resolution: RINGS });
  delay.enable();
  let before = process.cpuUsage();
  const server = createServer((_, answer) => {
    const { user, system } = process.cpuUsage(before);
    const used: Used = { cpu: (user + system) / 1e6, late: Math.max(0, delay.percentile(99) / 1e6 - RINGS) };
    before = process.cpuUsage();
    delay.reset();
    answer.end(JSON.stringify(used));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url, used: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
};

export const TOWN_CHILDREN = { "town-server": townServer };

export const usedBy = ({ used }: TownServer): Promise<Used> =>
  new Promise((resolve, reject) => {
    const asking = get(used, async (answer) =>
      resolve(JSON.parse(String(Buffer.concat(await answer.toArray()))) as Used),
    );
    asking.once("error", reject);
  });

/** Hundredths of a second, in which Linux counts processor time. */
const TICK = 0.01;

/**
 * Processor time of a PostgreSQL and all that it started, in seconds, ended processes too.
 * @param folder of its table files; undefined for a server of somebody else, of which it is not known: NaN, as where there is no /proc
 */
export function cpuOfPostgres(folder: string | undefined): number {
  if (folder === undefined || process.platform !== "linux") return Number.NaN;
  const main = readFileSync(path.join(folder, "postmaster.pid"), "utf8").split("\n")[0] as string;
  const ticks = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => ticksOf(pid, main));
  return ticks.reduce((sum, some) => sum + some, 0) * TICK;
}

/** What a process used if it is the main one or a child of it; of the main one also what its ended children used. */
function ticksOf(pid: string, main: string): number {
  const [parent, ...used] = statOf(pid);
  if (pid === main) return used.reduce((sum, some) => sum + some, 0);
  return String(parent) === main ? (used[0] ?? 0) + (used[1] ?? 0) : 0;
}

/** Its parent, and its time in the program, in the system, and the same two of its ended children; nothing for one that is gone. */
function statOf(pid: string): readonly number[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return [1, 11, 12, 13, 14].map((at) => Number(fields[at]));
  } catch {
    return [];
  }
}
