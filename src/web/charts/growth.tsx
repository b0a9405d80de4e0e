import { scaleLinear } from "d3-scale";
import { curveStepAfter, line } from "d3-shape";
import { alongOf, type ChartProps, Drawing, labelOf, seriesOf } from "./drawing.tsx";
import { Legend, Plot, PLOT_HEIGHT } from "./plot.tsx";

interface Props extends ChartProps {
  readonly series: string;
  readonly x: string;
  readonly y: string;
}

/** Curves drawn at most: more cannot be told apart, and stand in the table. */
const MOST_CURVES = 5;

/** How far each starting point came, step by step: a curve of its own per start, beginning at nothing. Curves that level off at different heights are separate circles. */
export function Growth(props: Props) {
  const { context } = props;
  const all = Number.POSITIVE_INFINITY;
  const [names, xs, ys] = [
    seriesOf(props, props.series, all),
    seriesOf(props, props.x, all),
    seriesOf(props, props.y, all),
  ];
  const starts = [...new Set(names.texts)].slice(0, MOST_CURVES);
  const [steps, most] = [topIn(xs.numbers), topIn(ys.numbers)];
  const [x, y] = [scaleLinear([0, steps], [0, 1]), scaleLinear([0, most], [0, 1])];
  const ticks = (scale: typeof x) =>
    scale
      .ticks(4)
      .filter(Number.isInteger)
      .map((at) => ({ at: scale(at), text: context.formats.number(at) }));
  const draw = line<readonly [number, number]>(
    ([step]) => x(step) * 100,
    ([, reached]) => 100 - y(reached) * 100,
  )
    .digits(2)
    .curve(curveStepAfter);
  const curveOf = (start: string) =>
    draw([
      [0, 0],
      ...names.texts.flatMap((name, i) => (name === start ? [[xs.numbers[i] ?? 0, ys.numbers[i] ?? 0] as const] : [])),
    ]);
  const along = alongOf(context.dir);
  return (
    <Drawing title={props.title} height={PLOT_HEIGHT + starts.length * 24}>
      <Plot
        along={along}
        dir={context.dir}
        x={{ ticks: ticks(x), title: xs.heading }}
        y={{ ticks: ticks(y), title: ys.heading }}
      >
        {starts.map((start, i) => (
          <path class={`line line-${i}`} d={curveOf(start) ?? ""} />
        ))}
      </Plot>
      <Legend along={along} names={starts.map((name) => labelOf(name, 34))} />
    </Drawing>
  );
}

const topIn = (numbers: readonly (number | null)[]): number => Math.max(1, ...numbers.map((n) => n ?? 0));
