import { addDays, formatDay } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { PublicPoint } from '../live-queries.ts';
import { hexGroups } from '../receipt.ts';
import { algorithmWords, crumbs, type Frame } from './transparency.tsx';

/** 每周存证单: the last checkpoint of a week on one sheet, its root in sixteen groups to be compared by eye, to be signed for. */
export function WeekPage({ frame, monday, point }: { frame: Frame; monday: string; point: PublicPoint }) {
  const title = '台账存证单';
  const groups = hexGroups(point.root);
  const rows = [0, 4, 8, 12].map((at) => groups.slice(at, at + 4));
  return (
    <PublicPage
      site={frame.site}
      title={title}
      mode={frame.mode}
      path={frame.path}
      crumbs={[...crumbs, { label: title }]}
    >
      <h1>{title}</h1>
      <p class="page-intro">
        {formatDay(monday)}至{formatDay(addDays(monday, 6))}，{frame.site.name}
        台账当周的最后一份存证。请打印、签收并存档：以后网站上的存证与纸上的根值不同，就说明台账被改过。
      </p>
      <Card title="根值">
        <table class="hash-groups">
          <caption class="visually-hidden">根值，十六组，每组四位</caption>
          <tbody>
            {rows.map((row) => (
              <tr>
                {row.map((group) => (
                  <td>
                    <code>{group}</code>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <Card title="存证">
        <Facts
          label="存证"
          columns={1}
          items={[
            { label: '编号', value: `第 ${point.id} 号` },
            { label: '时间', value: <Moment at={point.at} /> },
            { label: '记录条数', value: `${point.size} 条` },
            { label: '摘要算法', value: algorithmWords[point.alg] },
            { label: '密钥编号', value: <code>{point.key}</code> },
            { label: '签收单位', value: '＿＿＿＿＿＿＿＿＿＿＿＿' },
            { label: '签收人', value: '＿＿＿＿＿＿＿＿＿＿＿＿' },
            { label: '签收日期', value: '＿＿＿＿＿＿＿＿＿＿＿＿' },
          ]}
        />
      </Card>
    </PublicPage>
  );
}
