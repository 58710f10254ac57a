import { randomBytes } from 'node:crypto';
import { strToU8 } from 'fflate';
import { sql } from 'kysely';
import { enter } from '../../src/features/requests/actions/enter.ts';
import { bringMatter, decideMatter } from '../../src/features/requests/actions/matter.ts';
import { moveDeeds } from '../../src/features/requests/actions/moves.ts';
import { submit } from '../../src/features/requests/actions/submit.ts';
import type { Filed } from '../../src/features/requests/rules/filed.ts';
import type { Move } from '../../src/features/requests/rules/flow.ts';
import type { Matter, MatterKind } from '../../src/features/requests/rules/matter.ts';
import type { StaffDb } from '../../src/platform/database.ts';
import { one } from '../../src/platform/database.ts';
import type { Chain } from './chain.ts';

/** What an invented applicant files; the papers named here belong to nobody. */
const filed = (change: Partial<Filed>): Filed => ({
  kind: 'person',
  name: '演示申请人甲',
  idType: '其他证件',
  idNumber: '演示证件0001',
  employer: '',
  legalRepresentative: '',
  contact: '',
  phone: '0415-0000081',
  email: '',
  fax: '',
  address: '',
  postcode: '',
  agent: '',
  agentId: '',
  title: '',
  fileNumber: '',
  features: '',
  way: 'online',
  carrier: 'electronic',
  acceptOther: true,
  help: '',
  ...change,
});

const company: Partial<Filed> = {
  kind: 'business',
  name: '演示建筑有限公司',
  idType: '统一社会信用代码',
  idNumber: '91210600MA00000DEM',
  contact: '演示联系人',
};

type Unit = Parameters<Chain['as']>[0];
type Step = Parameters<Chain['as']>[1];

/** Cases in several states, each brought there by the same deeds as everybody's; today, so that their clocks run. */
export async function enterRequests(chain: Chain, db: StaffDb, today: string): Promise<void> {
  const walk = openWalk(chain, db, today);
  await walk.submitted('housing', filed({ title: '沿江小区外墙改造的验收结论', features: '2025年秋天完成的' }));
  const correcting = await walk.received('housing', filed({ title: '改造工程的资料' }), '改造工程资料');
  await walk.take(correcting, 'askCorrection', { words: '请写明是哪一个小区、哪一年的工程。' });
  const consulting = await walk.received(
    'housing',
    filed({ ...company, title: '物业服务企业的考核评分' }),
    '物业企业考核评分',
  );
  await walk.take(consulting, 'consult', {
    ground: 'third_party',
    party: '演示物业服务有限公司',
    words: '申请公开的考核评分涉及贵公司，请说明是否同意公开。',
    servedOn: today,
  });
  await walk.received(
    'education',
    filed({ idNumber: '演示证件0002', title: '学区划分的会议纪要' }),
    '学区划分会议纪要',
  );
  await walk.answered(
    'housing',
    filed({ idNumber: '演示证件0003', title: '2025年老旧小区改造计划表' }),
    '老旧小区改造计划表',
  );
  await bringMatters(chain, db);
}

/** What is brought beside applications: a record that is to be corrected, and a complaint that was looked into. */
async function bringMatters(chain: Chain, db: StaffDb): Promise<void> {
  const bring = async (kind: MatterKind, about: Unit, change: Partial<Matter>) => {
    const seed = randomBytes(16);
    const told: Matter = {
      ...{ name: '', phone: '', email: '', idType: '', idNumber: '', ground: '', what: '', evidence: '', request: '' },
      ...change,
    };
    const { slug } = await one(
      db,
      sql<{ slug: string }>`select slug from organisations.unit where id = ${chain.unitOf(about)}`,
    );
    const { number } = await bringMatter(chain.as(about, 'drafter'), {
      ...{ kind, unit: slug, told: () => told, seed: () => seed, tokens: () => [], place: () => 'demonstration' },
    });
    return one(db, sql<{ id: number }>`select id from requests.matter where number = ${number}`);
  };
  await bring('correction', 'housing', {
    ...{ name: '演示申请人乙', phone: '0415-0000082', idType: '其他证件', idNumber: '演示证件0004' },
    what: '改造工程住户登记表里，我家的面积写成 80 平方米。',
    evidence: '房屋所有权证上是 90 平方米，可以当面出示。',
  });
  const { id: matter } = await bring('complaint', 'education', {
    ground: 'not_published',
    what: '今年的学区划分方案没有在网站上公布。',
  });
  await decideMatter(chain.as('office', 'openness'), {
    ...{ matter, outcome: 'urged' },
    words: '经查，学区划分方案公布晚了，已经督促区教育局补充公开。（演示）',
  });
}

function openWalk(chain: Chain, db: StaffDb, today: string) {
  const walk = {
    async take(at: { unit: Unit; id: number }, move: Move, told: Record<string, unknown>, step: Step = 'drafter') {
      await moveDeeds[move](chain.as(at.unit, step), { request: at.id, told });
    },
    async submitted(unit: Unit, form: Filed) {
      const seed = randomBytes(16);
      await submit(chain.as(unit, 'drafter'), {
        unit: (
          await one(db, sql<{ slug: string }>`select slug from organisations.unit where id = ${chain.unitOf(unit)}`)
        ).slug,
        filed: () => form,
        seed: () => seed,
        tokens: () => [],
        place: () => 'demonstration',
      });
    },
    async received(unit: Unit, form: Filed, subject: string) {
      const facts = { unit: chain.unitOf(unit), channel: 'in_person', on: today, filed: form } as const;
      const { id } = await enter(chain.as(unit, 'drafter'), facts);
      await walk.take({ unit, id }, 'register', { subject });
      return { unit, id };
    },
    async answered(unit: Unit, form: Filed, subject: string) {
      const at = await walk.received(unit, form, subject);
      const table = {
        field: 'paper',
        name: '改造计划表（演示）.csv',
        type: 'csv' as const,
        bytes: Buffer.from(strToU8('小区,年份\r\n沿江小区,2025\r\n')),
      };
      await moveDeeds.draft(chain.as(unit, 'drafter'), {
        request: at.id,
        told: { outcome: 'provided', words: '随答复书提供改造计划表，共 1 份。' },
        files: () => [table],
      });
      await walk.take(at, 'passLaw', { words: '依据适用正确，同意。' }, 'department');
      await walk.take(at, 'passSecrecy', { words: '不涉密，同意。' }, 'secrecy');
      await walk.take(at, 'sign', { words: '' }, 'signoff');
      await walk.take(at, 'deliver', { way: 'online' });
    },
  };
  return walk;
}
