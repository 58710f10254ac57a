import type { Role, Staff } from '../caller.ts';
import type { Content } from '../publications/content.ts';

/** Where a submission stands. The same words stand in the check constraint of review.submission. */
export const states = {
  department: '部门审核',
  openness: '政务公开机构审查',
  secrecy: '保密审查',
  signoff: '签发',
  referred: '提请保密主管部门确定',
  cleared: '已签发，待发布',
  returned: '已退回，待修改',
  refused: '审查不予公开',
  voided: '送审后又修改，须重新送审',
  issued: '已印发',
} as const;
export type State = keyof typeof states;

export const steps = ['department', 'openness', 'secrecy', 'signoff'] as const;
export type Step = (typeof steps)[number];

export const verdicts = {
  agree: '同意',
  send_back: '退回',
  refer: '提请确定',
  answer: '答复',
  refuse: '不予公开',
  recall: '撤回送审',
} as const;
export type Verdict = keyof typeof verdicts;

/** A submission that its submitter took back ends as 已退回 does, but nobody sent it back. */
export const recalledWords = '已撤回送审，待修改';

/** What came home because its document was withdrawn while the correction was on its way. */
export const withdrawnWords = '文件已撤下，更正须重新送审';

/** Where a submission stands, in the one word that every page uses; `last` is the verdict that ended it. */
export const standingOf = (state: State, last: Verdict | undefined): string =>
  state === 'returned' && last === 'recall' ? recalledWords : states[state];

/** Who stands at which step (article （三）: 谁起草、谁提出，谁审查、谁办理). */
export const stepRole: Record<Step | 'referred' | 'cleared', Role[]> = {
  department: ['reviewer'],
  openness: ['openness'],
  secrecy: ['secrecy'],
  signoff: ['signer'],
  referred: ['secrecy'],
  cleared: ['editor', 'signer'],
};

/** The whole flow, one row a move; `next` is the next step of the route, `here` the step it was referred from. */
export const flow: {
  from: State;
  move: Verdict | 'edit' | 'issue';
  by: Role[] | 'submitter' | 'system';
  to: State | 'next' | 'here';
}[] = [
  { from: 'department', move: 'agree', by: ['reviewer'], to: 'next' },
  { from: 'department', move: 'send_back', by: ['reviewer'], to: 'returned' },
  { from: 'department', move: 'recall', by: 'submitter', to: 'returned' },
  { from: 'department', move: 'edit', by: 'submitter', to: 'voided' },
  { from: 'openness', move: 'agree', by: ['openness'], to: 'next' },
  { from: 'openness', move: 'send_back', by: ['openness'], to: 'returned' },
  { from: 'openness', move: 'edit', by: 'submitter', to: 'voided' },
  { from: 'secrecy', move: 'agree', by: ['secrecy'], to: 'next' },
  { from: 'secrecy', move: 'send_back', by: ['secrecy'], to: 'returned' },
  { from: 'secrecy', move: 'refer', by: ['secrecy'], to: 'referred' },
  { from: 'secrecy', move: 'refuse', by: ['secrecy'], to: 'refused' },
  { from: 'secrecy', move: 'edit', by: 'submitter', to: 'voided' },
  { from: 'referred', move: 'answer', by: ['secrecy'], to: 'here' },
  { from: 'referred', move: 'edit', by: 'submitter', to: 'voided' },
  { from: 'signoff', move: 'agree', by: ['signer'], to: 'cleared' },
  { from: 'signoff', move: 'send_back', by: ['signer'], to: 'returned' },
  { from: 'signoff', move: 'edit', by: 'submitter', to: 'voided' },
  { from: 'cleared', move: 'issue', by: ['editor', 'signer'], to: 'issued' },
  { from: 'cleared', move: 'send_back', by: ['signer'], to: 'returned' },
  { from: 'cleared', move: 'edit', by: 'submitter', to: 'voided' },
];

