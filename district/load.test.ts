import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { By } from '../src/core/caller.ts';
import { closeUnit } from '../src/core/organisations/actions.ts';
import { setKind } from '../src/core/publications/actions/site.ts';
import { one, rows } from '../src/platform/database.ts';
import { Refused } from '../src/platform/errors.ts';
import { projectRoot } from '../src/platform/root.ts';
import { type TestDatabase, testDatabase } from '../src/platform/test-database.ts';
import { hasDistrict, loadDistrict } from './load.ts';
import { DistrictError, readDistrict } from './read.ts';

const zhenxing = join(projectRoot, 'district', 'zhenxing');

describe('entering a district', () => {
  let db: TestDatabase;
  before(async () => {
    db = await testDatabase();
  });
  after(() => db.close());

  it('enters units, groups, columns, kinds and settings, each with its ledger line', async () => {
    assert.equal(await hasDistrict(db.sides.staff), false);
    const district = readDistrict(zhenxing);
    const done = await loadDistrict(zhenxing, db.sides.staff);
    const { units, groups, columns, kinds, settings, profiles } = district;
    const all = units.length + groups.length + columns.length + kinds.length + settings.length + profiles.size;
    assert.deepEqual(done, { added: all, changed: 0, unchanged: 0 });
    const { lines } = await one(db.sides.staff, sql<{ lines: number }>`select count(*) as lines from ledger.line`);
    assert.equal(lines, all + 1); // and one that the district is whole
    assert.equal(await hasDistrict(db.sides.staff), true);
  });

  it('changes nothing when it is loaded again', async () => {
    const done = await loadDistrict(zhenxing, db.sides.staff);
    assert.equal(done.added + done.changed, 0);
    assert.ok(done.unchanged > 60);
  });

  it('knows every unit of the plan by the words that the plan uses', async () => {
    const known = await rows(
      db.sides.staff,
      sql<{ word: string }>`
        select name as word from organisations.unit
        union select unnest(aliases) from organisations.unit
        union select name from organisations.unit_group`,
    );
    const words = new Set(known.map((row) => row.word));
    for (const word of [
      '各街道办事处',
      '汤池镇人民政府',
      '区直各相关部门',
      '区营商局',
      '区退役军人局',
      '生态环境局振兴分局',
    ])
      assert.ok(words.has(word), word);
  });

  it('enters one change as one change', async () => {
    const folder = copy();
    edit(folder, 'units.json', (units) => {
      units[3]!.position = 7;
    });
    const done = await loadDistrict(folder, db.sides.staff);
    assert.deepEqual([done.added, done.changed], [0, 1]);
    rmSync(folder, { recursive: true });
  });

  it('says file and row of everything that is wrong at once, and enters nothing', () => {
    const folder = copy();
    edit(folder, 'units.json', (units) => {
      units[2]!.slug = '大写 ABC';
      units[4]!.phnoe = '1';
    });
    writeFileSync(join(folder, 'columns.json'), '{ not json');
    assert.throws(
      () => readDistrict(folder),
      (error: unknown) => {
        assert.ok(error instanceof DistrictError);
        assert.match(error.message, /units\.json 第 3 项（区发展和改革局）：网址名/);
        assert.match(error.message, /units\.json 第 5 项（区教育局）：没有“phnoe”/);
        assert.match(error.message, /columns\.json：不是有效的 JSON/);
        return true;
      },
    );
    rmSync(folder, { recursive: true });
  });

  it('refuses a name that another unit bears, naming the row', async () => {
    const folder = copy();
    edit(folder, 'units.json', (units) => {
      units[5]!.name = units[6]!.name;
    });
    rmSync(join(folder, 'agencies'), { recursive: true });
    await assert.rejects(loadDistrict(folder, db.sides.staff), /units\.json 第 6 项.*名称已经由“/);
    rmSync(folder, { recursive: true });
  });

  it('refuses a folder that is not there', () => {
    assert.throws(() => readDistrict(join(zhenxing, 'nowhere')), DistrictError);
  });

  it('keeps a closed unit and refuses to close it twice', async () => {
    const by = new By(db.sides.staff, { kind: 'system', name: 'test' });
    await closeUnit(by, { slug: 'jianghai', on: '2026-11-01', reason: '机构调整' });
    const unit = await one(
      db.sides.staff,
      sql<{ on: string }>`select closed_on as on from organisations.unit where slug = 'jianghai'`,
    );
    assert.equal(unit.on, '2026-11-01');
    const shown = await rows(db.sides.live, sql`select slug from live.unit where slug = 'jianghai'`);
    assert.equal(shown.length, 0);
    await assert.rejects(closeUnit(by, { slug: 'jianghai', on: '2026-11-02', reason: '机构调整' }), Refused);
    await assert.rejects(closeUnit(by, { slug: 'huayuan', on: '2026-02-30', reason: '机构调整' }), /存在的日期/);
  });

  it('keeps the secrecy review in every route, and lets only the system administrator set one', async () => {
    const kind = { ...readDistrict(zhenxing).kinds[0]!, steps: ['department'] };
    await assert.rejects(setKind(new By(db.sides.staff, { kind: 'system', name: 'test' }), kind), /都要有保密审查/);
    await assert.rejects(setKind(new By(db.sides.staff, { kind: 'visitor', session: 'x' }), kind), /请先登录/);
  });
});

function copy(): string {
  const folder = mkdtempSync(join(tmpdir(), 'district-'));
  cpSync(zhenxing, folder, { recursive: true });
  return folder;
}

function edit(folder: string, file: string, change: (rows: Record<string, unknown>[]) => void): void {
  const list = JSON.parse(readFileSync(join(folder, file), 'utf8'));
  change(list);
  writeFileSync(join(folder, file), JSON.stringify(list));
}
