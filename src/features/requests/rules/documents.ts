import { formatDay } from '../../../platform/time.ts';
import { consulted, silence } from './clock.ts';
import { type Filed, wantedWords } from './filed.ts';
import { type Outcome, outcomes } from './outcomes.ts';
import { remediesOf, type Version, versionOn, type Where, whenLate } from './remedies.ts';

/** The notices and replies of a case (standards §1.9), by who may read them besides the office. */
export const documentKinds = {
  receipt: { title: '政府信息公开申请登记回执', shown: true },
  correction: { title: '政府信息公开申请补正告知书', shown: true },
  reason: { title: '说明理由告知书', shown: true },
  fee: { title: '政府信息公开信息处理费收费通知书', shown: true },
  opinion: { title: '政府信息公开征求意见书', shown: false },
  consulting: { title: '征求意见告知书', shown: true },
  extension: { title: '政府信息公开延期答复告知书', shown: true },
  delay: { title: '政府信息公开延迟答复告知书', shown: true },
  reply: { title: '政府信息公开申请答复书', shown: true },
  party: { title: '依申请公开告知书', shown: false },
  lapse: { title: '政府信息公开申请不再处理告知书', shown: true },
  withdrawal: { title: '政府信息公开申请撤回确认书', shown: true },
} as const;
export type DocumentKind = keyof typeof documentKinds;

/** A document as it was made: its paragraphs, in the wording of the law of its day. */
export interface Made {
  kind: DocumentKind;
  title: string;
  version: Version;
  to: string;
  paragraphs: string[];
  by: string;
  on: string;
}

/** Everything that a template may name. */
export interface Facts {
  number: string;
  code: string;
  unit: string;
  phone: string;
  address: string;
  filed: Filed;
  submittedOn: string;
  /** Null for what ends before it was received. */
  receivedOn: string | null;
  on: string;
  /** Until when the office answers, or the applicant does. */
  dueOn: string | null;
  words: string;
  where: Where;
  outcome?: Outcome;
  lines?: string[];
  amount?: number;
  ground?: keyof typeof consulted;
  party?: string;
  days?: number;
  online?: boolean;
  /** When the notice that was not followed reached the applicant. */
  servedOn?: string;
}

const regulation = '《中华人民共和国政府信息公开条例》';
const day = (on: string | null) => (on ? formatDay(on) : '（期限暂停，恢复后另行计算）');

/** What was asked for and when it was received: how every letter to the applicant begins. */
const opening = ({ filed, receivedOn, submittedOn, number }: Facts): string =>
  `您于${formatDay(submittedOn)}提出的政府信息公开申请（${number}），${receivedOn ? `本机关于${formatDay(receivedOn)}收到` : '本机关尚未与您确认收到'}。您申请获取：${wantedWords(filed)}。`;

const ask = ({ unit, phone }: Facts) => `联系单位：${unit}${phone ? `，联系电话：${phone}` : ''}。`;