/**
 * 加签 as a table: a second opinion that a step asks for before it decides. The step and its person stay what they were;
 * no state of the submission is reached by it, so that it replaces no step, least of all the secrecy review.
 */
export const countersignStates = { asked: '等待意见', given: '已提意见', taken_back: '已撤回' } as const;
export const countersignFlow: { from: 'asked'; move: string; by: string; to: keyof typeof countersignStates }[] = [
  { from: 'asked', move: '提出意见', by: '被请的同事', to: 'given' },
  { from: 'asked', move: '撤回加签', by: '本环节办理人', to: 'taken_back' },
  { from: 'asked', move: '修改文字', by: '送审人', to: 'taken_back' },
];

/** Who may be asked: somebody with a reviewing duty. */
export const countersigners: Role[] = ['reviewer', 'openness', 'secrecy', 'signer'];

/** Why this colleague may not be asked now, or null. `candidates` hold a reviewing duty and wrote nothing of the text. */
export function whyNotAsk(ask: {
  state: State;
  from: number;
  to: number;
  candidates: number[];
  waitsFor: string | null;
}): string | null {
  if (!(steps as readonly string[]).includes(ask.state)) return `现在是“${states[ask.state]}”，不能加签。`;
  if (ask.waitsFor) return whyNotDecide(ask.waitsFor);
  if (ask.to === ask.from) return '不能请您自己加签，请选择一位同事。';
  if (!ask.candidates.includes(ask.to)) return '只能请有审查职责、没有参与起草的同事加签，请重新选择。';
  return null;
}

/** Why a step may not decide while it waits for a colleague's opinion. */
export const whyNotDecide = (waitsFor: string | null): string | null =>
  waitsFor ? `正在等${waitsFor}的加签意见。收到意见，或者撤回加签之后，才能继续。` : null;

/** What the secrecy officer confirms, one by one (§4.2); each says what a tick means, so that it cannot be read as its opposite. */
export const checks = {
  state_secret: '不涉密',
  work_secret: '不含工作秘密',
  trade_secret: '不含商业秘密',
  privacy: '不含个人隐私',
  stability: '不危及三安全一稳定',
  aggregation: '无汇聚关联风险',
  wording: '无敏感表述',
  typos: '无错别字',
} as const;
export type Check = keyof typeof checks;

/** By which ways it becomes public (§4.2 publish_channel). */
export const channels = {
  portal: '区政府门户网站',
  media: '政务新媒体',
  bulletin: '政府公报',
  press: '新闻发布会',
  board: '公开栏、查阅点',
} as const;
export type Channel = keyof typeof channels;

/** The moves that lead out of a state. */
export const movesFrom = (state: State) => flow.filter((row) => row.from === state);

export const isOpen = (state: State) => !['returned', 'refused', 'voided', 'issued'].includes(state);

/** The steps this manifest takes: the kind's route; a policy proposed as 不予公开 goes to the openness office first (国办发〔2016〕80号). */
export function routeOf(
  items: { steps: string[]; urgentSteps: string[]; isPolicy: boolean; content: Content }[],
  urgent: boolean,
): Step[] {
  const wanted = new Set(items.flatMap((item) => (urgent ? item.urgentSteps : item.steps)));
  if (items.some((item) => item.isPolicy && item.content.disclosure === 'closed')) wanted.add('openness');
  wanted.add('secrecy');
  const order: Step[] = ['openness', 'department', 'secrecy', 'signoff'];
  return order.filter((step) => wanted.has(step));
}

/** The step after `step` on this route; `cleared` after the last. */
export function nextState(route: string[], step: string): State {
  return (route[route.indexOf(step) + 1] as State | undefined) ?? 'cleared';
}

