import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { BookId, PartyId } from "../register/ids.ts";
import { dropJobs, type ImportJob, keepJob } from "./import-job.ts";
import { dropOldImports } from "./import-runs.ts";
import type { Services } from "./services.ts";

test("jobs go at once with whom they are of, under way too, and after a week when they are not", () => {
  const folder = mkdtempSync(join(tmpdir(), "wijkspiegel-jobs-"));
  const clock = () => new Date("2026-11-29T12:00:00.000Z");
  const services = { settings: { DATA_DIR: folder }, secrets: { clock } } as unknown as Services;
  const keep = (id: string, change: Partial<ImportJob>): void =>
    keepJob(services, {
      id,
      book: "b" as BookId,
      owner: "p" as PartyId,
      account: "a",
      fileName: "x.csv",
      allOrNothing: false,
      mappingName: "",
      made: "2026-11-28T12:00:00.000Z",
      state: { is: "waiting" },
      ...change,
    });
  const left = (): readonly string[] =>
    ["new", "old", "under-way", "other"].filter((id) => existsSync(join(folder, "imports", id, "job.json")));
  const progress = { rowsDone: 0, rowsAll: 0, secondsLeft: null };
  const made = "2026-11-20T12:00:00.000Z";
  keep("new", {});
  keep("old", { made });
  keep("under-way", { made, state: { is: "running", order: {} as never, progress } });
  keep("other", { owner: "q" as PartyId });
  dropOldImports(services);
  expect(left()).toEqual(["new", "under-way", "other"]);
  dropJobs(services, ({ owner }) => owner === "p");
  expect(left()).toEqual(["other"]);
  rmSync(folder, { recursive: true });
});
