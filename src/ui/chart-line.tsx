type DrawingProps = {
  title: string;
  description: string;
  points: string[];
  series: { name: string; values: number[] }[];
};

// Units of the drawing; small, so that its letters stay readable on a phone.
const width = 360;
const height = 210;
const edge = { left: 40, right: 82, top: 14, bottom: 30 };
const dashes = [undefined, '6 4', '2 4', '10 4 2 4', '1 5'];

/** The picture of a line chart: scale from nought, three guide lines, names at the ends. */
export function LineDrawing({ title, description, points, series }: DrawingProps) {
  const greatest = roundUp(Math.max(1, ...series.flatMap((one) => one.values)));
  const x = (index: number) => edge.left + (index / Math.max(1, points.length - 1)) * (width - edge.left - edge.right);
  const y = (value: number) => height - edge.bottom - (value / greatest) * (height - edge.top - edge.bottom);
  const every = Math.ceil(points.length / 4);
  return (
    <svg
      class="line-drawing"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${title}。${description}`}
      focusable="false"
    >
      <title>{title}</title>
      <desc>{description}</desc>
      {[0, greatest / 2, greatest].map((value) => (
        <g class="guide">
          <line x1={edge.left} x2={width - edge.right} y1={y(value)} y2={y(value)} />
          <text x={edge.left - 6} y={y(value) + 4} text-anchor="end">
            {value}
          </text>
        </g>
      ))}
      {points.map(
        (point, index) =>
          index % every === 0 && (
            <text class="point" x={x(index)} y={height - 8} text-anchor="middle">
              {point}
            </text>
          ),
      )}
      {series.map((one, index) => (
        <g class={`series series-${(index % 5) + 1}`}>
          <polyline
            points={one.values.map((value, at) => `${x(at).toFixed(1)},${y(value).toFixed(1)}`).join(' ')}
            fill="none"
            stroke-dasharray={dashes[index % dashes.length]}
          />
          {one.values.map((value, at) => (
            <circle cx={x(at)} cy={y(value)} r="2.6" />
          ))}
          <text x={x(one.values.length - 1) + 7} y={y(one.values.at(-1) ?? 0) + 4}>
            {one.name}
          </text>
        </g>
      ))}
    </svg>
  );
}

/** The next pleasant number, so that the scale ends on a round figure. */
export function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 4, 6, 8, 10].find((one) => one * power >= value) ?? 10;
  return step * power;
}
