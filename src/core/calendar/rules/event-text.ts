import { isDay } from '../../../platform/time.ts';
import { type Demand, type Ground, type PeriodEvent, type PeriodRule, starts } from './period.ts';

/** What a line of the command line came to: events, or the sentence that says what is wrong with it. */
export type ReadEvents = { events: PeriodEvent[] } | { problem: string };

const verbs: Record<string, string> = {
  暂停: 'pause',
  恢复: 'resume',
  要求: 'ask',
  收到: 'restart',
  重新计算: 'restart',
  延期: 'extend',
  延迟: 'delay',
  告知: 'told',
  答复: 'answered',
  撤回: 'withdrawn',
  放弃: 'abandoned',
};
const grounds: Record<string, Ground> = {
  third_party: 'third_party',
  第三方: 'third_party',
  co_maker: 'co_maker',
  共同制作机关: 'co_maker',
  other_organ: 'other_organ',
  其他机关: 'other_organ',
};
const demands: Record<string, Demand> = { correction: 'correction', 补正: 'correction', fee: 'fee', 缴费: 'fee' };

const example = '2024-02-05 pause third_party';

/** Reads one event as it is typed: a day, a verb, what it is about, and `name=value`. `before` are the events read so far. */
export function readEvent(rule: PeriodRule, text: string, before: readonly PeriodEvent[]): ReadEvents {
  const words = text.trim().split(/\s+/);
  const values = Object.fromEntries(words.filter(isValue).map((word) => splitAt(word, word.indexOf('='))));
  const [on = '', verb = '', about = ''] = words.filter((word) => !isValue(word));
  if (!isDay(on)) return { problem: `“${on}”不是日期，请写成“${example}”的样子。` };
  const read = readVerb(rule, { on, verb: verbs[verb] ?? verb, about, values, before });
  return (
    read ?? {
      problem: `看不懂“${text.trim()}”，请写 ${Object.values(verbs).filter(isFirst).join('、')} 之一，例如“${example}”。`,
    }
  );
}

const isValue = (word: string) => /^[a-z]+=/.test(word);
const splitAt = (word: string, at: number) => [word.slice(0, at), word.slice(at + 1)];
const isFirst = (word: string, at: number, all: string[]) => all.indexOf(word) === at;

interface Read {
  on: string;
  verb: string;
  about: string;
  values: Record<string, string>;
  before: readonly PeriodEvent[];
}

function readVerb(rule: PeriodRule, { on, verb, about, values, before }: Read): ReadEvents | null {
  const { by = '', reason = '', party, served } = values;
  if (verb === 'pause' || verb === 'resume') {
    const ground = grounds[about || 'other_organ'];
    if (!ground) return { problem: `“${about}”不是暂停的事由，请写 third_party、co_maker 或 other_organ。` };
    const who = party ? { party } : {};
    if (verb === 'resume') return { events: [{ kind: 'resumed', ground, on, ...who }] };
    return { events: [{ kind: 'paused', ground, on, ...who, ...(served && { servedOn: served }) }] };
  }
  if (verb === 'ask' || verb === 'restart') {
    const demand = demands[about || 'correction'];
    if (!demand) return { problem: `“${about}”不是重新计算的事由，请写 correction 或 fee。` };
    return { events: verb === 'ask' ? [{ kind: 'asked', demand, on }] : restarted(demand, on, before) };
  }
  if (verb === 'extend') {
    const post = values.post ?? rule.extension?.by ?? '';
    return { events: [{ kind: 'extended', days: Number(about), by, post, reason, on }] };
  }
  if (verb === 'delay') return { events: [{ kind: 'delayed', until: about, by, reason, on }] };
  if (verb === 'told') return { events: [{ kind: 'told', dueOn: about, on }] };
  if (verb === 'answered' || verb === 'withdrawn' || verb === 'abandoned') return { events: [{ kind: verb, on }] };
  return verb in starts ? { events: [{ kind: verb as keyof typeof starts, on }] } : null;
}

/** Where nobody wrote down when it was demanded, the demand is taken to be of the same day. */
function restarted(demand: Demand, on: string, before: readonly PeriodEvent[]): PeriodEvent[] {
  const last = before.findLast(({ kind }) => kind === 'asked' || kind === 'met');
  const met: PeriodEvent = { kind: 'met', demand, on };
  return last?.kind === 'asked' ? [met] : [{ kind: 'asked', demand, on }, met];
}
