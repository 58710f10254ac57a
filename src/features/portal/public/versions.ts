import type { PublicContext } from '../../../core/doors.ts';
import { compareContents } from '../../../core/publications/compare.ts';
import { type Content, emptyContent } from '../../../core/publications/content.ts';
import {
  findVersion,
  listVersionAttachments,
  listVersions,
  type Version,
  type VersionAttachment,
  type VersionRow,
  versionOn,
} from '../../../core/publications/queries/versions.ts';
import { validities } from '../../../core/publications/rules.ts';
import { NotFound } from '../../../platform/errors.ts';
import { asDay } from '../../../platform/form.ts';
import { dayOf, formatDay, isDay } from '../../../platform/time.ts';
import { DifferencePage, HiddenVersionPage, VersionPage } from '../pages/version.tsx';
import { VersionsPage } from '../pages/versions.tsx';
import { type Article, findArticleById, findTombstoneById, findValidityOn } from '../queries/article.ts';
import { type Column, listColumns } from '../queries/columns.ts';
import { answer, frameOf } from './frame.ts';
import { showTombstone } from './tombstone.ts';

/** The document whose versions are asked for, or the word that it was withdrawn. */
async function withDocument(
  c: PublicContext,
  show: (text: Article, versions: VersionRow[], columns: Column[]) => Promise<Response> | Response,
) {
  const { live } = c.var;
  const id = c.req.param('id') ?? '';
  const text = await findArticleById(live, id);
  if (text) {
    c.var.shows(`document:${id}`);
    return show(text, await listVersions(live, id), await listColumns(live));
  }
  const stone = await findTombstoneById(live, id);
  if (stone) return showTombstone(c, stone);
  throw new NotFound();
}

const numberIn = (c: PublicContext, name: string) => Number(c.req.param(name as never));

/** `/versions/:id` */
export const showVersions = (c: PublicContext) =>
  withDocument(c, (text, versions, columns) =>
    answer(c, VersionsPage({ frame: frameOf(c), text, columns, versions, today: c.var.today })),
  );

/** `/versions/:id/:edition` */
export const showVersion = (c: PublicContext) =>
  withDocument(c, (text, versions) => {
    const row = versions.find((one) => one.edition === numberIn(c, 'edition'));
    if (!row) throw new NotFound();
    return showRow(c, { text, versions, row, on: null });
  });

/** `/versions/:id/:from/:to`: the difference between two versions that may be read. */
export const showDifference = (c: PublicContext) =>
  withDocument(c, async (text, versions, columns) => {
    const [from, to] = ['from', 'to'].map((name) => versions.find((one) => one.edition === numberIn(c, name)));
    if (!from || !to || from.edition >= to.edition) throw new NotFound();
    const hidden = [from, to].find((one) => one.hidden);
    if (hidden) return answer(c, HiddenVersionPage({ frame: frameOf(c), text, columns, row: hidden }), { status: 410 });
    const [old, now] = await Promise.all([from, to].map((one) => contentOf(c, text.id, one.edition)));
    return answer(
      c,
      DifferencePage({ frame: frameOf(c), text, columns, from, to, fields: compareContents(old!, now!) }),
    );
  });

/** `?on=2026-03-01` at a document's own address: as it stood at the end of that day. */
export async function showOn(c: PublicContext, text: Article, typed: string) {
  c.var.shows(`document:${text.id}`);
  const versions = await listVersions(c.var.live, text.id);
  const { today } = c.var;
  const problem = whyNotOn(typed, today, versions);
  if (problem) {
    const columns = await listColumns(c.var.live);
    const page = VersionsPage({
      frame: frameOf(c),
      text,
      columns,
      versions,
      today,
      problem,
      typed: typed.slice(0, 40),
    });
    return answer(c, page, { status: isDay(typed) && typed <= today ? 404 : 422 });
  }
  const row = versionOn(versions, typed)!;
  const validity = await findValidityOn(c.var.live, text.id, typed);
  return showRow(c, { text, versions, row, on: { day: typed, validity: validities[validity] } });
}

/** Why no version can be shown for this day, or null. */
function whyNotOn(typed: string, today: string, versions: VersionRow[]): string | null {
  if (!isDay(typed)) return `“${typed.slice(0, 20)}”这一天不存在，${asDay}。`;
  if (typed > today) return `${formatDay(typed)}还没有到，请填写今天或者以前的日期。`;
  if (versionOn(versions, typed)) return null;
  const first = versions.at(-1);
  return first
    ? `${formatDay(typed)}还没有在本站公开；最早的一版公开于${formatDay(dayOf(first.fromAt))}。`
    : '没有可以查看的版本。';
}

interface Asked {
  text: Article;
  versions: VersionRow[];
  row: VersionRow;
  on: { day: string; validity: string } | null;
}

async function showRow(c: PublicContext, { text, versions, row, on }: Asked) {
  const columns = await listColumns(c.var.live);
  if (row.hidden) return answer(c, HiddenVersionPage({ frame: frameOf(c), text, columns, row }), { status: 410 });
  const [version, attachments] = await Promise.all([
    findVersion(c.var.live, text.id, row.edition, on?.day),
    listVersionAttachments(c.var.live, text.id, row.edition),
  ]);
  if (!version) throw new NotFound();
  const next = versions.find(({ edition }) => edition === row.edition + 1);
  const facts = { corrected: next?.changeNote ?? null, version, attachments, on };
  return answer(c, VersionPage({ frame: frameOf(c), text, columns, row, ...facts }));
}

async function contentOf(c: PublicContext, id: string, edition: number): Promise<Content> {
  const [version, attachments] = await Promise.all([
    findVersion(c.var.live, id, edition),
    listVersionAttachments(c.var.live, id, edition),
  ]);
  if (!version) throw new NotFound();
  return asContent(version, attachments);
}

/** As the comparison of the console reads it; what is no part of the public text stays empty on both sides. */
const asContent = ({ title, body, metadata }: Version, attachments: VersionAttachment[]): Content => ({
  ...emptyContent,
  title,
  body,
  metadata,
  disclosure: 'open',
  attachments: attachments.map((item) => ({ ...item, file: 0 })),
});
