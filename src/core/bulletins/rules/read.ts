import { attachmentsIn, type NamedFile } from './attachments.ts';
import { type Deadline, dayIn, deadlinesIn, periodIn } from './days.ts';
import {
  actingOrgan,
  type Basis,
  basisIn,
  countedIn,
  inspectedOn,
  inspectorsIn,
  organInTitle,
  outcomeIn,
  signatureIn,
} from './facts.ts';
import { fieldOf, fieldsIn, type NamedField } from './fields.ts';
import { paragraphsOf, withoutChrome } from './lines.ts';
import { arabicDays, countIn } from './numerals.ts';
import { hasInspectors, type Target, targetsIn } from './objects.ts';
import { type Problem, type Table, tableIn } from './tables.ts';

/** What is known of a notice beside its text: from the file's head, the page around it, or somebody who typed it. */
export interface Told {
  title?: string;
  organ?: string;
  /** 'YYYY-MM-DD' */
  issuedOn?: string;
  publishedOn?: string;
  /** Where that day was read, in words. */
  publishedSource?: string;
  /** Where it stood before. */
  address?: string;
  column?: string;
  /** Files to which the page leads, by their words. */
  files?: string[];
}

/** All that was read of a notice; what it does not say is '', null or empty, and nothing is guessed. */
export interface Reading {
  title: string;
  organ: string;
  issuedOn: string | null;
  publishedOn: string | null;
  publishedSource: string;
  address: string;
  column: string;
  period: string;
  basis: Basis[];
  deadlines: Deadline[];
  inspectedOn: string | null;
  inspectors: number | null;
  /** The notice names those who inspected, openly or covered. */
  namesInspectors: boolean;
  /** How many the prose says there were. */
  counted: { count: number; unit: string } | null;
  targets: Target[];
  outcome: string;
  attachments: NamedFile[];
  table: Table | null;
  fields: NamedField[];
  paragraphs: string[];
  problems: Problem[];
}

/** Reads a masked notice. The same text is always read the same. */
export function readBulletin(text: string, told: Told): Reading {
  const chrome = withoutChrome(text.split('\n').map((line) => line.replace(/[\u3000\u00a0]/g, ' ')));
  const title = told.title || chrome.title;
  const { table, rest, problems } = tableIn(chrome.lines);
  const { fields, rest: lines } = fieldsIn(rest);
  const prose = arabicDays(lines.join('\n'));
  const signed = signatureIn(prose);
  const year = /\d{4}(?=年)/.exec(title)?.[0] ?? signed?.on?.slice(0, 4) ?? told.publishedOn?.slice(0, 4) ?? '';
  const targets = targetsIn(table, fields, prose);
  const published = told.publishedOn ?? chrome.publishedOn;
  return {
    title,
    organ:
      told.organ ||
      signed?.organ ||
      fieldOf(fields, '检查机关', '检查单位', '检查部门') ||
      organInTitle(title) ||
      actingOrgan(prose) ||
      chrome.source,
    issuedOn: told.issuedOn ?? signed?.on ?? null,
    publishedOn: published,
    publishedSource: told.publishedSource ?? (chrome.publishedOn ? '页面上的时间' : ''),
    address: told.address ?? '',
    column: told.column ?? chrome.column,
    period: periodIn(title),
    basis: basisIn(`${prose}\n${fields.map(({ label, value }) => `${label} ${value}`).join('\n')}`, title),
    deadlines: deadlinesIn(prose, year),
    inspectedOn: dayIn(fieldOf(fields, '检查时间', '检查日期', '抽查时间', '抽查日期')) ?? inspectedOn(prose),
    inspectors: inspectorsOf(fields, prose),
    namesInspectors: hasInspectors([...(table?.heads ?? []), ...fields.map(({ label }) => label)]),
    counted: countedIn(prose),
    targets,
    outcome: outcomeOf(fields, targets, prose),
    attachments: [
      ...attachmentsIn(prose, signed?.at ?? null, targets.length > 0),
      ...(told.files ?? []).map((name) => ({ name, given: false })),
    ].filter(({ name }, at, all) => all.findIndex((other) => other.name === name) === at),
    table,
    fields,
    paragraphs: paragraphsOf(lines).filter((line) => !/^附件\s+[^\s:：]+$/.test(line)),
    problems,
  };
}

function inspectorsOf(fields: NamedField[], prose: string): number | null {
  const said = /(\d{1,3})/.exec(fieldOf(fields, '参检人数', '检查人数', '执法人数'))?.[1];
  return said ? countIn(said) : inspectorsIn(prose);
}

/** What a form or the prose says of the whole; a table says it row by row. */
function outcomeOf(fields: NamedField[], targets: Target[], prose: string): string {
  const said = fieldOf(fields, '检查结果', '抽查结果', '检查结论', '结论', '检查情况');
  if (said) return outcomeIn(said) || said.slice(0, 200);
  return targets.some(({ outcome }) => outcome !== '') ? '' : outcomeIn(prose);
}
