import { ButtonLink } from '../../../ui/buttons.tsx';
import { ExternalLink } from '../../../ui/external-link.tsx';
import { bringWords, howLong, howMuch } from '../rules/answers.ts';
import { type Guide, said } from '../rules/elements.ts';
import { phonesIn } from '../rules/sections.ts';
import { Pieces } from './pieces.tsx';

/** A service among search results: where, when, how long, what to bring, and the button (search is service). */
export function ServiceCard({ guide, path }: { guide: Guide; path: string }) {
  const facts = [
    { label: '在哪办', pieces: [said(guide, 'location')] },
    { label: '什么时候', pieces: [said(guide, 'hours')] },
    { label: '多久办完', pieces: [howLong(guide)] },
    { label: '要带什么', pieces: [bringWords(guide, 4)] },
    { label: '收费', pieces: [howMuch(guide)] },
    { label: '电话', pieces: phonesIn(said(guide, 'phone')) },
  ].filter(({ pieces }) => pieces.some((piece) => piece !== ''));
  const url = said(guide, 'url');
  return (
    <div class="service-card">
      <dl class="guide-facts">
        {facts.map(({ label, pieces }) => (
          <div>
            <dt>{label}</dt>
            <dd>
              <Pieces pieces={pieces} />
            </dd>
          </div>
        ))}
      </dl>
      <p class="service-card-buttons">
        {url ? (
          <span class="guide-online">
            <ExternalLink href={url}>网上办理</ExternalLink>
          </span>
        ) : (
          <ButtonLink href={path} kind="primary">
            查看办事指南
          </ButtonLink>
        )}
      </p>
    </div>
  );
}