const texts: Record<DocumentKind, (facts: Facts) => string[]> = {
  receipt: (facts) => [
    opening(facts),
    `根据${regulation}第三十一条、第三十三条，本机关自收到之日起 20 个工作日内答复，最迟 ${day(facts.dueOn)}；需要补正、征求意见或者延期的，另行告知。`,
    `查询办理进度，请凭申请编号 ${facts.number} 和查询码 ${facts.code}。请妥善保管查询码。`,
    whenLate(facts.where),
    ask(facts),
  ],
  correction: (facts) => [
    opening(facts),
    `经审查，申请内容不明确。根据${regulation}第三十条，请您在${day(facts.dueOn)}前补正下列事项：`,
    ...linesOf(facts.words),
    '答复期限自收到补正的申请之日起重新计算。无正当理由逾期不补正的，视为放弃申请，本机关不再处理。',
    ask(facts),
  ],
  reason: (facts) => [
    opening(facts),
    `您申请公开政府信息的数量、频次明显超过合理范围。根据${regulation}第三十五条，请您说明理由：`,
    ...linesOf(facts.words),
    '理由不合理的，本机关不予处理；理由合理但无法在规定期限内答复的，可以确定延迟答复的合理期限并告知您。',
    ask(facts),
  ],
  fee: (facts) => [
    opening(facts),
    `您申请公开政府信息的数量、频次明显超过合理范围。根据${regulation}第四十二条和国办函〔2020〕109号《政府信息公开信息处理费管理办法》，收取信息处理费 ${facts.amount} 元。计算如下：`,
    ...(facts.lines ?? []),
    ...linesOf(facts.words),
    `请自收到本通知的次日起 20 个工作日内（${day(facts.dueOn)}前）缴纳。答复期限自缴费完成的次日起重新计算；逾期不缴纳的，视为放弃申请，本机关不再处理。`,
    ask(facts),
  ],
  opinion: (facts) => [
    `本机关收到一件政府信息公开申请，申请获取：${wantedWords(facts.filed)}。申请公开的信息涉及贵方。`,
    ...linesOf(facts.words),
    `请自收到本征求意见书之日起 15 个工作日内提出意见，说明是否同意公开；不同意公开的，请说明理由。${silence[facts.ground ?? 'third_party']}`,
    ask(facts),
  ],
  consulting: (facts) => [
    opening(facts),
    `您申请公开的信息涉及${consulted[facts.ground ?? 'third_party']}。根据${regulation}，本机关已书面征求其意见。征求意见所需时间不计算在答复期限内。`,
    ask(facts),
  ],
  extension: (facts) => [
    opening(facts),
    `因${trimmed(facts.words)}，不能在原期限内答复。根据${regulation}第三十三条第二款，经本机关政府信息公开工作机构负责人同意，延长 ${facts.days} 个工作日，最迟 ${day(facts.dueOn)}答复。`,
    ask(facts),
  ],
  delay: (facts) => [
    opening(facts),
    `您说明的理由合理，但本机关无法在规定期限内答复：${trimmed(facts.words)}。根据${regulation}第三十五条，延迟到 ${day(facts.dueOn)}前答复。`,
    ask(facts),
  ],
  reply: (facts) => [opening(facts), ...replyText(facts)],
  party: (facts) => [
    `本机关就一件政府信息公开申请征求过贵方的意见，贵方不同意公开。申请公开的信息是：${wantedWords(facts.filed)}。`,
    `经审查，根据${regulation}第三十二条的规定，本机关决定：${outcomes[facts.outcome ?? 'other'].words}。决定公开的内容和理由如下：`,
    ...linesOf(facts.words),
    remediesFor('party', facts),
    ask(facts),
  ],
  lapse: (facts) => [
    opening(facts),
    facts.outcome === 'abandoned_fee'
      ? `本机关的收费通知书已于${day(facts.servedOn ?? null)}送达，缴费期限到${day(facts.dueOn)}届满，您没有缴纳。根据${regulation}第四十二条和国办函〔2020〕109号《政府信息公开信息处理费管理办法》，视为放弃申请，本机关不再处理。`
      : `本机关的补正告知书已于${day(facts.servedOn ?? null)}送达，补正期限到${day(facts.dueOn)}届满，您没有补正，也没有说明正当理由。根据${regulation}第三十条，视为放弃申请，本机关不再处理。`,
    '您可以重新提出申请。',
    remediesFor('lapse', facts),
    ask(facts),
  ],
  withdrawal: (facts) => [
    opening(facts),
    `您于${day(facts.on)}撤回这件申请。本机关确认收到，不再办理。`,
    ...linesOf(facts.words),
    '您可以重新提出申请。',
    ask(facts),
  ],
};

/** 救济途径 of a letter that is no reply: the words of the law, named after the letter. */
const remediesFor = (kind: 'party' | 'lapse', { outcome = 'other', on, where }: Facts): string =>
  // Whoever objects to publication was not refused information.
  remediesOf(kind === 'party' ? 'provided' : outcome, on, where).replaceAll('本答复', '本告知书');

/** What was decided with its article, what is provided or why not, and where somebody turns who does not agree. */
function replyText(facts: Facts): string[] {
  const outcome = facts.outcome ?? 'other';
  const { words, article } = outcomes[outcome];
  return [
    `经审查，根据${regulation}${article}的规定，本机关决定：${words}。`,
    ...linesOf(facts.words),
    remediesOf(outcome, facts.on, facts.where, facts.online ?? false),
    ask(facts),
  ];
}

const linesOf = (words: string): string[] =>
  words
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
const trimmed = (words: string) =>
  words
    .trim()
    .replace(/[。；，]+$/, '')
    .replace(/^因/, '');

/** 协办函 to an organ that only helps: its opinion decides nothing (standards §1.9). */
const titleOf = (kind: DocumentKind, ground: Facts['ground']): string =>
  kind === 'opinion' && ground === 'other_organ' ? '政府信息公开申请协办函' : documentKinds[kind].title;

/** Makes a document in the wording of the law in force on its day. */
export function makeDocument(kind: DocumentKind, facts: Facts): Made {
  const to = kind === 'opinion' || kind === 'party' ? (facts.party ?? '') : facts.filed.name;
  return {
    kind,
    title: titleOf(kind, facts.ground),
    version: versionOn(facts.on),
    to,
    paragraphs: texts[kind](facts),
    by: facts.unit,
    on: facts.on,
  };
}
