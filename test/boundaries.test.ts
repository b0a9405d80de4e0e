import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");

const mayImport: Readonly<Record<string, readonly string[]>> = {
  register: [],
  mirror: ["register"],
  simulation: ["register"],
  proof: ["register"],
  exchange: ["register"],
  storage: ["register"],
  desk: ["register", "proof", "storage"],
  web: ["register", "mirror", "simulation", "proof", "exchange"],
  http: ["register", "mirror", "simulation", "proof", "exchange", "storage", "desk", "web", "samples"],
  cli: ["register", "mirror", "simulation", "proof", "exchange", "storage", "desk", "web", "http"],
};

const pure = ["register", "mirror", "simulation", "proof", "exchange"];
const impure =
  /from "node:|\bimport\("node:|\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bprocess\.|\bfetch\(|\bperformance\.|\bcrypto\./;

interface Source {
  readonly file: string;
  readonly folder: string;
  readonly text: string;
}

const all = ["src", "test", "accessibility", "bench", "validity", "scripts"]
  .filter((top) => existsSync(path.join(root, top)))
  .flatMap(sources);
const program = all.filter(({ file }) => file.startsWith("src/") && !/\.(test|d)\.tsx?$/.test(file));

function sources(top: string): readonly Source[] {
  return readdirSync(path.join(root, top), { recursive: true, encoding: "utf8" })
    .map((name) => path.posix.join(top, name.replaceAll(path.sep, "/")))
    .filter((file) => /\.(tsx?|js)$/.test(file))
    .map((file) => ({ file, folder: file.split("/")[1] ?? "", text: withoutComments(read(file)) }));
}

function withoutComments(text: string): string {
  return text
    .replaceAll(/\/\*[^]*?\*\//g, (comment) => comment.replaceAll(/[^\n]/g, ""))
    .replaceAll(/^\s*\/\/.*$/gm, "");
}

function foldersImportedBy({ file, text }: Source): readonly string[] {
  return [...text.matchAll(/(?:from|import\(|import) ?"(\.[^"]+)"/g)]
    .map(([, target]) => path.posix.join(path.posix.dirname(file), target ?? ""))
    .map((target) => target.split("/")[target.startsWith("src/") ? 1 : 0] ?? "");
}

test("every import between folders stands in the table", () => {
  const strays = program.flatMap((source) =>
    foldersImportedBy(source)
      .filter((target) => target !== source.folder && !mayImport[source.folder]?.includes(target))
      .map((target) => `${source.file} imports ${target}`),
  );
  expect(strays).toEqual([]);
});

test("pure folders know no clock, no chance and no machine", () => {
  const offenders = program.filter(({ folder, text }) => pure.includes(folder) && impure.test(text));
  expect(offenders.map(({ file }) => file)).toEqual([]);
});

test("files are short, named after a noun, and export by name", () => {
  const tooLong = all.filter(({ text }) => text.split("\n").length > 401);
  const vague = all.filter(({ file }) => /\/(utils?|helpers?|common|misc|manager|service|base|index)\./.test(file));
  const byDefault = program.filter(({ text }) => /^export default\b/m.test(text));
  expect([...tooLong, ...vague, ...byDefault].map(({ file }) => file)).toEqual([]);
});

test("no test is skipped", () => {
  const skipped = all.filter(({ text }) => /\b(?:test|it|describe)\.(?:skip|todo|only|fails)\(/.test(text));
  expect(skipped.map(({ file }) => file)).toEqual([]);
});

test("each runtime dependency is pinned and has its line in the decision record", () => {
  const { dependencies, optionalDependencies, devDependencies } = JSON.parse(read("package.json"));
  const record = read("docs/decisions/0004-runtime-dependencies.md");
  const recorded = [...record.matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name);
  expect(recorded.toSorted()).toEqual(Object.keys({ ...dependencies, ...optionalDependencies }).toSorted());
  const versions: string[] = Object.values({ ...dependencies, ...optionalDependencies, ...devDependencies });
  expect(versions.filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test("the lockfile names no host, and has a checksum for each package", () => {
  const packages: Record<string, { resolved?: string; integrity?: string }> = JSON.parse(
    read("package-lock.json"),
  ).packages;
  const installed = Object.entries(packages).filter(([place]) => place !== "");
  expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  expect(installed.filter(([, { integrity }]) => !integrity)).toEqual([]);
});
