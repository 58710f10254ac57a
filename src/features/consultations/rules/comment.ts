import { choice, type Field, type Form, form, longText, telephone, text, tick } from '../../../platform/form.ts';
import { type Channel, channelNames } from './elements.ts';

export const mostWords = 5000;
export const mostFiles = 5;
/** Bytes of all attachments of one comment. */
export const mostBytes = 30 * 1024 ** 2;

/** How much may come from one address block before it is told to wait; from when on work is asked, or somebody looks first, is `usualLoad`. */
export const limits = { minute: 15, hour: 120, checksAnHour: 30 };
export const tooMany =
  '从您这里提交的意见太多、太快，这一条没有收下。请过一分钟再提交，您写的内容还在本页。单位、社区集中提交的，请联系承办单位。';
export const tooManyChecks = '查询的次数太多，请过一小时再试。';

const mail = /^[^\s@<>,;"'\\()]+@[^\s@<>,;"'\\()]+\.[^\s@<>,;"'\\()]+$/;

/** What a citizen or the clerk who writes it down says. */
export interface Opinion {
  clause: number | null;
  body: string;
  kind: 'person' | 'organisation';
  minor: boolean;
  name: string;
  email: string;
  phone: string;
}

const clauseField = (clauses: number): Field<number | null> => ({
  label: '针对哪一条',
  read(typed) {
    const value = (Array.isArray(typed) ? typed[0] : typed) ?? '';
    if (value === '') return { value: null };
    const clause = /^[1-9]\d{0,3}$/.test(value) ? Number(value) : 0;
    return clause >= 1 && clause <= clauses
      ? { value: clause }
      : { error: '草案里没有这一条，请从列表里重新选择，或者选“整体”。' };
  },
});

const fields = (facts: { clauses: number; named: boolean }) => ({
  clause: clauseField(facts.clauses),
  body: longText('意见', { required: '请写下您的意见。', max: mostWords }),
  kind: choice('身份', ['person', 'organisation'] as const, { required: '请选择您以个人还是单位的名义提意见。' }),
  minor: tick('我未满 18 周岁'),
  name: text('姓名或单位名称', {
    required: facts.named && '这次征求意见须署名，请填写姓名或单位名称。',
    max: 60,
  }),
  email: text('邮箱', { max: 200, pattern: mail, wrong: '邮箱的写法不对，请写成“name@example.com”的样子。' }),
  phone: telephone('电话'),
});

type Read = Omit<Opinion, 'kind'> & { kind: 'person' | 'organisation' | '' };

/** The form of a comment on a draft of so many clauses. */
export const opinionForm = (facts: { clauses: number; named: boolean }): Form<Read> => form(fields(facts));

/** The same as a clerk writes it down: by which way it came and on which day. */
export const enteredForm = (facts: { clauses: number }): Form<Read & { channel: Channel | '' }> =>
  form({
    ...fields({ ...facts, named: false }),
    channel: choice(
      '方式',
      channelNames.filter((name) => name !== 'web'),
      { required: '请选择意见是怎么来的。' },
    ),
  });
