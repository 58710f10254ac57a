import type { Child } from 'hono/jsx';

export type Step = { label: string; state: 'done' | 'current' | 'todo' | 'skipped'; on?: string; note?: Child };

const words = { done: '已完成', current: '进行中', todo: '未开始', skipped: '不需要' } as const;

/** How far a matter has come: 收到 → 登记 → 办理 → 答复. */
export function Steps({ steps, label }: { steps: Step[]; label: string }) {
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
