import type { Child } from 'hono/jsx';
import { BarePage } from '../../../ui/layout.tsx';
import { Moment } from '../../../ui/when.tsx';
import { disclosures } from '../../publications/rules.ts';
import type { OpinionRow, ReferralRow, Submission } from '../queries.ts';
import { type Check, channels, checks, states, verdicts } from '../rules.ts';
import type { TextView } from './text.tsx';

export interface SheetView {
  siteName: string;
  submission: Submission;
  texts: TextView[];
  opinions: OpinionRow[];
  referrals: ReferralRow[];
  reassessOn: string | null;
  printedAt: Date;
}

/** 政府信息公开审查呈批单, A4: every field of the record (standards §4.2) and every opinion verbatim. */
export function SheetPage(view: SheetView) {
  const { submission, texts, opinions, referrals, reassessOn } = view;
  const ways = submission.channels.map((name) => channels[name as keyof typeof channels] ?? name).join('、');
  return (
    <BarePage title="政府信息公开审查呈批单" siteName={view.siteName}>
      <p class="sheet-line">
        <span>编号：{submission.id}</span>
        <span>{submission.urgent ? `紧急程度：紧急（${submission.urgentReason}）` : '紧急程度：一般'}</span>
      </p>
      <table class="sheet-table">
        <tbody>
          <Row name="起草单位">{submission.unitName}</Row>
          <Row name="送审人、时间">
            {submission.submitterName}　<Moment at={submission.submittedAt} />
          </Row>
          {texts.map((text) => (
            <Text text={text} several={texts.length > 1} />
          ))}
          <Row name="拟公开方式">{ways || '—'}</Row>
          <Row name="审查内容">
            <Checks opinions={opinions} />
          </Row>
          {opinions.map((opinion) => (
            <Opinion opinion={opinion} />
          ))}
          {referrals.map((referral) => (
            <Row name={`提请${referral.referredTo}`}>
              起草部门：{referral.drafterPosition}
              <br />
              审核部门：{referral.reviewerPosition}
              <br />
              答复：{referral.answer ?? '等待答复'}
            </Row>
          ))}
          <Row name="结论">{conclusionOf(submission)}</Row>
          {reassessOn && <Row name="下次评估日期">{reassessOn}</Row>}
          <Row name="审查对象校验码">
            <code>{submission.manifestHash}</code>
          </Row>
        </tbody>
      </table>
      <p class="sheet-line">
        <span>审查只对校验码所指的文字有效，文字有改动须重新审查（一事一审）。</span>
        <span>
          打印：
          <Moment at={view.printedAt} />
        </span>
      </p>
      <p class="no-print">
        <print-button /> <a href={`/staff/review/${submission.id}`}>回到审查页面</a>
      </p>
    </BarePage>
  );
}

function Row({ name, children }: { name: string; children?: Child }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </tr>
  );
}

function Text({ text, several }: { text: TextView; several: boolean }) {
  const { content, ground, number, authors, files } = text;
  const mark = several ? `（${text.position}）` : '';
  return (
    <>
      <Row name={`标题${mark}`}>
        {content.title}　[{text.kind}]{number && `　${number}`}
      </Row>
      <Row name={`起草人${mark}`}>{authors.join('、')}</Row>
      <Row name={`公开属性${mark}`}>
        {content.disclosure ? disclosures[content.disclosure] : '尚未明确'}
        {ground && `；依据：${ground}`}
        {content.reason && `；理由：${content.reason}`}
      </Row>
      <Row name={`附件${mark}`}>
        {files.length === 0
          ? '无'
          : files.map((file, index) => (
              <div>
                {index + 1}. {file.name}
                {file.checked === 'unchecked' &&
                  `（未检查，${file.acceptedBy ?? '无人'}接受：${file.acceptedReason ?? ''}）`}
              </div>
            ))}
      </Row>
      <Row name={`版本校验码${mark}`}>
        <code>{text.hash}</code>
      </Row>
    </>
  );
}

/** What the secrecy officer looked at, one by one; the last answer counts. */
function Checks({ opinions }: { opinions: OpinionRow[] }) {
  const last = opinions.filter((opinion) => opinion.step === 'secrecy' && opinion.verdict === 'agree').at(-1);
  return (
    <>
      {(Object.keys(checks) as Check[]).map((check) => (
        <span class="sheet-check">
          {last?.checks[check] ? '☑' : '☐'} {checks[check]}
        </span>
      ))}
    </>
  );
}

function Opinion({ opinion }: { opinion: OpinionRow }) {
  return (
    <Row name={`${states[opinion.step]}意见`}>
      <p class="pre-line">
        【{verdicts[opinion.verdict]}】{opinion.words}
      </p>
      <p class="sheet-signed">
        {opinion.unit} {opinion.post} {opinion.person}
        {opinion.insteadOf && `（代${opinion.insteadOf}）`}　<Moment at={opinion.at} />
      </p>
    </Row>
  );
}

function conclusionOf(submission: Submission): string {
  const { state, endReason } = submission;
  if (state === 'cleared') return '审查、签发完毕，同意公开（待发布）';
  if (state === 'issued') return '审查、签发完毕，已印发';
  if (state === 'refused') return '不予公开';
  return endReason ? `${states[state]}：${endReason}` : states[state];
}
