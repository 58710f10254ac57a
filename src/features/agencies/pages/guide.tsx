import { dayOf } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicAgency } from '../queries/live.ts';
import { Cleared, type Frame, Paragraphs, Phones, UnitFrame, unitHref } from './frame.tsx';

/** 政府信息公开指南 of one unit (条例第十二条), filled from what was cleared. */
export function GuidePage({ frame, agency }: { frame: Frame; agency: PublicAgency }) {
  const { guide } = agency.profile!;
  const passages = [
    ['信息分类', guide.classification],
    ['编排体系', guide.arrangement],
    ['获取方式', guide.access],
  ] as const;
  return (
    <UnitFrame frame={frame} agency={agency} about="guide" title="政府信息公开指南">
      <Facts
        label="政府信息公开工作机构"
        items={[
          { label: '机构名称', value: agency.fullName ?? agency.name, wide: true },
          { label: '公开工作机构', value: guide.office, wide: true },
          { label: '办公地址', value: guide.address, wide: true },
          { label: '办公时间', value: guide.hours, wide: true },
          { label: '联系电话', value: <Phones text={guide.phone} /> },
          { label: '传真号码', value: guide.fax },
          { label: '互联网联系方式', value: <Online text={guide.online} />, wide: true },
          { label: '更新日期', value: agency.approvedAt && <Day on={dayOf(agency.approvedAt)} /> },
        ]}
      />
      {passages.map(([title, text]) => (
        <Card title={title}>
          <div class="prose">
            <Paragraphs text={text} />
          </div>
        </Card>
      ))}
      {agency.profile!.catalogue.length > 0 && (
        <p>
          主动公开的事项见<a href={unitHref(agency.slug, 'catalogue/')}>主动公开基本目录</a>。
        </p>
      )}
      <Cleared agency={agency} />
    </UnitFrame>
  );
}

function Online({ text }: { text: string }) {
  if (/^https?:\/\/\S+$/.test(text)) return <a href={text}>{text}</a>;
  return /^[^\s@]+@[^\s@]+$/.test(text) ? <a href={`mailto:${text}`}>{text}</a> : text;
}
