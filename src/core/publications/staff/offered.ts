import type { Typed } from '../../../platform/form.ts';
import { formatMoment } from '../../../platform/time.ts';
import { newKey } from '../../../ui/form.tsx';
import { holds, type Role, type Staff } from '../../caller.ts';
import type { StaffContext } from '../../doors.ts';
import { listUnaccepted } from '../../files/queries.ts';
import { channels } from '../../review/rules.ts';
import type { DeedsView } from '../pages/deed.tsx';
import {
  type DocumentMarks,
  type EditionOfDocument,
  listDocuments,
  type RequirementRow,
  unitsSeenBy,
} from '../queries/documents.ts';
import { findProposal } from '../queries/validity.ts';
import { type EditionRow, type LinkRow, listColumns } from '../queries.ts';
import { whyNotSubmitText } from '../room-asks.ts';
import { linkKinds, whyNotDecide } from '../rules.ts';

/** What decides about which deeds the document page offers. */
export interface Facts {
  edition: EditionRow;
  editions: EditionOfDocument[];
  marks: DocumentMarks;
  requirements: RequirementRow[];
  links: LinkRow[];
  /** It came back from review and nothing was changed since. */
  unread: boolean;
  /** What the checks still want before review. */
  unready?: string | null;
  refused?: { typed: Typed; errors: Record<string, string> };
}

/** Exactly what this person may do with the document now; the deeds check it again. */
export async function deedsOf(c: StaffContext, facts: Facts): Promise<DeedsView> {
  const { edition, marks, requirements, refused } = facts;
  const { who } = c.var;
  const { unit, state, document } = edition;
  const writes = holds(who, ['drafter', 'editor'], unit);
  const governs = holds(who, ['editor', 'signer'], unit) || holds(who, 'openness');
  const proposal = (governs && marks.live && (await findProposal(c.var.staff, document))) || null;
  const typed = refused?.typed ?? {};
  const kept = typeof typed._key === 'string' ? typed._key : newKey();
  return {
    document,
    edition: edition.edition,
    key: (deed) => (typed.deed === deed ? kept : newKey()),
    typed,
    errors: refused?.errors ?? {},
    edit: writes && ['draft', 'submitted', 'cleared'].includes(state),
    submit: writes && state === 'draft' ? await submitOf(c, facts) : null,
    correct: writes && marks.live && (state === 'issued' || state === 'abandoned'),
    withdraw: governs && marks.live ? { successors: await successorsOf(c, document) } : null,
    withdrawVersion: governs && marks.live ? formerOf(facts.editions) : null,
    validity: governs && marks.live && !proposal,
    agreeValidity: proposal && !whyNotDecide(proposal.proposedBy, who.person) ? proposal : null,
    declineValidity: proposal,
    move: marks.live && (holds(who, 'editor', unit) || holds(who, 'openness')) ? await columnOptions(c) : null,
    voidNumber: holds(who, 'signer', unit) && marks.documentNumber !== null && marks.firstPublishedAt === null,
    link: writes ? await linkOf(c, document) : null,
    abandon: writes && state === 'draft',
    waive: waivable(who, unit, requirements),
    unchecked: holds(who, accepting, unit) ? await acceptable(c, edition) : [],
  };
}

/** Where a published document may stand instead. */
const columnOptions = async (c: StaffContext) =>
  (await listColumns(c.var.staff)).map(({ slug, name }) => ({ value: slug, label: name }));

/** Somebody other than the drafter answers for a file that nobody could check. */
const accepting: Role[] = ['reviewer', 'secrecy', 'signer', 'openness'];

async function acceptable(c: StaffContext, edition: EditionRow) {
  const ids = edition.content.attachments.map((item) => item.file);
  return (await listUnaccepted(c.var.staff, ids)).filter((file) => file.uploadedBy !== c.var.who.person);
}

const waivable = (who: Staff, unit: number, requirements: RequirementRow[]) =>
  holds(who, 'signer', unit) ? requirements.filter((item) => !item.waivedAt && !item.met) : [];

/** A text and what interprets it go to review together (article （二）: 同步组织、审签、部署、发布). */
async function submitOf(c: StaffContext, { edition, links, unready, unread }: Facts): Promise<DeedsView['submit']> {
  const why = Object.values(await whyNotSubmitText(c.var.staff, edition.content));
  return {
    unread,
    channels: Object.entries(channels).map(([value, label]) => ({ value, label })),
    companions: links
      .filter((link) => link.kind === 'interprets' && link.otherState === 'draft')
      .map((link) => ({ value: String(link.otherDocument), label: link.title })),
    why: [...why, ...(unready ? [unready] : [])],
  };
}

/** Public documents of the units that this person sees, newest first. */
async function successorsOf(c: StaffContext, document: number) {
  const { items } = await listDocuments(c.var.staff, {
    units: unitsSeenBy(c.var.who),
    person: null,
    kind: '',
    state: 'live',
    words: '',
    page: 1,
    perPage: 200,
  });
  return items
    .filter((item) => item.document !== document)
    .map((item) => ({ value: String(item.document), label: [item.number, item.title].filter(Boolean).join(' ') }));
}

function formerOf(editions: EditionOfDocument[]): DeedsView['withdrawVersion'] {
  const former = editions.filter(({ endKind, hiddenAt }) => endKind === 'corrected' && !hiddenAt);
  if (former.length === 0) return null;
  return former.map(({ number, publishedAt }) => ({
    value: String(number),
    label: `第 ${number} 版，${formatMoment(publishedAt!)} 发布`,
  }));
}

async function linkOf(c: StaffContext, document: number): Promise<DeedsView['link']> {
  const units = [...new Set(c.var.who.grants.map((grant) => grant.unit))];
  const { items } = await listDocuments(c.var.staff, {
    units,
    person: null,
    kind: '',
    state: '',
    words: '',
    page: 1,
    perPage: 200,
  });
  const documents = items
    .filter((item) => item.document !== document)
    .map((item) => ({
      value: String(item.document),
      label: [item.number, item.title].filter(Boolean).join(' '),
      group: item.kind,
    }));
  if (documents.length === 0) return null;
  const kinds = Object.entries(linkKinds).map(([value, [words]]) => ({ value, label: words }));
  return { kinds, documents };
}
