import { Card } from '../../../ui/cards.tsx';
import { Phrases } from '../../../ui/phrases.tsx';
import type { PublicFiling, PublicPlan } from '../queries/live.ts';
import { type FilingKind, filingKinds } from '../rules.ts';
import { trackerHref } from './public-plans.tsx';
import type { Provable } from './tracker-figures.tsx';

export interface Section {
  id: string;
  title: string | null;
  tasks: Provable[];
}

/** The tasks under the headings of the plan, in its order. */
export function sectionsOf(tasks: Provable[]): Section[] {
  const titles = [...new Set(tasks.map((task) => task.section))];
  return titles.map((title) => {
    const own = tasks.filter((task) => task.section === title);
    return { id: `section-${own[0]!.position}`, title, tasks: own };
  });
}

interface ContentsProps {
  plan: PublicPlan;
  tasks: Provable[];
  filings: PublicFiling[];
}

/** The parts of a long page, folded on a phone: the plan's own headings, or its tasks where it has none, and the filings. */
export function Contents({ plan, tasks, filings }: ContentsProps) {
  const sections = sectionsOf(tasks);
  const parts = sections.length > 1;
  const kinds = (Object.keys(filingKinds) as FilingKind[]).filter((kind) => filings.some((one) => one.kind === kind));
  const all = trackerHref(plan);
  return (
    <nav class="no-print plan-contents" aria-label="目录">
      <Card title="目录">
        <details class="plan-contents-switch">
          <summary>目录</summary>
        </details>
        <ul>
          {parts
            ? sections.map(({ id, title, tasks: own }) => (
                <li>
                  <a href={`${all}#${id}`}>
                    <Phrases text={title ?? '其他任务'} />
                  </a>{' '}
                  <span class="quiet">{own.length} 项</span>
                </li>
              ))
            : tasks.map((task) => (
                <li>
                  <a href={`${all}#task-${task.position}`}>
                    <Phrases text={`${task.no ?? ''}${task.title}`} />
                  </a>
                </li>
              ))}
          {kinds.map((kind) => (
            <li>
              <a href={`#filings-${kind}`}>{filingKinds[kind]}</a>
            </li>
          ))}
        </ul>
      </Card>
    </nav>
  );
}
