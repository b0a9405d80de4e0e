import { expect, test } from "vitest";
import { apart } from "./apart.ts";
import { MESSAGES, textsFrom, textsIn } from "./texts.ts";

const held = (text: string): string => `\u2068${text}\u2069`;

test("what runs the other way is kept apart, and only that", () => {
  const rtl = (text: string): string => apart(text, "rtl");
  expect(["Rosa", "Kade 3, 3511 AB", "06 12 34", "+31 20"].map(rtl)).toEqual(
    ["Rosa", "Kade 3, 3511 AB", "06 12 34", "+31 20"].map(held),
  );
  expect(["بيت الحي", "2018", "14 يونيو 2018", "1,250", "12%", ""].map(rtl)).toEqual(
    ["بيت الحي", "2018", "14 يونيو 2018", "1,250", "12%", ""], // These stand right as they are.
  );
  expect(["Rosa (3)", "Şişli", "2018", "بيت الحي 3"].map((text) => apart(text, "ltr"))).toEqual([
    "Rosa (3)",
    "Şişli",
    "2018",
    held("بيت الحي 3"),
  ]);
  expect(["https://boek.example/in?code=7K2M", "mailto:a@b.example"].map(rtl).join(" ")).not.toContain("\u2068");
});

test("what was kept apart before stays as it is, and a sign that turns words does not turn the sentence", () => {
  expect(apart(held("Rosa"), "rtl")).toBe(held("Rosa"));
  expect(apart(`${held("Rosa")} و${held("Hamza")}`, "rtl")).toBe(`${held("Rosa")} و${held("Hamza")}`);
  expect(apart("a\u202Eb", "ltr")).toBe(held("a\u202Eb"));
});

test("names in sentences are kept apart, values that choose words and elements are not, and programs get them bare", () => {
  const messages = {
    ...MESSAGES,
    ar: {
      said: "كتب {name}: {what, select, yes {نعم {name}} other {لا}}",
      plain: "إلى {name}.",
    },
  };
  const arabic = textsFrom(messages)("ar");
  const values = { name: "Rosa (3)", what: "yes" };
  expect(arabic.t("said", values)).toBe(`كتب ${held("Rosa (3)")}: نعم ${held("Rosa (3)")}`);
  expect(arabic.plain.t("said", values)).toBe("كتب Rosa (3): نعم Rosa (3)");
  expect(arabic.parts("plain", { name: "Rosa" })).toEqual([`إلى ${held("Rosa")}.`]);
  const link = { href: "/" };
  expect(arabic.parts<object>("plain", { name: link })).toEqual(["إلى ", link, "."]);
  expect(textsIn("ar").in("tr").plain.locale).toBe("tr");
});
