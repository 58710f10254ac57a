import { fact, heading, list, paragraph, table } from '../../../core/publications/set-body.ts';
import { formatDay } from '../../../platform/time.ts';
import { channels, outcomes, type Result } from './elements.ts';
import { responseWords } from './invited.ts';

/** 「共收到意见 12 条，形成要点 9 个：采纳 4 个、未采纳 5 个。」, also when nothing came. */
export function figureWords({ figures }: Pick<Result, 'figures'>): string {
  const { received, points, setAside } = figures;
  if (received === 0) return '征求意见期间没有收到意见。';
  const parts = figures.outcomes.map(({ outcome, count }) => `${outcomes[outcome]} ${count} 个`);
  const aside = setAside > 0 ? `；其中 ${setAside} 条未纳入办理，理由见下` : '';
  return `共收到意见 ${received} 条${aside}。归纳为 ${points} 个要点：${parts.join('、') || '没有要点'}。`;
}

export const resultHeads = ['序号', '提出人', '针对', '意见要点', '是否采纳', '理由'];

/** The cells of each point, for the text, the page and the file. */
export const resultCells = (result: Result): string[][] =>
  result.points.map((point, at) => [
    String(at + 1),
    point.from,
    point.clause,
    point.text,
    outcomes[point.outcome],
    point.finalClause ? `${point.reason}（见${point.finalClause}）` : point.reason,
  ]);

/** 「丹东某某公司（已答复）」 */
export const invitedWords = ({ name, answered }: { name: string; answered: boolean }): string =>
  `${name}（${answered ? '已答复' : '未答复'}）`;

/** The result as the text of its revision. */
export function resultBody(result: Result): string {
  const { figures, setAside, invited } = result;
  const by = figures.by.map(({ channel, count }) => `${channels[channel]} ${count} 条`).join('、');
  return [
    fact('征求意见的草案', result.subject),
    fact('征求意见的时间', `${formatDay(result.opensOn)}至${formatDay(result.closesOn)}`),
    fact('征求意见的渠道', result.channels.map((channel) => channels[channel]).join('、')),
    paragraph(figureWords(result)),
    fact('各渠道收到的意见', by),
    ...(invited ? [fact('定向征求', responseWords(invited)), list(invited.names.map(invitedWords))] : []),
    ...(result.points.length > 0
      ? [heading('意见采纳情况'), table('逐条意见和是否采纳的理由', resultHeads, resultCells(result))]
      : []),
    ...(setAside.length > 0
      ? [
          heading('未纳入办理的意见'),
          table(
            '未纳入办理的意见和理由',
            ['理由', '条数'],
            setAside.map(({ reason, count }) => [reason, String(count)]),
          ),
        ]
      : []),
  ].join('');
}
