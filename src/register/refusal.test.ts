import { expect, test } from "vitest";
import { Refusal, type RefusalCode, REFUSALS } from "./refusal.ts";

test.each(Object.entries(REFUSALS))("%s answers with status %i", (code, status) => {
  const refusal = new Refusal(code as RefusalCode, { field: "target" });
  expect([refusal.code, refusal.status, refusal.details]).toEqual([code, status, { field: "target" }]);
  expect(refusal).toBeInstanceOf(Error);
  expect([400, 401, 403, 404, 405, 406, 409, 410, 413, 415, 422, 429, 503, 507]).toContain(status);
});
