import type { Child } from 'hono/jsx';

export type Step = { label: string; state: 'done' | 'current' | 'todo' | 'skipped'; on?: string; note?: Child };

const words = { done: '已完成', current: '进行中', todo: '未开始', skipped: '不需要' } as const;

/** 「第 3 步，共 4 步：保密审查」; of a matter that has ended, how many steps it passed. */
function inOneLine(steps: Step[]): string {
  const at = steps.findIndex(({ state }) => state === 'current');
  if (at >= 0) return `第 ${at + 1} 步，共 ${steps.length} 步：${steps[at]!.label}`;
  return `共 ${steps.length} 步，已完成 ${steps.filter(({ state }) => state === 'done').length} 步`;
}

/** How far a matter has come: 收到 → 登记 → 办理 → 答复; `brief`: on a phone in one line. */
export function Steps({ steps, label, brief }: { steps: Step[]; label: string; brief?: boolean }) {
  if (brief) {
    return (
      <>
        <p class="steps-line">{inOneLine(steps)}</p>
        <Steps steps={steps} label={label} />
      </>
    );
  }
  return (
    <ol class="steps" aria-label={label}>
      {steps.map((step) => (
        <li class={`step-${step.state}`} aria-current={step.state === 'current' ? 'step' : undefined}>
          <span class="step-label">{step.label}</span>
          <span class="step-state">{words[step.state]}</span>
          {step.on && <time class="step-on">{step.on}</time>}
          {step.note && <span class="step-note">{step.note}</span>}
        </li>
      ))}
    </ol>
  );
}
