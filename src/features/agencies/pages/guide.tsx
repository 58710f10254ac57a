import { dayOf } from '../../../platform/time.ts';
import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
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
      <div class="form-section">
        <Buttons>
          <ButtonLink href="/requests/" kind="primary">
            网上申请公开
          </ButtonLink>
          <ButtonLink href="/requests/status/">查询办理进度</ButtonLink>
        </Buttons>
      </div>
      <Terms />
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
      <HowToApply phone={guide.phone} address={guide.address} />
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

/** What everybody asks first: how long, what it costs, and who sees to it (条例第三十三条、第四十二条、第四十七条、第五十一条). */
function Terms() {
  return (
    <Facts
      label="申请要点"
      columns={1}
      items={[
        {
          label: '多久答复',
          value: '自收到申请之日起 20 个工作日内。需要延长的，最多再延长 20 个工作日，并告知您',
        },
        { label: '收不收费', value: '不收费；申请的数量、频次明显超过合理范围的，可以收取信息处理费' },
        {
          label: '监督投诉',
          value: (
            <>
              可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报。也可以依法申请行政复议或者提起行政诉讼。
              <a href="/requests/complaint/">投诉信息公开工作</a>
            </>
          ),
        },
      ]}
    />
  );
}

/** What the regulation says of every application, in the order in which it is made (条例第二十九条至第五十一条). */
function HowToApply({ phone, address }: { phone: string; address: string }) {
  return (
    <Card title="怎样申请没有公开的信息">
      <ol>
        <li>
          提出：<a href="/requests/">在本站填申请表</a>，或者当面、邮寄交到
          {address ? `“${address}”` : '上面的公开工作机构'}
          。信封上写明“政府信息公开申请”。写清姓名或者名称、身份证明、联系方式。写清要的信息的名称、发文字号或者特征，以及怎样获取。不用说明用途。
        </li>
        <li>答复：能当场答复的当场答复；不能的，在上面写的期限内答复。</li>
        <li>
          查进度：用编号和查询码<a href="/requests/status/">查询办理进度</a>
          {phone && (
            <>
              ，或者拨打
              <Phones text={phone} />
            </>
          )}
          。
        </li>
      </ol>
    </Card>
  );
}

function Online({ text }: { text: string }) {
  if (/^https?:\/\/\S+$/.test(text)) return <a href={text}>{text}</a>;
  return /^[^\s@]+@[^\s@]+$/.test(text) ? <a href={`mailto:${text}`}>{text}</a> : text;
}
