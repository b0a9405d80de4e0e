import { scaleLinear } from "d3-scale";
import { curveStepAfter, line } from "d3-shape";
import { cellText } from "../cell.ts";
import { alongOf, type ChartProps, Drawing, labelOf, seriesOf } from "./drawing.tsx";
import { Legend, Plot, PLOT_HEIGHT } from "./plot.tsx";

interface Props extends ChartProps {
  readonly x: string;
  readonly curves: readonly string[];
}

/** How shares change as time goes by: a step at every day on which something was decided. */
export function WaitingCurve(props: Props) {
  const { context, lens } = props;
  const xs = seriesOf(props, props.x, Number.POSITIVE_INFINITY);
  const curves = props.curves.map((key) => seriesOf(props, key, Number.POSITIVE_INFINITY));
  const along = alongOf(context.dir);
  const x = scaleLinear([0, Math.max(1, ...xs.numbers.map((n) => n ?? 0))], [0, 1]);
  const xTicks = x.ticks(4).map((at) => ({ at: x(at), text: context.formats.number(at) }));
  const yTicks = [0, 0.5, 1].map((at) => ({ at, text: cellText({ context, lens, unit: "share" }, at) }));
  return (
    <Drawing title={props.title} height={PLOT_HEIGHT + curves.length * 24}>
      <Plot along={along} dir={context.dir} x={{ ticks: xTicks, title: xs.heading }} y={{ ticks: yTicks, title: "" }}>
        {curves.map((curve, i) => (
          <path class={`line line-${i}`} d={stepPath(xs.numbers, curve.numbers, x)} />
        ))}
      </Plot>
      <Legend along={along} names={curves.map(({ heading }) => labelOf(heading, 34))} />
    </Drawing>
  );
}

function stepPath(X: readonly (number | null)[], Y: readonly (number | null)[], x: (days: number) => number): string {
  const points = X.map((days, i) => [days, Y[i] ?? null] as const);
  const draw = line<readonly [number | null, number | null]>()
    .defined(([days, share]) => days !== null && share !== null)
    .x(([days]) => x(days ?? 0) * 100)
    .y(([, share]) => 100 - (share ?? 0) * 100)
    .digits(2)
    .curve(curveStepAfter);
  return draw(points) ?? "";
}
