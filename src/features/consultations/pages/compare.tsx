import { trailTo } from '../../../ui/crumbs.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { Phrases, Title } from '../../../ui/phrases.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicCall, PublicResult, PublicRound } from '../queries/live.ts';
import type { Clause } from '../rules/clauses.ts';
import { compareRounds } from '../rules/compare-rounds.ts';
import { outcomes, type ResultPoint } from '../rules/elements.ts';
import type { Frame } from './frame.tsx';
import { ChangesIn, ClausePairs } from './pairs.tsx';

export const compareHref = (id: string, from: number, to: number): string =>
  `/consultations/${id}/rounds/${from}/${to}/`;

interface Props {
  frame: Frame;
  call: PublicCall;
  from: PublicRound & { clauses: Clause[] };
  to: PublicRound & { clauses: Clause[] };
  /** What became of the comments of the earlier round, once that is public. */
  result: PublicResult | undefined;
}

/** Two rounds of a draft clause by clause, with what was said of each clause in the earlier one. */
export function CompareRoundsPage({ frame, call, from, to, result }: Props) {
  const title = `第 ${from.number} 轮和第 ${to.number} 轮草案比较`;
  const pairs = compareRounds(from.clauses, to.clauses);
  const points = result?.result.points ?? [];
  const own = new Set(from.clauses.map(({ label }) => label));
  const whole = points.filter(({ clause }) => !own.has(clause));
  return (
    <PublicPage
      {...frame}
      title={`${title}：${call.call.subject}`}
      crumbs={[
        ...trailTo(frame.site, '/consultations/', '/dialogue/'),
        { label: '意见征集', href: '/consultations/' },
        { label: call.call.subject, href: call.path },
        { label: `第 ${from.number}、${to.number} 轮比较` },
      ]}
      meta={{ canonical: `${frame.site.origin ?? ''}${call.path}` }}
    >
      <h1>
        <Title text={title} />
      </h1>
      <p class="page-intro">
        <a href={call.path}>
          <Phrases text={call.call.subject} />
        </a>
      </p>
      <Facts
        label="比较的两轮"
        columns={1}
        items={[
          ...[from, to].map(({ number, opensOn, closesOn }) => ({
            label: `第 ${number} 轮`,
            value: (
              <>
                <Day on={opensOn} long />至<Day on={closesOn} long />
              </>
            ),
          })),
          { label: '改动', value: <ChangesIn pairs={pairs} /> },
        ]}
      />
      <Heard from={from} result={result} points={points} />
      {whole.length > 0 && (
        <section class="clause-pair" aria-labelledby="said-whole">
          <h2 id="said-whole" class="clause-pair-title">
            对草案整体的意见
          </h2>
          <div class="clause-pair-said">
            <Said points={whole} />
          </div>
        </section>
      )}
      <ClausePairs
        pairs={pairs}
        said={({ before }) => {
          const label = before === null ? null : from.clauses[before - 1]!.label;
          const first = from.clauses.findIndex((clause) => clause.label === label);
          const about = before !== null && first === before - 1 ? points.filter(({ clause }) => clause === label) : [];
          return about.length > 0 && <Said points={about} />;
        }}
      />
      <p class="ways">
        <a href={call.path}>查看现在的草案</a>
        <a href={`/versions/${call.id}/${from.edition}/${to.edition}`}>公告全文的差别</a>
      </p>
    </PublicPage>
  );
}

function Heard({ from, result, points }: Pick<Props, 'from' | 'result'> & { points: ResultPoint[] }) {
  if (!result) return <p>第 {from.number} 轮的意见采纳情况还没有公布，公布以后意见和所针对的条文放在一起。</p>;
  return (
    <p>
      {points.length > 0 ? '意见和所针对的条文放在一起。' : '这一轮没有意见要点。'}
      <a class="whole" href={result.path}>
        第 {from.number} 轮意见采纳情况
      </a>
    </p>
  );
}

const Said = ({ points }: { points: ResultPoint[] }) => (
  <ul class="said">
    {points.map(({ from, text, outcome, reason, finalClause }) => (
      <li>
        <p class="quiet">{from}</p>
        <p>{text}</p>
        <p class="quiet">
          <strong>{outcomes[outcome]}</strong>{' '}
          <span lang="zh-CN">{finalClause ? `${reason}（见${finalClause}）` : reason}</span>
        </p>
      </li>
    ))}
  </ul>
);
