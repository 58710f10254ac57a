import { NotFound } from '../../../platform/errors.ts';
import { formatMoment } from '../../../platform/time.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { listGrounds } from '../../review/queries.ts';
import { shownBody } from '../clean.ts';
import { compareContents } from '../compare.ts';
import { ComparePage } from '../pages/compare.tsx';
import { PreviewPage } from '../pages/preview.tsx';
import { getMarks, refuseForeignEyes } from '../queries/documents.ts';
import { listRevisions, type RevisionRow } from '../queries/revisions.ts';
import { getEdition } from '../queries.ts';
import { editionId } from './documents.ts';

export function versionDoors(app: StaffApp): void {
  app.get(`/staff/editions/${editionId}/compare`, compare);
  app.get(`/staff/editions/${editionId}/preview`, preview);
}

async function compare(c: StaffContext) {
  const { staff, who } = c.var;
  const edition = await getEdition(staff, Number(c.req.param('edition')));
  refuseForeignEyes(who, edition.unit);
  const revisions = await listRevisions(staff, edition.edition);
  const pick = (name: string, otherwise: RevisionRow) => {
    const asked = c.req.query(name);
    if (!asked) return otherwise;
    const found = revisions.find((revision) => String(revision.id) === asked);
    if (!found) throw new NotFound();
    return found;
  };
  const to = pick('to', revisions.at(-1)!);
  const from = pick('from', revisions[Math.max(revisions.findIndex((revision) => revision.id === to.id) - 1, 0)]!);
  const grounds = new Map((await listGrounds(staff)).map((ground) => [ground.code, ground.words]));
  return c.var.page({
    title: '比较版本',
    crumbs: [
      { label: '文件', href: '/staff/documents' },
      { label: edition.content.title || '（无标题）', href: `/staff/documents/${edition.document}` },
      { label: '比较版本' },
    ],
    children: ComparePage({
      action: `/staff/editions/${edition.edition}/compare`,
      revisions: revisions.map((revision) => ({ id: revision.id, words: revisionWords(revision) })),
      from: from.id,
      to: to.id,
      fields: compareContents(from.content, to.content, (code) => grounds.get(code) ?? code),
    }),
  });
}

const revisionWords = (revision: RevisionRow) =>
  `第 ${revision.editionNumber} 版第 ${revision.number} 稿　${formatMoment(revision.writtenAt)}　${revision.author ?? '系统'}`;

/** As the public would see it; only in a signed-in window, never stored. */
async function preview(c: StaffContext) {
  const { staff, who, site, mode } = c.var;
  const edition = await getEdition(staff, Number(c.req.param('edition')));
  refuseForeignEyes(who, edition.unit);
  const marks = await getMarks(staff, edition.document);
  const { content } = edition;
  c.header('cache-control', 'no-store');
  return c.html(
    PreviewPage({
      site,
      mode,
      path: c.req.path,
      content,
      body: shownBody(content.body, (position) => {
        const item = content.attachments[position - 1];
        return item ? `/staff/files/${item.file}` : null;
      }),
      unit: edition.unitName,
      number: marks.documentNumber ?? content.metadata.number ?? null,
      official: edition.takesNumber,
      back: `/staff/documents/${edition.document}`,
    }),
  );
}
