import { expect, test } from "vitest";
import { MIDDLE_OF_THE_COUNTRY, sunsetOn } from "./sun.ts";

const day = (iso: string): number => Date.parse(iso) / 86_400_000;

// As almanacs give it for Utrecht, 52.09 north, 5.12 east.
test.each([
  ["2018-06-14", 22, 1],
  ["2022-05-01", 21, 4],
  ["2024-04-09", 20, 27],
  ["2025-03-29", 19, 8],
  ["2026-03-19", 18, 50],
] as const)("the sun goes down on %s at %i:%i, give or take a minute", (iso, hour, minute) => {
  const found = sunsetOn(day(iso), { latitude: 52.09, longitude: 5.12 }) ?? Number.NaN;
  expect(Math.abs(found - (hour * 60 + minute))).toBeLessThanOrEqual(1);
});

test("the clock goes forward between two days of March, and sunset with it", () => {
  const [before, after] = ["2025-03-29", "2025-03-30"].map((iso) => sunsetOn(day(iso), MIDDLE_OF_THE_COUNTRY) ?? 0);
  expect((after as number) - (before as number)).toBeGreaterThan(58);
});

test("anywhere in the country it is within twenty minutes of the middle", () => {
  const corners = [
    [50.75, 5.9],
    [53.55, 6.9],
    [51.37, 3.37],
    [53.18, 4.85],
  ] as const;
  const apart = ["2025-06-21", "2025-12-21", "2025-03-20"].flatMap((iso) =>
    corners.map(([latitude, longitude]) =>
      Math.abs((sunsetOn(day(iso), { latitude, longitude }) ?? 0) - (sunsetOn(day(iso), MIDDLE_OF_THE_COUNTRY) ?? 0)),
    ),
  );
  expect(Math.max(...apart)).toBeLessThanOrEqual(20);
});

test("where the sun stays up there is no sunset", () => {
  expect(sunsetOn(day("2025-06-21"), { latitude: 80, longitude: 5 })).toBeNull();
});
