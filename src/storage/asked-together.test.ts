import { expect, test } from "vitest";
import { askedTogether, filledUp } from "./asked-together.ts";

test("what is asked in one turn goes in one question; what comes later is looked up after it came", async () => {
  let now = "before";
  const looked: (readonly string[])[] = [];
  const gates: (() => void)[] = [];
  const ask = askedTogether(async (questions: readonly string[]) => {
    looked.push(questions);
    const seen = now;
    await new Promise<void>((open) => gates.push(open));
    return questions.map((question) => `${question} ${seen}`);
  });
  const first = [ask("a"), ask("b")];
  await new Promise(setImmediate);
  now = "after";
  const second = [ask("c"), ask("a")];
  gates.shift()?.();
  expect(await Promise.all(first)).toEqual(["a before", "b before"]);
  await new Promise(setImmediate);
  gates.shift()?.();
  expect(await Promise.all(second)).toEqual(["c after", "a after"]);
  expect(looked).toEqual([
    ["a", "b"],
    ["c", "a"],
  ]);
});

test("a question that fails fails for all who went along, and for nobody after them", async () => {
  let broken = true;
  const ask = askedTogether(async (questions: readonly number[]) => {
    if (broken) throw new Error("broken");
    return questions.map((n) => n + 1);
  });
  expect((await Promise.allSettled([ask(1), ask(2)])).map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  broken = false;
  expect(await Promise.all(Array.from({ length: 100 }, (_, n) => ask(n)))).toEqual(
    Array.from({ length: 100 }, (_, n) => n + 1),
  );
});

test("a list is filled up with its last value", () => {
  expect([1, 2, 3, 5].map((length) => filledUp(Array.from({ length }, (_, i) => i)))).toEqual([
    [0],
    [0, 1],
    [0, 1, 2, 2],
    [0, 1, 2, 3, 4, 4, 4, 4],
  ]);
});
