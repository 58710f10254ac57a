import { arrowGap, baseline, boxesOf, width } from '../rules/diagram.ts';
import type { Row } from '../rules/elements.ts';
import { stepWords } from '../rules/sections.ts';

/** 执法流程图: drawn from the steps, with every step as text for those who do not see it. */
export function Diagram({ steps }: { steps: Row[] }) {
  const { boxes, height } = boxesOf(steps);
  return (
    <figure class="flow-diagram">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby="flow-title flow-words"
        focusable="false"
        preserveAspectRatio="xMidYMin meet"
      >
        <title id="flow-title">执法流程图</title>
        <desc id="flow-words">{steps.map(stepWords).join('；')}</desc>
        {boxes.map((box, index) => (
          <g>
            <rect class="flow-box" x="2" y={box.y} width={width - 4} height={box.height} rx="6" />
            {box.lines.map(({ text, strong }, at) => (
              <text class={strong ? 'flow-name' : 'flow-note'} x="18" y={baseline(box, at)}>
                {text}
              </text>
            ))}
            {index < boxes.length - 1 && (
              <path class="flow-arrow" d={`M${width / 2} ${box.y + box.height}v${arrowGap - 8}m-6 0h12l-6 8z`} />
            )}
          </g>
        ))}
      </svg>
      <figcaption>
        <details class="fold">
          <summary>流程的文字说明</summary>
          <ol class="guide-steps">
            {steps.map(({ name, content, limit, who }) => (
              <li>
                <strong>{name}</strong>
                {[content, limit && `时限：${limit}`, who && `办理：${who}`].filter(Boolean).map((note) => (
                  <span>{note}</span>
                ))}
              </li>
            ))}
          </ol>
        </details>
      </figcaption>
    </figure>
  );
}
