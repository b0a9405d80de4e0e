import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import path from "node:path";
import { root } from "./root.js";

/**
 * Runs `work` while holding the folder `build/.NAME.lock`. Making a folder either happens or fails, on every
 * file system, so two starts at once cannot both install. A lock whose holder died is taken over.
 */
export async function whileHolding(name, work) {
  const folder = path.join(root, "build", `.${name}.lock`);
  await take(folder);
  process.once("exit", release);
  try {
    return await work();
  } finally {
    process.removeListener("exit", release);
    release();
  }

  function release() {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function take(folder) {
  mkdirSync(path.dirname(folder), { recursive: true });
  for (let attempts = 0; !tryToTake(folder); attempts++) {
    // The holder may stand between making the folder and writing its number: it gets two seconds for that.
    if (!holderLives(folder, attempts < 20)) rmSync(folder, { recursive: true, force: true });
    await sleep(100);
  }
}

function tryToTake(folder) {
  try {
    mkdirSync(folder);
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
  writeFileSync(path.join(folder, "pid"), String(process.pid));
  return true;
}

function holderLives(folder, whenUnknown) {
  try {
    const pid = Number(readFileSync(path.join(folder, "pid"), "utf8"));
    if (!Number.isInteger(pid) || pid <= 0) return whenUnknown;
    process.kill(pid, 0);
    return true;
  } catch (error) {
    if (error.code === "ENOENT") return whenUnknown;
    return error.code === "EPERM";
  }
}
