import { expect, test } from "vitest";
import { maskedToken, plainToken } from "./csrf.ts";

test("each page carries another text for the same token, and what no page carried is no token", () => {
  const [one, other] = [maskedToken("a-token_22"), maskedToken("a-token_22")];
  expect(one).not.toBe(other);
  expect([plainToken(one), plainToken(other)]).toEqual(["a-token_22", "a-token_22"]);
  expect(["", "a-token_22", one.slice(1), `${one}A`, "€"].map(plainToken)).not.toContain("a-token_22");
});
