import path from "node:path";
import { format } from "prettier";
import { expect, test } from "vitest";
import { authorisationPage } from "../support/authorisation/page.ts";

const file = path.resolve(import.meta.dirname, "../../docs/authorisation.md");

test("docs/authorisation.md tells the matrix as it is tried", async () => {
  await expect(await format(authorisationPage(), { parser: "markdown" })).toMatchFileSnapshot(file);
});
