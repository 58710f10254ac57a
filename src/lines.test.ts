import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadDemo } from '../district/demo.ts';
import { loadDistrict } from '../district/load.ts';
import { sealAll } from './core/ledger/test-seal.ts';
import { verifyLedger } from './core/ledger/verify.ts';
import { keepWith } from './first-start.ts';
import { projectRoot } from './platform/root.ts';
import { testHouse } from './test-house.ts';
import { asking, rowsHaveLedgerLines } from './walls/database.ts';
import { exemptTables } from './walls/lists.ts';

// Wall 11, over everything that the demonstration district did
test('every row of a business table belongs to a transaction that has a ledger line', async () => {
  const house = await testHouse();
  try {
    const { staff } = house.t.sides;
    const folder = join(projectRoot, 'district', 'zhenxing');
    await loadDistrict(folder, staff);
    await loadDemo({ folder, staff, now: new Date(), keepFile: keepWith(house.house.storage) });
    await asking(house.t.adminUrl, async (client) => {
      const found = await rowsHaveLedgerLines(client, exemptTables);
      assert.deepEqual(found.against, []);
      assert.ok(found.looked > 300, `looked at ${found.looked} rows only`);
      await client.query(`insert into organisations.setting (name, value) values ('smuggled', '1')`);
      const smuggled = await rowsHaveLedgerLines(client, exemptTables);
      assert.deepEqual(smuggled.against, ['organisations.setting: 1 rows without a ledger line']);
    });
    await sealAll(house.t.sealer, staff);
    const verdict = await verifyLedger(staff);
    assert.ok(verdict.ok && verdict.sealed > 200, JSON.stringify(verdict));
  } finally {
    await house.close();
  }
});
