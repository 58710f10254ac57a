import { elementsFor, kindWords, natural } from './decision.ts';
import { type Row, rowsOf, said, type Told, type Values } from './elements.ts';
import { monthWords, type Shape, shapes } from './shapes.ts';

/** A part of the page and of the text that is cleared: facts, and a table or steps. */
export interface Section {
  title: string;
  facts: { label: string; value: string }[];
  paragraphs?: string[];
  table?: { caption: string; heads: string[]; rows: string[][] };
  steps?: Row[];
}

const groups: Record<Exclude<Shape, 'statement'>, [title: string, names: string[]][]> = {
  decision: [
    ['当事人', ['party', 'partyKind', 'uscc', 'legalPerson', 'idType', 'idNumber']],
    [
      '决定',
      ['kind', 'number', 'docName', 'caseName', 'decidedOn', 'violation', 'facts', 'penaltyKind', 'content', 'fine'],
    ],
    [
      '其他内容',
      ['confiscated', 'licence', 'permitKind', 'certName', 'certNumber', 'validFrom', 'validUntil', 'status'],
    ],
    ['依据和救济', ['basis', 'matter', 'remedy']],
    ['公示', ['organ', 'organCode', 'publicUntil', 'source', 'sourceCode', 'note']],
  ],
  matter: [
    ['基本信息', ['name', 'code', 'kind', 'organ', 'conditions', 'accepting', 'deciding', 'limit']],
    ['执法依据', ['basis']],
    ['裁量基准', ['discretion']],
    ['执法流程', ['steps']],
    ['事中公示', ['during']],
    ['救济和监督', ['remedy', 'phone']],
  ],
  organ: [
    ['基本信息', ['name', 'nature', 'basis', 'address']],
    ['职责和权限', ['duties', 'powers', 'procedure']],
    ['执法人员', ['staff']],
    ['事中公示', ['identification', 'papers', 'windows']],
    ['救济和监督', ['remedy', 'phone']],
  ],
  report: [
    ['统计范围', ['year', 'organ']],
    ['统计数字', ['figures']],
    ['说明', ['note']],
  ],
};

/** Everything that is said, in the order in which it is read; what says nothing is left out. */
export function sectionsOf(shape: Shape, values: Values): Section[] {
  if (shape === 'statement') return [statementSection(values)];
  const { elements } = shapes[shape];
  return groups[shape]
    .map(([title, names]) => sectionOf(title, names, { elements, values }))
    .filter(({ facts, table, steps }) => facts.length > 0 || table || steps);
}

function statementSection(values: Values): Section {
  const [month, organ] = [monthWords(said(values, 'month')), said(values, 'organ')];
  return {
    title: '说明',
    facts: [],
    paragraphs: [
      `经核实，${organ}${month}没有作出行政许可、行政处罚、行政强制和其他行政执法决定。`,
      '本说明经审查后公开；发现有遗漏的，请向本单位或者政务公开工作机构反映。',
    ],
  };
}

function sectionOf(
  title: string,
  names: string[],
  { elements, values }: { elements: Record<string, Told>; values: Values },
): Section {
  const section: Section = { title, facts: [] };
  for (const name of names) {
    const told = elements[name]!;
    const rows = rowsOf(values, name);
    if (name === 'steps' && rows.length > 0) section.steps = rows;
    else if (rows.length > 0) section.table = tableOf(told, rows);
    const value = shownValue(name, said(values, name), values);
    if (value) section.facts.push({ label: told.label.replace('（万元）', ''), value });
  }
  return section;
}

/** A kind by its whole word, a sum with its unit, a person's signs with the word that they are masked. */
function shownValue(name: string, value: string, values: Values): string {
  if (value === '') return '';
  if (name === 'kind') return kindWords(value);
  if (name === 'fine' || name === 'confiscated') return `${value} 万元`;
  const isPersonal = (name === 'party' || name === 'idNumber') && said(values, 'partyKind') === natural;
  return isPersonal ? `${value}（已脱敏）` : value;
}

function tableOf(told: Told, rows: Row[]): NonNullable<Section['table']> {
  const shown = Object.entries(told.row!).filter(([name]) => rows.some((row) => row[name]));
  return {
    caption: `${told.label}，共 ${rows.length} 项`,
    heads: shown.map(([, { label }]) => label),
    rows: rows.map((row) => shown.map(([name]) => row[name] ?? '')),
  };
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const lined = (text: string) => escaped(text).replaceAll('\n', '<br />');

/** The text of the revision: what reviewers read, checks look through and versions compare. It is set from the elements alone. */
export const bodyOf = (shape: Shape, values: Values): string =>
  sectionsOf(shape, values)
    .map((section) =>
      [
        `<h2>${escaped(section.title)}</h2>`,
        ...(section.paragraphs ?? []).map((words) => `<p>${escaped(words)}</p>`),
        ...section.facts.map(
          ({ label, value }) => `<p class="flush"><strong>${escaped(label)}：</strong>${lined(value)}</p>`,
        ),
        section.table ? tableHtml(section.table) : '',
        section.steps ? `<ol>${section.steps.map((step) => `<li>${escaped(stepWords(step))}</li>`).join('')}</ol>` : '',
      ].join(''),
    )
    .join('');

/** 「受理：审查材料（5 个工作日，由窗口办）」 */
export function stepWords({ name = '', content, limit, who }: Row): string {
  const notes = [limit, who && `由${who}办`].filter(Boolean).join('，');
  return `${name}${content ? `：${content}` : ''}${notes ? `（${notes}）` : ''}`;
}

function tableHtml({ caption, heads, rows }: NonNullable<Section['table']>): string {
  const head = heads.map((words) => `<th scope="col">${escaped(words)}</th>`).join('');
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`).join('');
  return `<table><caption>${escaped(caption)}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}

/** The elements of a decision of a kind that a table or a form has. */
export const shownElements = (shape: Shape, values: Values): [string, Told][] =>
  shape === 'decision' ? elementsFor(said(values, 'kind')) : Object.entries(shapes[shape].elements);
