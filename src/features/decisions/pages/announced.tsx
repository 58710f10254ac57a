import { RelatedBlock } from '../../../ui/related.tsx';
import type { PublicMeeting, PublicTie } from '../queries/live.ts';

/** Beside a draft: the catalogue that announced it, and the meetings that talk about it. */
export function AnnouncedBlock({ ties, meetings }: { ties: PublicTie[]; meetings: PublicMeeting[] }) {
  const items = [
    ...ties.map(({ cataloguePath, catalogueTitle, number }) => ({
      href: cataloguePath,
      title: catalogueTitle,
      number: `第 ${number} 项`,
    })),
    ...meetings.map(({ path, title, heldOn }) => ({ href: path, title, on: heldOn })),
  ];
  return <RelatedBlock title="决策过程" items={items} />;
}
