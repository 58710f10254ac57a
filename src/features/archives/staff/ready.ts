import { lookAt } from '../../../core/checks/queries.ts';
import { factsOf } from '../../../core/checks/rules/catalogue.ts';
import { countWords, isOpen } from '../../../core/checks/rules/gate.ts';
import { listUnaccepted } from '../../../core/files/queries.ts';
import { getEdition, listAuthors } from '../../../core/publications/queries.ts';
import { whyNotSubmit } from '../../../core/publications/rules.ts';
import type { Reads } from '../../../platform/database.ts';
import type { PageRow } from '../queries.ts';

/** A draft as it stands before review. */
export interface Readiness {
  page: PageRow;
  /** Why it cannot be sent now; null when it can. */
  why: string | null;
  /** Passages that one reason may answer for in many pages at once, because only the layout of old pages is at stake. */
  layout: string[];
}

/** Whether a draft may go to review, with the same eyes as the gate has. */
export async function readinessOf(db: Reads, page: PageRow, person: number): Promise<Readiness> {
  const edition = await getEdition(db, page.edition);
  const authors = [...(await listAuthors(db, page.edition)), person];
  const { findings } = await lookAt(db, edition);
  const open = findings.filter((finding) => isOpen(finding, 'submit', authors));
  const layout = open.filter(({ check, level }) => level === 'accept' && factsOf(check).group === 'structure');
  const missing = Object.values(whyNotSubmit(edition.content)).join('');
  const unseen = await listUnaccepted(
    db,
    edition.content.attachments.map(({ file }) => file),
  );
  const files = unseen.length > 0 ? `附件“${unseen.map(({ name }) => name).join('、')}”要由审查人打开看过后接受。` : '';
  const found = open.length > 0 ? `系统检查还没有处理：${countWords(open)}。` : '';
  const others = missing !== '' || files !== '' || layout.length < open.length;
  return {
    page,
    why: `${missing}${files}${found}` || null,
    layout: others ? [] : [...new Set(layout.map(({ fingerprint }) => fingerprint))],
  };
}