/** Why this person may not clear this manifest, or null: nobody clears their own text (P5). */
export function whyNotClear(
  person: number,
  represented: number | null,
  authors: number[],
  submitter: number,
): string | null {
  if (authors.includes(person) || submitter === person)
    return '这份文件有您起草或送审的文字，须由另一个人审查（先审查、后公开，两人原则）。';
  if (represented !== null && (authors.includes(represented) || submitter === represented)) {
    return '您代理的同事是这份文件的起草人或送审人，不能代其审查自己的文字。';
  }
  return null;
}

/** Up to here the review screen shows every text in full; beyond it a list, and each text on a page of its own. */
export const fewTexts = 10;

/** The titles of a manifest of many would say the same for each: the task is about the manifest. */
export const isMany = (texts: number): boolean => texts > fewTexts;

/** Which texts of a manifest of many are read as a sample: a twentieth, ten at least, drawn from the manifest's hash by anybody alike. */
export function sampleOf(manifestHash: string, total: number): number[] {
  const wanted = Math.min(total, Math.max(10, Math.ceil(total / 20)));
  let state = BigInt(`0x${manifestHash.slice(0, 16)}`) || 1n;
  const rest = Array.from({ length: total }, (_, index) => index + 1);
  const drawn: number[] = [];
  while (drawn.length < wanted) {
    state = BigInt.asUintN(64, state * 6364136223846793005n + 1442695040888963407n);
    drawn.push(...rest.splice(Number((state >> 33n) % BigInt(rest.length)), 1));
  }
  return drawn.sort((a, b) => a - b);
}

export interface OpinionForm {
  verdict: Verdict;
  words: string;
  checks: Partial<Record<Check, boolean>>;
  backTo: string | null;
  position: string;
}

/** What is missing in an opinion, one sentence a field. */
export function whyNotOpinion(step: State, opinion: OpinionForm): Record<string, string> {
  const why: Record<string, string> = {};
  const needed: Verdict[] = ['send_back', 'refer', 'refuse', 'answer'];
  if (needed.includes(opinion.verdict) && opinion.words.trim().length < 2) {
    why.words = `${verdicts[opinion.verdict]}须写明意见，起草人要据此修改。`;
  }
  if (step === 'secrecy' && opinion.verdict === 'agree') {
    const open = (Object.keys(checks) as Check[]).filter((check) => !opinion.checks[check]);
    if (open.length > 0)
      why.checks = `请逐项审查并勾选，还没有确认：${open.map((check) => checks[check]).join('、')}。`;
  }
  if (opinion.verdict === 'refer' && opinion.position.trim().length < 2)
    why.position = '请写明起草部门的意见，两方意见都要附上。';
  return why;
}

/** Which of a person's roles lets them act at a step, and in whose place; null when none does. The openness office serves the district. */
export function seatFor(staff: Staff, roles: Role[], unit: number): { instead: number | null } | null {
  const fitting = staff.grants.filter(
    (grant) => roles.includes(grant.role) && (grant.role === 'openness' || grant.unit === unit),
  );
  if (fitting.length === 0) return null;
  return { instead: fitting.some((grant) => !grant.instead) ? null : (fitting[0]!.instead ?? null) };
}

/** The moves that this person has now, for the buttons; `why` when they stand at the step and may not clear this text. */
export function movesOpenTo(
  staff: Staff,
  submission: { state: State; unit: number; submittedBy: number },
  authors: number[],
): { moves: (typeof flow)[number]['move'][]; why: string | null } {
  const fitting = movesFrom(submission.state).flatMap(({ move, by }) => {
    const seat = Array.isArray(by) ? seatFor(staff, by, submission.unit) : null;
    return seat ? [{ move, ...seat }] : [];
  });
  const whyOf = (row: { move: string; instead: number | null }) =>
    row.move === 'issue' ? null : whyNotClear(staff.person, row.instead, authors, submission.submittedBy);
  const why = fitting.map(whyOf).find((reason) => reason !== null) ?? null;
  return { moves: fitting.filter((row) => whyOf(row) === null).map((row) => row.move), why };
}
