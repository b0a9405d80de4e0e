import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const entries = (folder: string) => readdirSync(path.join(root, folder), { withFileTypes: true });
const documents = [
  ...entries(".").map(({ name }) => name),
  ...readdirSync(path.join(root, "docs"), { recursive: true, encoding: "utf8" }).map((name) => `docs/${name}`),
].filter((file) => file.endsWith(".md"));

test("every link between documents leads somewhere", () => {
  const broken = documents.flatMap((file) =>
    [...read(file).matchAll(/\]\((?!https?:|#|mailto:)([^)#]+)/g)]
      .map(([, target]) => path.join(path.dirname(file), target ?? ""))
      .filter((target) => !existsSync(path.join(root, target)))
      .map((target) => `${file} → ${target}`),
  );
  expect(broken).toEqual([]);
});

test("every test that a document names is there", () => {
  const named = documents.flatMap((file) =>
    [...read(file).matchAll(/`((?:test|src)\/[\w/.-]+\.test\.tsx?)`/g)].map(
      ([, test]) => [file, test as string] as const,
    ),
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter(([, test]) => !existsSync(path.join(root, test)))).toEqual([]);
});

test("every claim of docs/security.md is held by a test that it names", () => {
  const rows = read("docs/security.md")
    .split("\n")
    .filter((line) => line.startsWith("| ") && !/^\| (?:wants|-+) /.test(line));
  expect(rows.length).toBeGreaterThan(30);
  expect(rows.filter((line) => !/`(?:test|src)\/[^`]+\.test\.tsx?`[^|]*\|$/.test(line))).toEqual([]);
});

test("the README shows every folder of the program", () => {
  const folders = entries("src").filter((entry) => entry.isDirectory());
  expect(folders.filter(({ name }) => !read("README.md").includes(`\`src/${name}\``))).toEqual([]);
});

test("every decision has its line in the index", () => {
  const pages = entries("docs/decisions").filter(({ name }) => /^\d/.test(name));
  expect(pages.filter(({ name }) => !read("docs/decisions/README.md").includes(`(${name})`))).toEqual([]);
});
