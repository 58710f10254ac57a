import { ExternalLink } from '../../../ui/external-link.tsx';
import { type Answer, answersOf } from '../rules/answers.ts';
import { type Guide, said } from '../rules/elements.ts';
import { Pieces } from './pieces.tsx';

interface FirstProps {
  guide: Guide;
  /** Where those who had it done say how it went (好差评); null while the office has named no such place. */
  rating: string | null;
}

/** What people ask first of a matter, on the first screen also of a telephone (experience.md §5). */
export function First({ guide, rating }: FirstProps) {
  return (
    <section class="guide-first guide-matter" aria-label="先看这几条">
      <Online guide={guide} />
      <dl class="guide-facts guide-answers">
        {answersOf(guide).map((answer) => (
          <OneAnswer {...answer} />
        ))}
      </dl>
      {rating && (
        <p class="guide-rating">
          <ExternalLink href={rating}>办理过？去评价（好差评）</ExternalLink>
        </p>
      )}
    </section>
  );
}

function OneAnswer({ question, who, pieces, more, brief }: Answer) {
  return (
    <div class={brief && 'guide-brief'}>
      <dt>{question}</dt>
      <dd>
        {who ? (
          <>
            <span>{who}</span>
            <span>
              <Pieces pieces={pieces} />
            </span>
          </>
        ) : (
          <Pieces pieces={pieces} />
        )}
        {more && (
          <>
            {' '}
            <a class="guide-more" href={`#${more.id}`}>
              {more.words}
            </a>
          </>
        )}
      </dd>
    </div>
  );
}

/** The way to do it from home, or in words that there is none. */
function Online({ guide }: { guide: Guide }) {
  const [url, online, why] = [said(guide, 'url'), said(guide, 'online'), said(guide, 'onsite')];
  if (url)
    return (
      <p class="guide-online">
        <ExternalLink href={url}>网上办理</ExternalLink>
      </p>
    );
  if (online !== '否') return null;
  return (
    <p class="guide-window">
      <strong>只能到窗口办理</strong>
      {why && <span>：{why}</span>}
    </p>
  );
}
