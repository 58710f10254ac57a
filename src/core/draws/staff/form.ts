import { choice, day, form, longText, moment, type Typed, text, whole } from '../../../platform/form.ts';
import { dayOf, formatMoment } from '../../../platform/time.ts';
import type { Calendar } from '../../calendar/rules.ts';
import type { Plan } from '../open.ts';
import type { Draw } from '../queries/draws.ts';
import { kinds, type Source, sources } from '../rules/beacon.ts';
import { whyNotOn } from '../rules/event-day.ts';
import { readList, whyNotList } from '../rules/list.ts';
import { type Algorithm, algorithms, idPattern, limits } from '../rules/pool.ts';

/** The office's own party in every plan. */
export const ownParty = 'OFFICE';

export const listField = longText('名单', { required: '请写上参加抽签的对象，每行一个。', max: 1_000_000 });

const fields = form({
  unit: text('单位', { required: '请选择单位。' }),
  title: text('事项', { required: true, min: 2, max: 100 }),
  reason: longText('抽什么、为什么抽', { required: true, min: 2, max: 1000 }),
  list: listField,
  size: whole('抽取数量', { min: 0, max: limits.min }),
  team: whole('每组人数', { min: 0, max: limits.team }),
  cap: whole('每人最多承担几个', { min: 0, max: limits.cap }),
  alg: choice('摘要算法', Object.keys(algorithms) as Algorithm[], { required: true }),
  names: choice('公布名称', ['open', 'closed'], { required: true }),
  revealOn: day('公布结果的期限', { required: true }),
  parties: longText('其他参加方', { max: 2000 }),
});

/** The names of the fields in which an event is named. */
export const eventFields = (source: Source) => ({ event: `event-${source}`, at: `at-${source}` });

/** What is known when a plan is read: the hour, and on which days events happen. */
export interface When {
  now: Date;
  calendar: Calendar;
}

export interface ReadPlan {
  plan: Plan | null;
  errors: Record<string, string>;
}

/** Reads the form of a plan; units are those in which the person may plan. */
export function readPlan(typed: Typed, units: { id: number; name: string }[], when: When): ReadPlan {
  const read = fields.read(typed);
  const events = readSources(typed, when);
  const errors: Record<string, string> = { ...read.errors, ...events.errors };
  if (!read.ok) return { plan: null, errors };
  const { values } = read;
  const unit = units.find(({ id }) => String(id) === values.unit);
  if (!unit) errors.unit = '单位没有这一项，请重新选择。';
  const parties = readParties(values.parties);
  if ('error' in parties) errors.parties = parties.error;
  const [size, team, cap] = [values.size ?? 0, values.team ?? 0, values.cap ?? 0];
  const why = whyNotList(readList(values.list, size), team, cap);
  if (why.length > 0) errors.list = why.join('');
  const last = events.sources
    .map(({ at }) => dayOf(at))
    .sort()
    .at(-1);
  if (last && values.revealOn! < last) errors.revealOn = '公布结果的期限应在最后一个公共事件之后，请改晚一些。';
  if (Object.keys(errors).length > 0 || 'error' in parties) return { plan: null, errors };
  const { title, reason, list, revealOn } = values;
  const plan: Plan = {
    ...{ title, reason, list, size, team, cap },
    unit: unit!.id,
    alg: values.alg as Algorithm,
    namesOpen: values.names === 'open',
    revealOn: revealOn!,
    parties: [{ party: ownParty, name: unit!.name, own: true }, ...parties],
    sources: events.sources,
  };
  return { plan, errors };
}

/** 「JIJIAN 区纪委监委」, one party a line. */
function readParties(typed: string): Plan['parties'] | { error: string } {
  const parties: Plan['parties'] = [];
  for (const line of typed
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const [, party, name] = /^(\S+)\s+(.{2,60})$/.exec(line) ?? [];
    if (!party || !name || !idPattern.test(party))
      return {
        error: `“${line.slice(0, 30)}”请写成“JIJIAN 区纪委监委”的样子：代码只用半角字母和数字，空格后面是名称。`,
      };
    if (party === ownParty || parties.some((one) => one.party === party))
      return { error: `参加方的代码 ${party} 重复，请换一个。` };
    parties.push({ party, name, own: false });
  }
  return parties.length > 10 ? { error: '其他参加方最多 10 个。' } : parties;
}

function readSources(typed: Typed, when: When): { sources: Plan['sources']; errors: Record<string, string> } {
  const errors: Record<string, string> = {};
  const found: Plan['sources'] = [];
  for (const source of sources) {
    const names = eventFields(source);
    const { words, eventLabel, whyNotEvent } = kinds[source];
    const event = text(eventLabel).read(typed[names.event]);
    const at = moment(`${words}的时间`).read(typed[names.at]);
    if ('error' in event || 'error' in at) {
      if ('error' in event) errors[names.event] = event.error;
      if ('error' in at) errors[names.at] = at.error;
    } else if (event.value || at.value) {
      const wrong = event.value ? whyNotEvent(event.value) : `请填写${words}的${eventLabel}。`;
      if (wrong) errors[names.event] = wrong;
      const late = whyNotAt({ source, event: event.value, at: at.value }, when);
      if (late) errors[names.at] = late;
      if (!wrong && !late) found.push({ source, event: event.value, at: at.value! });
    }
  }
  if (found.length === 0 && Object.keys(errors).length === 0)
    errors[eventFields('SSQ').event] = '请至少指定一个公共事件，最好两个。';
  return { sources: found, errors };
}

interface Named {
  source: Source;
  event: string;
  at: Date | null;
}

function whyNotAt({ source, event, at }: Named, { now, calendar }: When): string | null {
  if (!at) return `请填写${kinds[source].words}的时间。`;
  if (at <= now) return '公共事件应在以后，请改为还没有发生的一次。';
  if (source === 'SSE-CLOSE' && dayOf(at) !== event) return '收盘时间应在这个交易日当天，例如当天 15:00。';
  return whyNotOn(source, dayOf(at), calendar);
}

/** A stored plan as its form shows it. */
export function typedOf(draw: Draw): Typed {
  const { unit, title, reason, list, size, team, cap, alg, namesOpen, revealOn } = draw;
  const events = draw.sources.flatMap(({ source, event, at }) => {
    const names = eventFields(source);
    return [
      [names.event, event],
      [names.at, formatMoment(at)],
    ];
  });
  return {
    ...{ title, reason, list, alg, revealOn },
    unit: String(unit),
    size: String(size),
    team: String(team),
    cap: String(cap),
    names: namesOpen ? 'open' : 'closed',
    parties: draw.parties
      .filter(({ own }) => !own)
      .map(({ party, name }) => `${party} ${name}`)
      .join('\n'),
    ...Object.fromEntries(events),
  };
}
