import { type Content, emptyContent } from '../../publications/content.ts';
import { fact, heading, paragraph, table as tableHtml } from '../../publications/set-body.ts';
import { common } from './look.ts';
import type { Reading } from './read.ts';
import { type BulletinShape, keyOf, type ShownTable } from './shapes.ts';

export const room = 'bulletins';

/** What is kept of a notice in its text, hashed and cleared with it; the body is set from it. */
export interface BulletinValues {
  home: string;
  shape: string;
  organ: string;
  issuedOn: string | null;
  publishedOn: string;
  period: string;
  facts: [string, string][];
  table: ShownTable | null;
  paragraphs: string[];
  notes: string[];
  told: Record<string, unknown>;
}

/** The notice as a document: facts, table, its own words, and what did not come along. */
export function contentOf(reading: Reading, shape: BulletinShape, host: string): Content {
  const { title, organ, issuedOn, publishedOn, publishedSource, address, period } = reading;
  const facts = [...common(reading), ...shape.facts(reading)].filter(([, value]) => value !== '');
  const values: BulletinValues = {
    home: shape.room,
    shape: keyOf(shape),
    ...{ organ, issuedOn, period, facts },
    publishedOn: publishedOn!,
    table: shape.table(reading),
    paragraphs: reading.paragraphs,
    notes: notesOf(reading),
    told: shape.values(reading),
  };
  return {
    ...emptyContent,
    title,
    body: bodyOf(values),
    metadata: {
      elements: { room, values: { ...values } },
      ...(organ ? { source: organ.slice(0, 100) } : {}),
      ...(issuedOn ? { formedOn: issuedOn } : {}),
      firstPublishedOn: publishedOn!,
      firstPublishedSource: `${publishedSource || '拟稿人填写'}${address && `，旧网址 ${host}${address}`}`.slice(
        0,
        200,
      ),
    },
    disclosure: 'open',
  };
}

function notesOf({ attachments, namesInspectors }: Reading): string[] {
  const gone = attachments.filter(({ given }) => !given).map(({ name }) => `“${name}”`);
  return [
    ...(gone.length > 0
      ? [`这是以往发布的公示。原附件${gone.join('、')}没有随正文保存下来。`]
      : ['这是以往发布的公示。']),
    ...(namesInspectors ? ['检查人员的姓名和证件号码不在这里列出。'] : []),
  ];
}

export function bodyOf({ facts, table, paragraphs, notes }: BulletinValues): string {
  return [
    ...facts.map(([name, value]) => fact(name, value)),
    table && table.rows.length > 0 ? shown(table) : '',
    paragraphs.length > 0 ? heading('公示原文') + paragraphs.map(paragraph).join('') : '',
    heading('说明'),
    ...notes.map(paragraph),
  ].join('');
}

/** One row of many columns is read downwards: side by side each of its cells would be some signs wide. */
function shown({ caption, heads, rows }: ShownTable): string {
  const [only, ...more] = rows;
  if (more.length > 0 || heads.length <= 5) return tableHtml(caption, heads, rows);
  const pairs = heads.map((head, at) => [head, only![at] ?? '']).filter(([head]) => head !== '序号');
  return tableHtml(caption, ['项目', '内容'], pairs);
}

export const valuesIn = ({ metadata }: Pick<Content, 'metadata'>): BulletinValues | null =>
  metadata.elements?.room === room ? (metadata.elements.values as unknown as BulletinValues) : null;
