import { Figures } from '../../../ui/cards.tsx';
import { type Figures as Counted, outcomes } from '../rules/elements.ts';

/** How many opinions came, and how many of their points were taken up, in part, or not. */
export const OutcomeFigures = ({ figures }: { figures: Counted }) => (
  <Figures
    items={[
      { label: '收到意见', value: figures.received, unit: '条', note: pointsOf(figures) },
      ...figures.outcomes.map(({ outcome, count }) => ({ label: outcomes[outcome], value: count, unit: '个' })),
    ]}
  />
);

const pointsOf = ({ points, setAside }: Counted): string =>
  `归纳为 ${points} 个要点${setAside > 0 ? `，${setAside} 条未纳入办理` : ''}`;
