import { type ElementName, elements, type Guide, type Row, rowsOf, said, several } from './elements.ts';

/** A piece of a guide as it is read: words, a number to call, an address, a file to take along. */
export type Piece = string | { phone: string } | { url: string } | { file: string };

/** One class of a guide: facts with names, paragraphs, a list, steps in their order, a table. */
export interface Section {
  title: string;
  /** Where the first screen leads to. */
  id?: string;
  /** Who keeps it: the page says it in a line of its own. */
  keeping?: true;
  facts?: { label: string; pieces: Piece[] }[];
  paragraphs?: string[];
  list?: string[];
  steps?: { name: string; notes: string[] }[];
  table?: { caption: string; heads: string[]; rows: Piece[][][] };
}

export const conditionsId = 'guide-conditions';
export const materialsId = 'guide-materials';

/** The guide in the classes and the order in which people look for them (standards §7.1, portal page sections). */
export function sectionsOf(guide: Guide): Section[] {
  const sections: Section[] = [
    {
      title: '申请条件',
      id: conditionsId,
      paragraphs: linesIn(guide, 'conditions'),
      facts: facts(guide, ['audience', 'quantity']),
    },
    materialsSection(guide),
    { title: '办理地点和时间', facts: facts(guide, ['location', 'hours', 'traffic', 'phone', 'complaint']) },
    { title: '办理流程', steps: rowsOf(guide, 'steps').map(stepOf), facts: facts(guide, ['special', 'intermediary']) },
    { title: '办理时限', facts: facts(guide, ['caseType', 'statutory', 'promised', 'limitNote']) },
    feesSection(guide),
    { title: '网上办理', facts: facts(guide, onlineNames) },
    { title: '办理结果', facts: facts(guide, ['resultName', 'resultType', 'resultSample', 'delivery']) },
    { title: '设定依据', list: several(guide, 'bases') },
    { title: '监督和救济', paragraphs: linesIn(guide, 'remedy') },
    {
      title: '常见问题',
      facts: rowsOf(guide, 'faq').map(({ question = '', answer = '' }) => ({ label: question, pieces: [answer] })),
    },
    { title: '基本信息', facts: facts(guide, basicNames) },
    { title: '由谁维护', keeping: true, facts: facts(guide, ['keeper', 'checkedOn']) },
  ];
  return sections.filter(saysSomething);
}

const onlineNames: ElementName[] = [
  'online',
  'depth',
  'url',
  'mobile',
  'visits',
  'onsite',
  'scope',
  'hall',
  'appointment',
  'courier',
  'payment',
  'selfService',
];
const basicNames: ElementName[] = [
  'type',
  'organ',
  'organNature',
  'delegated',
  'joint',
  'level',
  'topics',
  'powers',
  'content',
  'basicCode',
  'code',
  'itemCode',
  'version',
];

const saysSomething = ({ facts: told = [], paragraphs = [], list = [], steps = [], table }: Section): boolean =>
  told.length + paragraphs.length + list.length + steps.length > 0 || table !== undefined;

const linesIn = (guide: Guide, name: ElementName): string[] => said(guide, name).split('\n').filter(Boolean);

const facts = (guide: Guide, names: ElementName[]) =>
  names.flatMap((name) => {
    const pieces = piecesOf(guide, name);
    return pieces.length > 0 ? [{ label: elements[name].label, pieces }] : [];
  });

function piecesOf(guide: Guide, name: ElementName): Piece[] {
  const value = guide[name];
  if (value === undefined || value.length === 0) return [];
  if (typeof value !== 'string') return [(value as string[]).join('、')];
  if (name === 'phone' || name === 'complaint') return phonesIn(value);
  if (name === 'visits') return [value === '0' ? '不用到现场' : `${value} 次`];
  const { look } = elements[name];
  if (look === 'url') return [{ url: value }];
  return look === 'file' ? [{ file: value }] : [value];
}

/** Numbers that can be called, among the words around them: 「0415-0000012（周末不办公）」. */
export function phonesIn(text: string): Piece[] {
  return text
    .split(/((?:\+?86[- ]?)?(?:\(?0\d{2,3}\)?[- ]?)?\d{7,8}(?!\d)|1[3-9]\d{9}(?!\d)|(?<!\d)\d{4,5}(?![\d-]))/)
    .filter(Boolean)
    .map((piece, index, all) => (isPhone(piece, all[index - 1]) ? { phone: piece } : piece));
}

const isPhone = (piece: string, before: string | undefined) =>
  /^[\d+(][\d\s()+-]{3,}$/.test(piece) && !/转\s*$/.test(before ?? '');

const stepOf = ({ name = '', limit, person, content }: Row) => ({
  name,
  notes: [content, limit && `时限：${limit}`, person && `办理人：${person}`].filter((note): note is string => !!note),
});

function materialsSection(guide: Guide): Section {
  const rows = rowsOf(guide, 'materials');
  if (rows.length === 0)
    return { title: '办理材料', paragraphs: said(guide, 'noMaterials') === '是' ? ['无需提交材料。'] : [] };
  const shown = ['name', 'original', 'copies', 'source', 'need', 'blank', 'sample', 'note'].filter(
    (column) => always.has(column) || rows.some((row) => materialCell(row, column).length > 0),
  );
  const heads = shown.map((column) => materialHeads[column as keyof typeof materialHeads]);
  return {
    title: '办理材料',
    id: materialsId,
    table: {
      caption: `办理材料，共 ${rows.length} 项`,
      heads,
      rows: rows.map((row) => shown.map((column) => materialCell(row, column))),
    },
  };
}

/** A blank form and a filled sample are looked for: that there is none is said. */
const always = new Set(['name', 'blank', 'sample']);

const materialHeads = {
  name: '材料名称',
  original: '原件或复印件',
  copies: '份数',
  source: '来源渠道',
  need: '是否必需',
  blank: '空白表格',
  sample: '样表',
  note: '填报须知',
};

function materialCell(row: Row, column: string): Piece[] {
  if (column === 'original') {
    const words = row.form ? `${row.kind ?? ''}（${row.form}）` : (row.kind ?? '');
    return [[words, row.licence === '是' ? '有电子证照的不用交纸质' : ''].filter(Boolean).join('；')].filter(Boolean);
  }
  const value = row[column];
  if (column === 'blank' || column === 'sample') return [value ? { file: value } : '无'];
  return value ? [value] : [];
}

function feesSection(guide: Guide): Section {
  const rows = rowsOf(guide, 'fees');
  const free = said(guide, 'charged') === '否';
  if (rows.length === 0) return { title: '收费标准', paragraphs: free ? ['不收费。'] : [] };
  const told = elements.fees.row!;
  const shown = Object.keys(told).filter((name) => rows.some((row) => row[name]));
  return {
    title: '收费标准',
    table: {
      caption: '收费项目和标准',
      heads: shown.map((name) => told[name]!.label),
      rows: rows.map((row) => shown.map((name) => (row[name] ? [row[name]] : []))),
    },
  };
}
