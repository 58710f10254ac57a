import { formatMoment } from '../../../platform/time.ts';
import { ApprovalSheet } from '../../../ui/approval-sheet.tsx';
import { Document } from '../../../ui/document.tsx';
import { Day, Moment } from '../../../ui/when.tsx';
import { disclosures } from '../../publications/rules.ts';
import type { CountersignRow } from '../queries/countersign.ts';
import type { BriefText } from '../queries/many.ts';
import type { OpinionRow, ReferralRow, Submission } from '../queries.ts';
import { type Check, channels, checks, states, verdicts } from '../rules.ts';
import type { TextView } from './text.tsx';

export interface SheetView {
  submission: Submission;
  texts: TextView[];
  /** In place of the texts when there are many. */
  brief: BriefText[] | null;
  opinions: OpinionRow[];
  countersigns: CountersignRow[];
  referrals: ReferralRow[];
  reassessOn: string | null;
  printedAt: Date;
}

/** 政府信息公开审查呈批单, A4: every field of the record (standards §4.2) and every opinion verbatim. */
export function SheetPage(view: SheetView) {
  const { submission } = view;
  return (
    <Document kind="staff" title={`审查呈批单 - ${submission.title}`} noIndex>
      <main id="main" class="paper">
        <h1 class="visually-hidden">审查呈批单：{submission.title}</h1>
        <p class="no-print paper-tools">
          <a href={`/staff/review/${submission.id}`}>回到审查页面</a> <print-button />
        </p>
        <ApprovalSheet
          title="政府信息公开审查呈批单"
          number={String(submission.id)}
          rows={rowsOf(view)}
          opinions={signedIn(view)}
          note={
            <>
              审查只对校验码所指的文字有效，文字有改动须重新审查（一事一审）。审查对象校验码{' '}
              <code>{submission.manifestHash}</code>。打印时间 <Moment at={view.printedAt} />
            </>
          }
        />
      </main>
    </Document>
  );
}

/** Every opinion and every 加签意见, in the order of their hours. */
function signedIn({ opinions, countersigns }: SheetView) {
  const decided = opinions.map((opinion) => ({
    hour: opinion.at,
    step: states[opinion.step],
    opinion: `【${verdicts[opinion.verdict]}】${opinion.words}`,
    who: signature(opinion),
  }));
  const countersigned = countersigns.flatMap((row) =>
    row.givenAt
      ? [
          {
            hour: row.givenAt,
            step: `加签（${states[row.step]}）`,
            opinion: row.opinion ?? '',
            who: [row.givenByUnit, row.insteadName ? `${row.givenByName}（代${row.insteadName}）` : row.givenByName]
              .filter(Boolean)
              .join(' '),
          },
        ]
      : [],
  );
  return [...decided, ...countersigned]
    .sort((one, other) => one.hour.getTime() - other.hour.getTime())
    .map(({ hour, ...signed }) => ({ ...signed, at: formatMoment(hour) }));
}

const signature = (opinion: OpinionRow) =>
  [opinion.unit, opinion.post, opinion.insteadOf ? `${opinion.person}（代${opinion.insteadOf}）` : opinion.person]
    .filter(Boolean)
    .join(' ');

function rowsOf({ submission, texts, brief, opinions, referrals, reassessOn }: SheetView) {
  const ways = submission.channels.map((name) => channels[name as keyof typeof channels] ?? name).join('、');
  return [
    { label: '起草单位', value: submission.unitName },
    { label: '紧急程度', value: submission.urgent ? `紧急：${submission.urgentReason}` : '一般' },
    { label: '送审人', value: submission.submitterName },
    { label: '送审时间', value: <Moment at={submission.submittedAt} /> },
    ...texts.flatMap((text) => textRows(text, texts.length > 1)),
    ...(brief ? [{ label: `清单（${brief.length} 份）`, value: <BriefList texts={brief} />, wide: true }] : []),
    { label: '公开方式', value: ways || '—', wide: true },
    { label: '审查内容', value: <Checks opinions={opinions} />, wide: true },
    ...referrals.map((referral) => ({ label: '提请确定', value: <Referral referral={referral} />, wide: true })),
    { label: '结论', value: conclusionOf(submission), wide: !reassessOn },
    ...(reassessOn ? [{ label: '下次评估', value: <Day on={reassessOn} /> }] : []),
  ];
}

/** Everything the clearance covers, by title: the sheet of many is a list, the texts are bound by the hash. */
function BriefList({ texts }: { texts: BriefText[] }) {
  return (
    <ol>
      {texts.map(({ title, disclosure, firstPublishedOn }) => (
        <li>
          {title}（
          {[disclosure ? disclosures[disclosure] : '尚未明确', firstPublishedOn && `原发布 ${firstPublishedOn}`]
            .filter(Boolean)
            .join('，')}
          ）
        </li>
      ))}
    </ol>
  );
}

function textRows(text: TextView, several: boolean) {
  const { content, basis, number, authors, files } = text;
  const mark = several ? `（${text.position}）` : '';
  const attribute = [
    content.disclosure ? disclosures[content.disclosure] : '尚未明确',
    content.reason && `理由：${content.reason}`,
  ];
  return [
    { label: `标题${mark}`, value: content.title, wide: true },
    { label: '种类', value: text.kind },
    { label: '发文字号', value: number ?? '—' },
    { label: '起草人', value: authors.join('、') },
    { label: '公开属性', value: attribute.filter(Boolean).join('；') },
    { label: '依据', value: basis ?? '尚未明确', wide: true },
    { label: '附件', value: files.length > 0 ? <FileList files={files} /> : '无', wide: true },
    { label: '版本校验码', value: <code>{text.hash}</code>, wide: true },
  ];
}

function FileList({ files }: { files: TextView['files'] }) {
  return (
    <>
      {files.map((file, index) => (
        <div>
          {index + 1}. {file.name}
          {file.checked === 'unchecked' && `（未检查，${file.acceptedBy ?? '无人'}接受：${file.acceptedReason ?? ''}）`}
        </div>
      ))}
    </>
  );
}

function Referral({ referral }: { referral: ReferralRow }) {
  return (
    <>
      <div>起草部门：{referral.drafterPosition}</div>
      <div>审核部门：{referral.reviewerPosition}</div>
      <div>
        {referral.referredTo}：{referral.answer ?? '等待答复'}
      </div>
    </>
  );
}

/** What the secrecy officer looked at, one by one; the last answer counts. */
function Checks({ opinions }: { opinions: OpinionRow[] }) {
  const last = opinions.findLast((opinion) => opinion.step === 'secrecy' && opinion.verdict === 'agree');
  return (
    <>
      {(Object.keys(checks) as Check[]).map((check) => (
        <span class="paper-check">
          {last?.checks[check] ? '☑' : '☐'} {checks[check]}
        </span>
      ))}
    </>
  );
}

function conclusionOf(submission: Submission): string {
  const { state, endReason } = submission;
  if (state === 'cleared') return '审查、签发完毕，同意公开（待发布）';
  if (state === 'issued') return '审查、签发完毕，已印发';
  if (state === 'refused') return '不予公开';
  return endReason ? `${states[state]}：${endReason}` : states[state];
}
