import { bindFinal } from '../../src/features/consultations/actions/result.ts';
import { formatDay } from '../../src/platform/time.ts';
import type { Chain } from './chain.ts';
import { type DemoText, official, prose } from './text.ts';

const name = '振兴区老旧小区停车管理办法';
const recipients = '各街道办事处，汤池镇人民政府，各有关单位';

/** What the consultation about parking became, with what its result says was adopted, and its interpretation. */
function finalTexts(today: string): { policy: DemoText; explained: DemoText } {
  const metadata = {
    source: '区住房城乡建设局',
    subject: '城乡建设、环境保护',
    formedOn: today,
    contact: '0415-0000015',
  };
  const housing = { unit: 'housing', metadata } as const;
  return {
    policy: {
      ...housing,
      key: 'parking',
      kind: 'policy',
      title: `振兴区住房城乡建设局关于印发《${name}》的通知`,
      metadata: {
        ...metadata,
        ...{ recipients, genre: '通知', keywords: ['老旧小区', '停车', '办法'], effectiveOn: today },
        abstract: '规定老旧小区增设停车位的条件、优先对象、收费和收支公布，自公布之日起施行。',
      },
      body: official(
        recipients,
        '振兴区住房城乡建设局',
        formatDay(today),
        `《${name}》已经公开征求意见，现印发给你们，请认真贯彻执行。`,
        '第一条　为了改善老旧小区的停车秩序，制定本办法。',
        '第二条　小区增设停车位，应当征得业主同意，不得占用消防通道和绿地。消防通道由物业服务人设置标志；隔离设施按照消防技术标准设置。',
        '第三条　停车位优先供本小区居民使用。',
        '家电维修、送药等上门服务的车辆可以使用临时车位，每次不超过两小时。',
        '第四条　停车收费标准由业主大会决定，收入用于小区公共维修。',
        '停车收支每季度在小区内公布一次。',
        '第五条　本办法自公布之日起施行。',
      ),
    },
    explained: {
      ...housing,
      key: 'parkingExplained',
      kind: 'interpretation',
      title: `《${name}》解读：车位怎样增加，收入怎样公布`,
      metadata: { ...metadata, form: '文字解读', interpreter: '区住房城乡建设局物业科' },
      body: prose(
        '一、为什么制定办法',
        '老旧小区车位不足、占用消防通道的问题反映集中。办法明确了增设车位的条件和程序。',
        '二、征求意见后改了哪些',
        '一是停车收支按季度公布；二是消防通道由物业服务人设置标志；三是给上门服务的车辆留临时车位。',
        '三、居民怎样参与',
        '增设车位要先征得业主同意，收费标准由业主大会决定。有疑问的，可以拨打 0415-0000015。',
      ),
    },
  };
}

/** The final text of a consultation: tied to its draft before it is published, with the interpretation of the same day. */
export async function issueFinal(chain: Chain, { draft, today }: { draft: number; today: string }): Promise<number> {
  const texts = finalTexts(today);
  const policy = await chain.writePolicy(texts.policy);
  await bindFinal(chain.as('housing', 'drafter'), { document: draft, policy: policy.document });
  await chain.publish(policy, await chain.explain(policy, texts.explained));
  return policy.document;
}
