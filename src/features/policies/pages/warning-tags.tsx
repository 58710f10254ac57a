import type { Tone } from '../../../ui/site.ts';
import { Tag } from '../../../ui/tag.tsx';
import { type Standing, standings } from '../rules/regulation.ts';
import { type Warning, warningKinds } from '../rules/warnings.ts';

const tones = { normal: 'plain', soon: 'warning', late: 'error' } as const;

/** 「报送备案 超期 3 天」, one for each thing that is due. */
export function WarningTags({ warnings }: { warnings: Warning[] }) {
  if (warnings.length === 0) return <>—</>;
  return (
    <>
      {warnings.map(({ kind, state, dueOn, days }) => (
        <span title={`期限 ${dueOn}`}>
          <Tag tone={tones[state]}>
            {warningKinds[kind]} {days < 0 ? `超期 ${-days} 天` : `剩 ${days} 天`}
          </Tag>{' '}
        </span>
      ))}
    </>
  );
}

const standingTones: Record<Standing, Tone> = {
  valid: 'success',
  amended: 'warning',
  repealed: 'error',
  expired: 'plain',
  proposed: 'warning',
};

export function StandingTag({ standing }: { standing: Standing }) {
  return <Tag tone={standingTones[standing]}>{standings[standing]}</Tag>;
}
