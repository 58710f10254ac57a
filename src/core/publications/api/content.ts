import type { Reads } from '../../../platform/database.ts';
import { invalid, typedFrom, valuesOf } from '../../api/read-form.ts';
import type { Staff } from '../../caller.ts';
import { listGrounds } from '../../review/queries.ts';
import type { Attachment, Content } from '../content.ts';
import { readContent } from '../content-form.ts';
import { listAttachable } from '../queries/revisions.ts';
import type { ContentBody } from './shapes.ts';

/** What was sent as the content of a revision, read by the editor's own form; attachments are one's own or carried already. */
export async function contentOf(db: Reads, who: Staff, sent: ContentBody, carried: Attachment[]): Promise<Content> {
  const { metadata, keywords, attachments, ...fields } = { ...sent, keywords: sent.metadata.keywords?.join(' ') };
  const files = await attachmentsOf(db, who, attachments, carried);
  const content = valuesOf(readContent(typedFrom({ ...metadata, ...fields, keywords }), files));
  if (content.ground && !(await listGrounds(db)).some(({ code }) => code === content.ground))
    throw invalid({ ground: '没有这项依据，请重新选择。' });
  return content;
}

async function attachmentsOf(db: Reads, who: Staff, wanted: number[], carried: Attachment[]): Promise<Attachment[]> {
  const known = carried.map(({ file }) => file);
  const found = await listAttachable(db, wanted, who.person, known);
  return wanted.map((number, index) => {
    const file = found.find((one) => one.id === number);
    if (!file) throw invalid({ [`attachments/${index}`]: `没有编号是 ${number} 的附件，请先上传。` });
    const { name, hash, bytes, type } = file;
    return { file: number, name, hash, bytes, type };
  });
}
