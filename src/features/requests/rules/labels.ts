import { channels } from '../../../core/calendar/rules/receipt.ts';
import { outcomes, replyOutcomes } from './outcomes.ts';

export const channelWords = (name: string): string => channels[name as keyof typeof channels]?.words ?? name;

/** 处理决定 as the choices of a form, in the groups of the yearly report. */
export const outcomeOptions = replyOutcomes.map((value) => {
  const { words } = outcomes[value];
  const [group, rest] = words.includes('：') ? words.split('：', 2) : ['公开', words];
  return { value, label: rest ?? words, group: group ?? '' };
});

/** What a move does that the person about to make it should know. */
export const notes: Partial<Record<string, string>> = {
  acknowledge: '申请人在查询页上按“确认”以后，当天就是收到申请之日。',
  confirm: '互联网、传真和平信，以双方确认之日为收到申请之日（《条例》第三十一条）。',
  askCorrection: '收到之日起 7 个工作日内一次告知全部事项，只能告知一次（《条例》第三十条）。补正后从零重新计算期限。',
  lapse: '无正当理由逾期不补正、不缴费的，视为放弃申请，不再处理。',
  askReason: '申请数量、频次明显超过合理范围的，可以要求说明理由（《条例》第三十五条）。期限照常计算。',
  noticeFee: '按申请人当月的件数或者按页计收，金额由系统计算；免费范围内的不能收。',
  consult: '等待意见的时间不计入答复期限。对方的名称只有本单位看得到。',
  extend: '只能延长一次，最多 20 个工作日，由政府信息公开工作机构负责人同意并告知申请人（《条例》第三十三条）。',
  delay: '申请理由合理、但无法在规定期限内答复的，可以确定合理的延迟期限（《条例》第三十五条）。',
  search: '答复信息不存在的，要有检索记录。',
  draft: '送审以后由法制审核、保密审查和签发，起草人不能审自己的。',
  weigh:
    '行政机关经审核认为属于主动公开范围的，应当及时主动公开（《条例》第四十四条第二款）。采纳的，由拟稿人一次点击建立草稿。',
  deliver: '送达以后，申请人凭编号和查询码可以下载答复书和附件。',
};
