import { NotFound } from '../../../platform/errors.ts';
import {
  choice,
  day,
  type Form,
  form,
  longText,
  rowId,
  type Typed,
  text,
  tick,
  whole,
} from '../../../platform/form.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import type { By } from '../../caller.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { acceptUnchecked } from '../../files/actions.ts';
import { abandon } from '../actions/draft.ts';
import { correct, linkDocuments, waive } from '../actions/links.ts';
import { voidNumber } from '../actions/number.ts';
import { move } from '../actions/publish.ts';
import { declineValidity, markValidity, proposeValidity } from '../actions/validity.ts';
import { withdraw, withdrawVersion } from '../actions/withdraw.ts';
import { getUnitOf, refuseForeignEyes } from '../queries/documents.ts';
import { getLatestEdition } from '../queries.ts';
import {
  hiddenKinds,
  type LinkKind,
  linkKinds,
  type Validity,
  validities,
  type WithdrawalKind,
  withdrawalKinds,
} from '../rules.ts';
import { documentId } from './documents.ts';
import { showDocument } from './show.ts';

/** One deed of the document page: its form, what it does, and what the page says afterwards. */
interface DeedDoor<Value> {
  form: Form<Value>;
  run(by: By, document: number, values: Value, c: StaffContext): Promise<unknown>;
  done: string;
}

const door = <Value>(spec: DeedDoor<Value>) => spec as DeedDoor<never>;

const deeds: Record<string, DeedDoor<never>> = {
  correct: door({
    form: form({
      note: longText('更正说明', { required: '请写明更正了什么，公众会看到这句话。', min: 2, max: 500 }),
      unfit: tick('原来的内容不应公开'),
    }),
    run: (by, document, { note, unfit }) => correct(by, { document, note, unfit }),
    done: 'corrected',
  }),
  link: door({
    form: form({
      kind: choice('关系', Object.keys(linkKinds) as LinkKind[], { required: '请选择本文件对它的关系。' }),
      to: rowId('文件', { required: '请选择要关联的文件。' }),
    }),
    async run(by, document, { kind, to }, c) {
      refuseForeignEyes(c.var.who, await getUnitOf(c.var.staff, to!));
      return linkDocuments(by, { kind: kind as LinkKind, from: document, to: to! });
    },
    done: 'linked',
  }),
  validity: door({
    form: form({
      validity: choice('效力', Object.keys(validities) as Validity[], { required: '请选择效力。' }),
      from: day('自哪一天起', { required: true }),
      validityNote: text('说明', { max: 200 }),
    }),
    run: (by, document, { validity, from, validityNote }) =>
      proposeValidity(by, { document, state: validity as Validity, from: from!, note: validityNote }),
    done: 'proposed',
  }),
  agreeValidity: door({
    form: form({ proposal: rowId('效力标注', { required: '请刷新页面，再看一次要复核的标注。' }) }),
    run: (by, document, { proposal }) => markValidity(by, { document, proposal: proposal! }),
    done: 'marked',
  }),
  declineValidity: door({
    form: form({
      proposal: rowId('效力标注', { required: '请刷新页面，再看一次要复核的标注。' }),
      declineReason: longText('不同意的理由', { required: '请写明不同意的理由。', min: 2, max: 300 }),
    }),
    run: (by, document, { proposal, declineReason }) =>
      declineValidity(by, { document, proposal: proposal!, words: declineReason }),
    done: 'declined',
  }),
  withdraw: door({
    form: form({
      kind: choice('撤回方式', [...withdrawalKinds], { required: '请选择怎样撤回。' }),
      successor: rowId('替代它的文件'),
      movedTo: text('新网址', { max: 2000 }),
      withdrawReason: longText('撤回的理由', { required: '请写明撤回的理由，理由会向公众显示。', min: 2, max: 500 }),
    }),
    async run(by, document, { kind, successor, movedTo, withdrawReason: reason }, c) {
      if (successor) refuseForeignEyes(c.var.who, await getUnitOf(c.var.staff, successor));
      return withdraw(by, { document, kind: kind as WithdrawalKind, reason, successor, movedTo });
    },
    done: 'withdrawn',
  }),
  withdrawVersion: door({
    form: form({
      edition: whole('版次', { required: true, min: 1, max: 100_000 }),
      versionKind: choice('种类', Object.keys(hiddenKinds) as (keyof typeof hiddenKinds)[], {
        required: '请选择为什么撤下。',
      }),
      versionReason: longText('撤下的理由', { required: '请写明撤下的理由，理由会向公众显示。', min: 2, max: 500 }),
    }),
    run: (by, document, { edition, versionKind, versionReason }) =>
      withdrawVersion(by, { document, edition: edition!, unfit: versionKind === 'unfit', reason: versionReason }),
    done: 'versionWithdrawn',
  }),
  abandon: door({
    form: form({ abandonReason: longText('作废的理由', { required: '请写明作废的理由。', min: 2, max: 500 }) }),
    async run(by, document, { abandonReason }, c) {
      const { edition } = await getLatestEdition(c.var.staff, document);
      return abandon(by, { edition, reason: abandonReason });
    },
    done: 'abandoned',
  }),
  accept: door({
    form: form({
      file: rowId('附件', { required: true }),
      acceptReason: longText('接受的理由', { required: '请写明接受的理由。', max: 500 }),
    }),
    async run(by, document, { file, acceptReason }, c) {
      const { content } = await getLatestEdition(c.var.staff, document);
      if (!content.attachments.some((item) => item.file === file)) throw new NotFound();
      return acceptUnchecked(by, { file: file!, reason: acceptReason });
    },
    done: 'accepted',
  }),
  waive: door({
    form: form({
      needs: text('豁免的要求', { required: true, max: 60 }),
      waiver: longText('豁免的理由', { required: '请写明豁免的理由，理由会向公众显示。', min: 5, max: 500 }),
    }),
    run: (by, document, { needs, waiver }) => waive(by, { document, needs, reason: waiver }),
    done: 'waived',
  }),
  move: door({
    form: form({ siteColumn: text('栏目', { required: '请选择要移到的栏目。', max: 40 }) }),
    run: (by, document, { siteColumn }) => move(by, { document, siteColumn }),
    done: 'moved',
  }),
  voidNumber: door({
    form: form({ voidReason: longText('作废的理由', { required: '请写明文号作废的理由。', min: 2, max: 500 }) }),
    run: (by, document, { voidReason }) => voidNumber(by, { document, reason: voidReason }),
    done: 'numberVoid',
  }),
};

export function deedDoors(app: StaffApp): void {
  for (const [name, deed] of Object.entries(deeds)) {
    app.post(`/staff/documents/${documentId}/${name}`, (c) => perform(c, name, deed));
  }
}

async function perform(c: StaffContext, name: string, deed: DeedDoor<never>) {
  const document = Number(c.req.param('document'));
  refuseForeignEyes(c.var.who, await getUnitOf(c.var.staff, document));
  const typed: Typed = { ...(await readFields(c)), deed: name };
  const read = deed.form.read(typed);
  if (!read.ok) return showDocument(c, document, read);
  const answer = await deed.run(c.var.by(keyOf(typed)), document, read.values, c);
  const edition = (answer as { edition?: number }).edition;
  return c.redirect(
    edition ? `/staff/editions/${edition}/edit` : `/staff/documents/${document}?done=${deed.done}`,
    303,
  );
}
