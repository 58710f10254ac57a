import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from 'kysely';
import { rows } from '../../platform/database.ts';
import { testDatabase } from '../../platform/test-database.ts';
import { openOffice } from '../test-office.ts';
import { withdraw } from './actions/withdraw.ts';
import { openPress } from './test-press.ts';

test('lists see exactly what is published: not what was withdrawn, ended by its day or is not open', async (context) => {
  const t = await testDatabase();
  context.after(() => t.close());
  const office = await openOffice(t);
  const press = openPress(t, office);
  const kept = await press.published('留下的通知');
  const ended = await press.published('到期的通知');
  const gone = await press.published('撤回的通知');
  const corrected = await press.published('更正的通知');
  await press.publishCorrected(corrected.document, { title: '更正过的通知' });
  await withdraw(office.by(office.editor), { document: gone.document, kind: 'withdrawn', reason: '时间有误。' });
  await sql`
    update publications.publication set public_until = now() - interval '1 second'
    where document = ${ended.document}`.execute(t.sides.staff);

  const common = [
    'id',
    'site_column',
    'unit',
    'unit_name',
    'first_published_at',
    'first_published_on',
    'listed_at',
    'published_at',
  ];
  const from = (view: string, subject: string) =>
    rows(
      t.sides.live,
      sql<{ id: string; subject: string | null }>`
        select ${sql.join(common.map((name) => sql.ref(name)))}, ${sql.raw(subject)} as subject
        from ${sql.table(view)} order by id`,
    );
  const [listed, published] = [
    await from('live.listed', 'subject'),
    await from('live.publication', `metadata ->> 'subject'`),
  ];
  assert.deepEqual(listed, published);
  assert.equal(listed.length, 2, `${kept.path} and ${corrected.path}`);
});
