import { fact, heading, list, paragraph } from '../../../core/publications/set-body.ts';
import { formatDay } from '../../../platform/time.ts';
import { type Call, channels } from './elements.ts';

/** How opinions become public, said before anybody writes one. */
export const rulesOfPublication =
  '征集结束后公布收到意见的数量、每一条意见要点和是否采纳的理由。公布时姓名只显示姓氏，联系方式、未成年人的姓名和附件一律不公开。';

/** Said to enterprises and associations before they answer. */
export const namesArePublic = '定向征求的企业、协会，名称和是否答复随采纳情况公布。';

/** The whole call as the text of its revision: what is reviewed, searched and compared is what the public reads. */
export function callBody(call: Call): string {
  return [
    heading('征求意见的时间'),
    fact('开始', call.opensOn ? formatDay(call.opensOn) : '发布之日'),
    fact('截止', call.closesOn ? `${formatDay(call.closesOn)} 24 时（北京时间）` : ''),
    fact('期限少于 30 日的理由', call.shortReason),
    heading('怎么提意见'),
    list(['本网站：在本页逐条提出', ...call.ways.map(({ channel, detail }) => `${channels[channel]}：${detail}`)]),
    fact('联系人', call.contact),
    fact('须署名的理由', call.namedReason),
    paragraph(rulesOfPublication),
    paragraph(call.invitedNamed ? namesArePublic : ''),
    ...part('重点听取意见的问题', list(call.questions)),
    ...part('起草说明', call.explanation.split('\n').filter(Boolean).map(paragraph).join('')),
    ...part('决策依据', list(call.basis)),
    heading(call.subject || '草案'),
    ...call.clauses.map(({ text }) => paragraph(text)),
  ].join('');
}

const part = (words: string, body: string): string[] => (body ? [heading(words), body] : []);
