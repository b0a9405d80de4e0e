import tokens from "./style/tokens.css?raw";

/** Values of `--basis-*` tokens, by name. */
export type TokenValues = ReadonlyMap<string, string>;

/** A look: what it sets in light and in dark. */
export interface Theme {
  readonly light: TokenValues;
  readonly dark: TokenValues;
}

/** Why a theme file is not taken: `problem` is a key under `theme.problem`, the rest says where. */
export interface WrongTheme {
  readonly problem: "syntax" | "name" | "value" | "contrast";
  readonly token: string;
  readonly value: string;
}

const DARK = /@media \(prefers-color-scheme: ?dark\) ?\{([^{}]*\{[^{}]*\})\s*\}/;
const ROOT = /^\s*:root\s*\{([^{}]*)\}\s*$/;
const COLOUR = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;
const SIZE = /^\d{1,3}(?:\.\d{1,4})?(?:rem|em|px)?$/;
/** Not the letters, nor how large something is to read or to press. */
const SETTABLE = /^--basis-(?:color|focus|space|border-radius)-/;
const isColour = (name: string): boolean => /^--basis-(?:color|focus)-/.test(name);

/** The tokens that the stylesheet sets itself. */
const OWN: Theme = themeOf(tokens.replace("color-scheme: light dark;", "")) as Theme;

/** Blocks of a theme file, read without judging: undefined when it is made of anything else. */
function themeOf(text: string): Theme | undefined {
  const plain = text.replaceAll(/\/\*[^]*?\*\//g, "").trim();
  const [dark = "", inside = ""] = DARK.exec(plain) ?? [];
  const [light, darkest] = [ROOT.exec(plain.replace(dark, "").trim() || ":root {}"), ROOT.exec(inside || ":root {}")];
  return light && darkest ? { light: valuesIn(light[1]), dark: valuesIn(darkest[1]) } : undefined;
}

function valuesIn(block = ""): TokenValues {
  const lines = block.split(";").map((line) => line.trim());
  const pairs = lines.filter(Boolean).map((line) => {
    const [name = "", ...value] = line.split(":");
    return [name.trim(), value.join(":").trim().replaceAll(/\s+/g, " ")] as const;
  });
  return new Map(pairs);
}

/** A theme file: only tokens that there are, with a colour or a size, that can be read on each other in light and in dark. */
export function readTheme(text: string): Theme | WrongTheme {
  const theme = themeOf(text);
  if (!theme) return { problem: "syntax", token: "", value: "" };
  for (const [token, value] of [...theme.light, ...theme.dark]) {
    if (!OWN.light.has(token) || !SETTABLE.test(token)) return { problem: "name", token, value };
    if (!(isColour(token) ? COLOUR : SIZE).test(value)) return { problem: "value", token, value };
  }
  const [pair] = unreadable(theme);
  return pair === undefined ? theme : { problem: "contrast", token: pair.token, value: pair.value };
}

/** What is drawn on what, and the least contrast (WCAG 2.2, 1.4.3 and 1.4.11). */
const ON: readonly (readonly [token: string, on: string, least: number])[] = [
  ["default-color-document", "default-bg-document", 4.5],
  ["default-color-document", "default-bg-subtle", 4.5],
  ["default-color-document", "action-bg-subtle", 4.5],
  ["default-color-subtle", "default-bg-document", 4.5],
  ["default-color-subtle", "default-bg-subtle", 4.5],
  ["action-color-default", "default-bg-document", 4.5],
  ["action-color-default", "default-bg-subtle", 4.5],
  ["action-color-default", "action-bg-subtle", 4.5],
  ["action-color-hover", "default-bg-document", 4.5],
  ["action-color-hover", "default-bg-subtle", 4.5],
  ["action-inverse-color", "action-color-default", 4.5],
  ["action-inverse-color", "action-color-hover", 4.5],
  ["default-border-default", "default-bg-document", 3],
  ["focus-color", "default-bg-document", 3],
  ["focus-inverse-color", "focus-color", 3],
];

const named = (token: string): string => (token.startsWith("focus-") ? `--basis-${token}` : `--basis-color-${token}`);

/** Every pair that cannot be read well enough, in light or in dark. */
export function unreadable(theme: Theme): readonly { readonly token: string; readonly value: string }[] {
  return [whole(theme).light, whole(theme).dark].flatMap((values) =>
    ON.flatMap(([token, on, least]) => {
      const [a, b] = [values.get(named(token)) ?? "", values.get(named(on)) ?? ""];
      const ratio = contrast(a, b);
      return ratio < least ? [{ token: named(token), value: `${a} / ${b}: ${ratio.toFixed(2)}` }] : [];
    }),
  );
}

/** All tokens with what a theme changes; what it says of light only stays as it is in dark. */
const whole = ({ light, dark }: Theme): Theme => ({
  light: new Map([...OWN.light, ...light]),
  dark: new Map([...OWN.light, ...[...light].filter(([name]) => !isColour(name)), ...OWN.dark, ...dark]),
});

/** Contrast ratio of two colours: 1 to 21. */
export function contrast(a: string, b: string): number {
  const [one, other] = [luminance(a), luminance(b)];
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(colour: string): number {
  const hex = colour.length === 4 ? colour.slice(1).replaceAll(/./g, "$&$&") : colour.slice(1);
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The stylesheet of a theme, for screens: what it says of light only does not go over what is dark, and paper stays paper. */
export function themeStyle(theme: Theme): string {
  const kept = [...OWN.dark].filter(([name]) => theme.light.has(name));
  const block = (values: Iterable<readonly [string, string]>): string =>
    `:root{${[...values].map(([name, value]) => `${name}:${value}`).join(";")}}`;
  return `@media screen{${block(theme.light)}@media (prefers-color-scheme:dark){${block(new Map([...kept, ...theme.dark]))}}}\n`;
}

const action = (values: readonly string[]): TokenValues =>
  new Map(
    ["color-default", "color-hover", "bg-subtle", "bg-medium"].map((name, i) => [
      `--basis-color-action-${name}`,
      values[i] ?? "",
    ]),
  );

/** Looks that come with the program, besides the blue of the stylesheet itself: another accent each. */
export const THEMES: Readonly<Record<string, Theme>> = {
  teal: {
    light: action(["#0b5a5f", "#073f43", "#dff1f1", "#9fcfd0"]),
    dark: action(["#7fd0d3", "#b5e8ea", "#123236", "#2f6064"]),
  },
  plum: {
    light: action(["#6b2f7a", "#4c1f58", "#f3e7f6", "#d0add9"]),
    dark: action(["#d9a8e6", "#ecd0f4", "#35203c", "#664472"]),
  },
  earth: {
    light: action(["#7a4210", "#572e09", "#f7ebdf", "#dcbb97"]),
    dark: action(["#eab57f", "#f6d7b6", "#3a2817", "#6d4d2d"]),
  },
};
