import { expect, test } from "vitest";
import { QrCode } from "./qr-code.tsx";

/** The squares of the drawing, true where dark. */
function squaresOf(text: string): { readonly size: number; readonly dark: (x: number, y: number) => boolean } {
  const svg = String(<QrCode text={text} title="adres" />);
  const size = Number(/viewBox="0 0 (\d+)/.exec(svg)?.[1]);
  const on = new Set([...svg.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`));
  return { size, dark: (x, y) => on.has(`${x} ${y}`) };
}

test("a code with the address of a letter stands in a light border of four, with its three finders", () => {
  const { size, dark } = squaresOf("https://wijk.example/in?code=7041238555709316");
  const [first, last] = [4, size - 5];
  for (let i = 0; i < size; i++)
    for (let edge = 0; edge < 4; edge++)
      expect([dark(i, edge), dark(edge, i), dark(i, size - 1 - edge), dark(size - 1 - edge, i)]).toEqual([
        false,
        false,
        false,
        false,
      ]);
  for (const [x, y] of [
    [first, first],
    [last - 6, first],
    [first, last - 6],
  ] as const)
    for (let i = 0; i < 7; i++)
      expect([dark(x + i, y), dark(x, y + i), dark(x + 3, y + 3)]).toEqual([true, true, true]);
});
