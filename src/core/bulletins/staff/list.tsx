import { Refused } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import type { StaffContext } from '../../doors.ts';
import { readMultipart } from '../../files/multipart.ts';
import { listUnitsOf, unitsSeenBy } from '../../publications/queries/documents.ts';
import { draftBulletin, keepBulletins } from '../actions.ts';
import { BulletinsPage, perPage } from '../pages/bulletins.tsx';
import { countBulletins, getBulletin, listBulletins } from '../queries.ts';
import { bringAll, mostFiles, takeFile } from './bring.ts';
import { drafts, home, lookedAt } from './frame.ts';

interface Told {
  errors?: Record<string, string>;
  typed?: Typed;
  notice?: string;
}

const done: Record<string, string> = {
  dropped: '已放弃，读入的文字已经删除。',
  drafted: '已起草。请逐份核对后送审。',
};

export async function showBulletins(c: StaffContext, told: Told = {}): Promise<Response> {
  const { staff: db, who, today } = c.var;
  const waiting = c.req.query('show') !== 'all';
  const page = /^[1-9]\d{0,4}$/.test(c.req.query('page') ?? '') ? Number(c.req.query('page')) : 1;
  const seen = unitsSeenBy(who);
  const [rows, counts, units] = await Promise.all([
    listBulletins(db, seen, { waiting, page, perPage }),
    countBulletins(db, seen),
    drafts(who) ? listUnitsOf(db, who) : [],
  ]);
  const wrong = Object.keys(told.errors ?? {}).length > 0;
  return c.var.page({
    title: '以往的公示',
    crumbs: [{ label: '以往的公示' }],
    notice: told.notice ?? done[c.req.query('done') ?? ''] ?? broughtNotice(c),
    error: wrong,
    status: wrong ? 422 : 200,
    children: BulletinsPage({
      rows: rows.map((row) => ({ ...row, ...lookedAt(row, today) })),
      ...{ counts, units, waiting, page },
      unit: String([told.typed?.unit ?? who.unit].flat()[0]),
      pasted: String([told.typed?.text ?? ''].flat()[0]),
      keyFor: newKey,
      errors: told.errors ?? {},
    }),
  });
}

function broughtNotice(c: StaffContext): string | null {
  const [kept, known] = ['kept', 'known'].map((name) => Number(c.req.query(name) ?? 'x'));
  if (!Number.isInteger(kept) || !Number.isInteger(known)) return null;
  return `读入 ${kept} 份${known! > 0 ? `；另有 ${known} 份以前读入过，没有重复读入` : ''}。请逐份核对。`;
}

/** 读入: what can be read is kept, what cannot is named. */
export async function receiveBulletins(c: StaffContext): Promise<Response> {
  if (!drafts(c.var.who)) throw new Refused('以往的公示由单位的拟稿人读入和起草，您没有这项职责。', 403);
  const { fields, taken } = await readMultipart(c.req.raw, takeFile, {
    undo: async () => {},
    limits: { files: mostFiles, totalBytes: 64 * 1024 ** 2 },
  });
  const unit = Number([fields.unit ?? ''].flat()[0]);
  const units = await listUnitsOf(c.var.staff, c.var.who);
  if (!units.some(({ id }) => id === unit))
    return showBulletins(c, {
      errors: { [units.length > 1 ? 'unit' : '']: '请选择这些公示归哪个单位。' },
      typed: fields,
    });
  const { items, unread } = await bringAll(taken, String([fields.text ?? ''].flat()[0]));
  if (items.length === 0 && unread.length === 0)
    return showBulletins(c, { errors: { file: '请选择文件，或者粘贴公示的全文。' }, typed: fields });
  if (items.length === 0) return showBulletins(c, { errors: { file: unread.join('') }, typed: fields });
  const { kept, known } = await keepBulletins(c.var.by(keyOf(fields)), { unit, items });
  if (unread.length === 0) return c.redirect(`${home}?kept=${kept.length}&known=${known.length}`, 303);
  const notice = kept.length > 0 ? `其余 ${kept.length} 份已经读入。` : undefined;
  return showBulletins(c, { errors: { file: unread.join('') }, notice, typed: fields });
}

/** 起草所选: each that lacks nothing; the first that does stops with its name, those before it are drafted. */
export async function draftMany(c: StaffContext): Promise<Response> {
  const typed = await readFields(c);
  const ids = [typed.id ?? []].flat().map(Number).filter(Number.isSafeInteger).slice(0, perPage);
  if (ids.length === 0) return showBulletins(c, { errors: { '': '请先选择要起草的公示。' } });
  const errors: string[] = [];
  const key = keyOf(typed);
  for (const id of ids)
    try {
      await draftBulletin(c.var.by(key && `${key}.${id}`), { id });
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 409) throw error;
      const { told, name } = await getBulletin(c.var.staff, id);
      errors.push(`“${told.title || name}”：${error.message}`);
    }
  if (errors.length > 0) return showBulletins(c, { errors: { '': errors.join('') } });
  return c.redirect(`${home}?show=all&done=drafted`, 303);
}
