import { dayIn } from '../../../core/bulletins/rules/days.ts';
import { fieldOf } from '../../../core/bulletins/rules/fields.ts';
import type { Reading } from '../../../core/bulletins/rules/read.ts';
import type { BulletinShape, ShownTable } from '../../../core/bulletins/rules/shapes.ts';
import { decision, kinds, kindWords } from './decision.ts';
import { said, type Values } from './elements.ts';
import { elementOf, type Planned, planLines, type ReadList } from './import.ts';
import { room } from './shapes.ts';

/** Nothing of an earlier notice lies in the future of whoever reads it; that is asked of its first day. */
const whenever = '9999-12-31';

const kindOf = ({ title, fields }: Reading): string => {
  const words = `${title}${fields.map(({ label }) => label).join('')}`;
  return (
    kinds.find((kind) => words.includes(kindWords(kind))) ??
    (/处罚/.test(words) ? '处罚' : /许可|审批|核准/.test(words) ? '许可' : '其他')
  );
};

/** 公示期限 in a line of its own: 「2026年2月12日至2027年2月11日」. */
const windowOf = ({ fields }: Reading): { from: string | null; until: string | null } => {
  const [from = '', until = ''] = fieldOf(fields, '公示期限', '公示期', '公示时间').split(/至|到|—|~/);
  return { from: until ? dayIn(from) : null, until: dayIn(until || from) };
};

/** The decisions of a notice as a list of ours: its table, or its lines of 「名称：内容」. */
function listOf({ table, fields }: Reading): ReadList | null {
  if (table && table.heads.filter((head) => elementOf(head)).length >= 2)
    return { heads: table.heads, lines: table.rows.map((cells, at) => ({ n: table.line + at, cells })) };
  const known = fields.filter(({ label }) => elementOf(label));
  if (known.length < 3) return null;
  return { heads: known.map(({ label }) => label), lines: [{ n: 1, cells: known.map(({ value }) => value) }] };
}

const plannedIn = (reading: Reading): Planned[] => {
  const list = listOf(reading);
  return list
    ? planLines(list, { kind: kindOf(reading), unit: 0, organ: reading.organ, today: whenever, known: [] })
    : [];
};

const columns = ['number', 'caseName', 'party', 'basis', 'content', 'decidedOn', 'organ'] as const;

function tableOf(reading: Reading): ShownTable | null {
  const planned = plannedIn(reading);
  const told = columns.filter((name) => planned.some(({ values }) => said(values, name) !== ''));
  if (planned.length === 0 || told.length === 0) return null;
  return {
    caption: `${kindWords(kindOf(reading))}决定`,
    heads: ['序号', ...told.map((name) => decision[name]!.label)],
    rows: planned.map(({ values }, at) => [String(at + 1), ...told.map((name) => said(values, name) || '没有写明')]),
  };
}

const inYuan = (values: Values): number | null =>
  said(values, 'fine') ? Math.round(Number(said(values, 'fine')) * 10_000) : null;

/** 行政许可、行政处罚的旧公示: shown as it was, with what the tables of today would want named to whoever reads it in. */
export const noticeBulletin: BulletinShape = {
  room,
  name: 'notice',
  words: '行政执法公示（以往）',
  kinds: 'notice$',
  fits: (reading) => {
    if (/双随机|抽查/.test(reading.title)) return 0;
    if (listOf(reading)) return 3;
    return /许可|处罚|强制|审批|行政执法|双公示/.test(reading.title) &&
      /公示|公告|公开|决定|结果|信息/.test(reading.title)
      ? 2
      : 0;
  },
  facts: (reading) => {
    const { from, until } = windowOf(reading);
    const planned = plannedIn(reading);
    return [
      ['执法类别', kindWords(kindOf(reading))],
      [
        '数量',
        planned.length > 0
          ? `${planned.length} 件`
          : reading.counted
            ? `${reading.counted.count} ${reading.counted.unit}`
            : '',
      ],
      ['公示期限', until ? `${from ? `${from} 至 ` : '至 '}${until}` : ''],
    ];
  },
  table: tableOf,
  gaps: (reading) => [...missing(reading), ...lackingNow(plannedIn(reading))],
  stops: (reading, today) => {
    const { until } = windowOf(reading);
    return until && until < today ? [`公示期限已于 ${until} 届满，不应再公开。`] : [];
  },
  values: (reading) => {
    const planned = plannedIn(reading);
    const { from, until } = windowOf(reading);
    return {
      inBody: planned.length > 0,
      names: planned.map(({ values }) => said(values, 'party')),
      count: planned.length || (reading.counted?.count ?? null),
      publicFrom: from,
      publicTo: until,
      decisions: planned.map(({ values }) => ({
        number: said(values, 'number'),
        party: said(values, 'party'),
        decidedOn: said(values, 'decidedOn'),
        fine: inYuan(values),
        warning: /警告/.test(said(values, 'content')),
      })),
    };
  },
};

function missing(reading: Reading): string[] {
  const { attachments, counted } = reading;
  const planned = plannedIn(reading);
  if (planned.length === 0) {
    const gone = attachments.filter(({ given }) => !given).map(({ name }) => `“${name}”`);
    return [
      gone.length > 0
        ? `清单只在附件中，附件没有提供：请找到${gone.join('、')}，粘贴进全文再读；找不到的，公开时会写明附件没有随迁。`
        : '没有读到一件件的决定，请核对全文是不是完整。',
    ];
  }
  return counted && counted.count !== planned.length
    ? [`正文说有 ${counted.count} ${counted.unit}，读到 ${planned.length} 件，请核对。`]
    : [];
}

/** What the tables of 双公示 want today: without it the notice comes out as it was, and is no decision of the register. */
function lackingNow(planned: Planned[]): string[] {
  const lacking = [...new Set(planned.flatMap(({ errors }) => errors.map(({ column }) => column)))];
  if (lacking.length === 0) return [];
  return [
    `按现在的公示要求还缺：${lacking.join('、')}。作为以往的公示可以照原样公开；要作为行政执法决定公开的，请补齐后在“从表格导入”中录入。`,
  ];
}
