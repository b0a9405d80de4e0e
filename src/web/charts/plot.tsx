import type { Child } from "hono/jsx";
import { type Along, percent } from "./drawing.tsx";

/** Height of the field of a curve, and the room for its ticks, in pixels. */
const FIELD = 260;
const TOP = 28;
const START = 0.15;
const WIDTH = 0.83;

/** A tick along an axis: its place between 0 and 1, and what is written there. */
export interface Tick {
  readonly at: number;
  readonly text: string;
}

interface Props {
  readonly along: Along;
  readonly dir: "ltr" | "rtl";
  readonly x: { readonly ticks: readonly Tick[]; readonly title: string };
  readonly y: { readonly ticks: readonly Tick[]; readonly title: string };
  /** Paths in a field of 100 by 100, drawn from the start of a line of text. */
  readonly children?: Child;
}

/** Axes around a field of 100 by 100 that stretches with the page; lines keep their width, text its size. */
export function Plot({ along, dir, x, y, children }: Props) {
  const place = (share: number) => along(START + share * WIDTH);
  return (
    <>
      <text class="faint" x={along(0)} y={14}>
        {y.title}
      </text>
      {y.ticks.map(({ at, text }) => (
        <>
          <line class="rule" x1={place(0)} x2={place(1)} y1={TOP + FIELD * (1 - at)} y2={TOP + FIELD * (1 - at)} />
          <text class="faint" x={along(START - 0.02)} y={TOP + FIELD * (1 - at) + 5} text-anchor="end">
            {text}
          </text>
        </>
      ))}
      <svg
        x={dir === "rtl" ? percent(1 - START - WIDTH) : percent(START)}
        y={TOP}
        width={percent(WIDTH)}
        height={FIELD}
        viewBox="0 0 100 100"
        preserveAspectRatio="none"
      >
        {dir === "rtl" ? <g transform="translate(100 0) scale(-1 1)">{children}</g> : children}
      </svg>
      <line class="rule-strong" x1={place(0)} x2={place(1)} y1={TOP + FIELD} y2={TOP + FIELD} />
      {x.ticks.map(({ at, text }) => (
        <text class="faint" x={place(at)} y={TOP + FIELD + 20} text-anchor={at > 0.92 ? "end" : "middle"}>
          {text}
        </text>
      ))}
      <text class="faint" x={place(1)} y={TOP + FIELD + 42} text-anchor="end">
        {x.title}
      </text>
    </>
  );
}

/** Height of a plot with its axes. */
export const PLOT_HEIGHT = TOP + FIELD + 50;

/** The lines of a picture with their names, told apart by dashes. */
export function Legend({ along, names }: { readonly along: Along; readonly names: readonly string[] }) {
  return (
    <>
      {names.map((name, i) => (
        <g>
          <line
            class={`line line-${i}`}
            x1={along(0)}
            x2={along(0.1)}
            y1={PLOT_HEIGHT + i * 24 + 10}
            y2={PLOT_HEIGHT + i * 24 + 10}
          />
          <text x={along(0.13)} y={PLOT_HEIGHT + i * 24 + 15}>
            {name}
          </text>
        </g>
      ))}
    </>
  );
}
