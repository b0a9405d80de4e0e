import fc from "fast-check";
import { Hono } from "hono";
import { expect, test } from "vitest";
import type { Environment } from "../src/http/environment.ts";
import { formIn } from "../src/http/form-stream.ts";
import type { Refusal } from "../src/register/refusal.ts";

/** A form with files is taken apart while it comes in, as a browser means it, and within its bounds. */

const LIMIT = { whole: 1e9, files: 2, file: 1000, megabytes: 1 };
type Shown = readonly (readonly [string, string | readonly [string, string, string]])[];

const shown = async (form: FormData): Promise<Shown> =>
  Promise.all(
    [...form].map(async ([name, value]) =>
      typeof value === "string"
        ? ([name, value] as const)
        : ([name, [value.name, value.type, Buffer.from(await value.arrayBuffer()).toString("hex")]] as const),
    ),
  );
async function taken(request: Request, limit = LIMIT): Promise<Shown | { readonly refused: unknown }> {
  const app = new Hono<Environment>();
  let said: Shown | { readonly refused: unknown } = [];
  app.post("/", async (c) => {
    said = await formIn(c, limit).then(shown, ({ code, details }: Refusal) => ({ refused: [code, details.field] }));
    return c.body(null);
  });
  await app.request(request);
  return said;
}

const post = (body: BodyInit, type?: string) =>
  new Request("http://localhost/", {
    method: "POST",
    body,
    duplex: "half",
    ...(type && { headers: { "Content-Type": type } }),
  } as RequestInit);

const formOf = (fields: readonly (readonly [string, string | File])[]): FormData => {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  return form;
};
const file = (bytes: number, name = "a.bin"): File => new File([new Uint8Array(bytes).fill(13)], name);

/** The same form, in pieces of so many bytes. */
async function inCrumbs(form: FormData, size: number): Promise<Request> {
  const whole = new Response(form);
  const type = whole.headers.get("Content-Type") ?? "";
  const bytes = new Uint8Array(await whole.arrayBuffer());
  let at = 0;
  const body = new ReadableStream({
    pull: (to) => {
      if (at >= bytes.length) return to.close();
      to.enqueue(bytes.slice(at, (at += size)));
    },
  });
  return post(body, type);
}

const part = fc.tuple(
  fc.constantFrom("csrf", "photo", "reason.text", 'a "b"', "يوم"),
  fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 60 }),
    fc
      .tuple(fc.uint8Array({ maxLength: 900 }), fc.constantFrom("r.csv", "İş é.csv", "سجل.csv", 'x "y".csv'))
      .map(([bytes, name]) => new File([Uint8Array.from(bytes)], name, { type: "text/csv" })),
  ),
);

test("it is what Node itself reads in it, whole and in crumbs (seed 7)", async () => {
  const parts = fc.array(part, { maxLength: 6 });
  const limit = { ...LIMIT, files: 6 };
  await fc.assert(
    fc.asyncProperty(parts, fc.integer({ min: 1, max: 400 }), async (fields, size) => {
      const meant = await shown(await new Response(formOf(fields)).formData());
      expect(await taken(post(formOf(fields)), limit)).toEqual(meant);
      expect(await taken(await inCrumbs(formOf(fields), size), limit)).toEqual(meant);
    }),
    { numRuns: 40, seed: 7 },
  );
});

test("a file too many, too much typed or too many fields is refused with its field; a place left empty counts for none", async () => {
  const many = Array.from({ length: 1001 }, (_, i) => [`field-${i}`, "x"] as const);
  const long = "ö".repeat(200_000);
  const refused = async (fields: readonly (readonly [string, string | File])[]) => taken(post(formOf(fields)));
  expect(
    await refused([
      ["one", file(5)],
      ["two", file(5)],
      ["three", file(5)],
    ]),
  ).toEqual({
    refused: ["field-wrong", "three"],
  });
  expect(await refused([["text", long]])).toEqual({ refused: ["field-wrong", "text"] });
  expect(
    await refused([
      ["a", "x".repeat(200_000)],
      ["b", "x".repeat(100_000)],
    ]),
  ).toEqual({
    refused: ["field-wrong", "b"],
  });
  expect(await refused(many)).toEqual({ refused: ["field-wrong", "field-1000"] });
  const empty = ["x", "y", "z"].map((name) => [name, new File([], "")] as const);
  expect(await refused([...empty, ["photo", file(5)]])).toHaveLength(4);
});

test("of a file that is too long as much is kept as tells so", async () => {
  const [[, [, , hex]]] = (await taken(post(formOf([["photo", file(500_000)]])))) as [
    [string, [string, string, string]],
  ];
  expect(hex.length / 2).toBe(LIMIT.file + 1);
});

test.each([
  ["no form at all", "x", "multipart/form-data; boundary=x"],
  ["no boundary", "--x\r\n\r\n--x--", "multipart/form-data"],
  ["half a field", '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nhal', "multipart/form-data; boundary=x"],
  [
    "half a file",
    '--x\r\nContent-Disposition: form-data; name="a"; filename="b"\r\n\r\nhal',
    "multipart/form-data; boundary=x",
  ],
])("%s is unreadable, and ends", async (_, body, type) => {
  expect(await taken(post(body, type))).toEqual({ refused: ["file-unreadable", undefined] });
});

test("one that breaks off on the way, or is empty, is unreadable", async () => {
  const broken = new ReadableStream({
    pull: (to) => to.error(new Error("gone")),
  });
  for (const body of [broken, ""])
    expect(await taken(post(body, "multipart/form-data; boundary=x"))).toEqual({
      refused: ["file-unreadable", undefined],
    });
});

test("others get their turn while a large one comes in, and nothing of it is read once it is refused", async () => {
  let [turns, on] = [0, true];
  const turn = (): void => void (on && setImmediate(() => (turns++, turn())));
  turn();
  const limit = { ...LIMIT, file: 8_000_000 };
  const whole = (await taken(post(formOf([["photo", file(7_000_000)]])), limit)) as Shown;
  on = false;
  expect([whole.length, turns > 20]).toEqual([1, true]);
});

test("once it is refused the rest is not read", async () => {
  let sent = 0;
  const head = '--x\r\nContent-Disposition: form-data; name="one"; filename="a"\r\n\r\n';
  const body = new ReadableStream({
    pull: (to) => {
      const block = new Uint8Array(65_536).fill(97);
      if (sent === 0 || sent === 10) block.set(Buffer.from(`\r\n${head}`));
      if (++sent > 400) to.close();
      to.enqueue(block);
    },
  });
  const limit = { ...LIMIT, files: 0 };
  expect(await taken(post(body, "multipart/form-data; boundary=x"), limit)).toEqual({
    refused: ["field-wrong", "one"],
  });
  expect(sent).toBeLessThan(100);
});
