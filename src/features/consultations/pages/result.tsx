import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicBroadcast } from '../queries/known.ts';
import type { PublicResult } from '../queries/live.ts';
import { channels, outcomes, type Result, type ResultPoint } from '../rules/elements.ts';
import { responseWords } from '../rules/invited.ts';
import { figureWords, invitedWords } from '../rules/result-body.ts';
import { Broadcasts } from './broadcasts.tsx';
import { OutcomeFigures } from './outcome-figures.tsx';

type Props = PublicResult & { finals: { path: string; title: string }[]; broadcasts: PublicBroadcast[] };

/** 意见采纳情况 in the place of its text: figures, then every point with its reason; also when nothing came. */
export function ResultBody({ result, callPath, finals, broadcasts }: Props) {
  const { figures, setAside } = result;
  return (
    <div class="guide consultation">
      <section class="guide-first" aria-label="采纳情况">
        <p class="flush">
          {callPath ? <a href={callPath}>{result.subject}</a> : result.subject}，
          <Day on={result.opensOn} long />至<Day on={result.closesOn} long />
          征求意见，渠道：{result.channels.map((channel) => channels[channel]).join('、')}。
        </p>
        {figures.received === 0 && (
          <p class="flush">
            <strong>{figureWords(result)}</strong>
          </p>
        )}
        <Finals finals={finals} />
      </section>
      {figures.received > 0 && <OutcomeFigures figures={figures} />}
      {figures.by.length > 0 && (
        <p>各渠道：{figures.by.map(({ channel, count }) => `${channels[channel]} ${count} 条`).join('、')}。</p>
      )}
      {result.invited && <Invited {...result.invited} />}
      <Points points={result.points} />
      {setAside.length > 0 && (
        <section aria-labelledby="result-aside">
          <h2 id="result-aside">未纳入办理的意见</h2>
          <ul>
            {setAside.map(({ reason, count }) => (
              <li>
                {count} 条：{reason}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Broadcasts items={broadcasts} />
    </div>
  );
}

function Finals({ finals }: Pick<Props, 'finals'>) {
  if (finals.length === 0) return <p class="flush">正式文件：还没有公布，公布后在这里列出。</p>;
  return (
    <>
      {finals.map(({ path, title }) => (
        <p class="flush">
          正式文件：<a href={path}>{title}</a>
        </p>
      ))}
    </>
  );
}

function Invited(asked: NonNullable<Result['invited']>) {
  return (
    <section aria-labelledby="result-invited">
      <h2 id="result-invited">定向征求企业和协会</h2>
      <p>{responseWords(asked)}</p>
      {asked.names.length > 0 && (
        <ul>
          {asked.names.map((one) => (
            <li>{invitedWords(one)}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Points({ points }: Pick<Result, 'points'>) {
  if (points.length === 0) return null;
  const themes = [...new Set(points.map(({ theme }) => theme))];
  const numbered = points.map((point, at) => ({ ...point, number: at + 1 }));
  return (
    <section aria-labelledby="result-points">
      <h2 id="result-points">逐条意见和理由</h2>
      {themes.map((theme) => (
        <>
          {themes.length > 1 && <h3>{theme || '其他'}</h3>}
          <PointTable points={numbered.filter((point) => point.theme === theme)} theme={theme} />
        </>
      ))}
    </section>
  );
}

const PointTable = ({ points, theme }: { points: (ResultPoint & { number: number })[]; theme: string }) => (
  <Table
    caption={`意见采纳情况${theme && `：${theme}`}`}
    hideCaption
    rows={points}
    columns={[
      { key: 'number', head: '序号', kind: 'number', cell: (row) => row.number },
      { key: 'from', head: '提出人和条文', cell: ({ from, clause }) => `${from}，${clause}` },
      { key: 'text', head: '意见要点', cell: (row) => row.text },
      { key: 'outcome', head: '是否采纳', cell: (row) => outcomes[row.outcome] },
      {
        key: 'reason',
        head: '理由',
        cell: (row) => (row.finalClause ? `${row.reason}（见${row.finalClause}）` : row.reason),
      },
    ]}
  />
);
