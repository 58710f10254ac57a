import { sql } from 'kysely';
import { agree } from '../../src/core/proposals/actions/decide.ts';
import { propose } from '../../src/core/proposals/actions/propose.ts';
import { revise } from '../../src/core/publications/actions/draft.ts';
import { getEdition } from '../../src/core/publications/queries.ts';
import { allChecks } from '../../src/features/agencies/actions/approve.ts';
import { convenienceLists } from '../../src/features/convenience/staff.tsx';
import { translate } from '../../src/features/portal/actions/translate.ts';
import { topics } from '../../src/features/portal/staff.ts';
import { rows, type StaffDb } from '../../src/platform/database.ts';
import { addDays } from '../../src/platform/time.ts';
import type { Chain, Written } from './chain.ts';
import { hall, heating, libraryHours, waterRepair } from './facts.ts';

const checks = Object.fromEntries(allChecks.map((check) => [check, true]));

/** A topic, two lists and an English text, each by the two or more persons that it takes. */
export async function publishLaidOut(chain: Chain, db: StaffDb, today: string, policy: Written): Promise<void> {
  // both make themselves known, wherever the content is loaded from
  const kinds = { topic: topics().kind, convenience: convenienceLists.kind };
  await publishTranslation(chain, db, policy);
  const show = async (kind: string, subject: string, content: unknown) => {
    const answer = '演示内容，地址和电话都是虚构的。';
    const sent = await propose(chain.as('office', 'openness'), {
      kind,
      subject,
      content,
      note: '首次公开（演示）',
      answer,
    });
    await agree(chain.as('office', 'secrecy'), { version: sent.version, hash: sent.hash, checks });
  };
  const ids = async (like: string) =>
    (
      await rows(
        db,
        sql<{ id: string }>`
          select id from live.publication where title like ${like} and site_column <> 'english' order by listed_at, id`,
      )
    ).map(({ id }) => id);
  const [texts, explained] = [
    await ids('%印发《振兴区政务公开专区管理办法》%'),
    [...(await ids('%家门口就能查文件%')), ...(await ids('%政务公开专区的五个问答'))],
  ];
  await show(kinds.topic, 'open-zone', {
    title: '政务公开专区',
    introduction: [
      '在专区可以查文件、问政策、交政府信息公开申请，不收费。',
      `区政务服务中心：演示路 2 号，${hall.workdays}，${hall.saturday}`,
      `区档案馆：演示路 3 号，${hall.workdays}，${hall.saturday}`,
      `区图书馆：演示路 5 号，${libraryHours.days} ${libraryHours.times}`,
      '咨询：8890 综合服务平台',
    ].join('\n'),
    opensOn: today,
    closesOn: addDays(today, 180),
    sections: [
      { title: '文件', documents: texts },
      { title: '解读和回应', documents: explained },
    ],
  });
  const list = { asOf: today, goodUntil: addDays(today, 180), feed: '' };
  await show(kinds.convenience, 'phones', {
    ...{ ...list, title: '常用电话', source: '区政府办公室（演示）', position: 1 },
    rows: [
      { name: '8890 综合服务平台', value: '8890', note: '24 小时' },
      { name: '供水抢修', value: waterRepair, note: '24 小时，演示号码' },
      { name: '第一供热站', value: heating.first, note: '供热期内 24 小时，演示号码' },
      { name: '第二供热站', value: heating.second, note: '供热期内 24 小时，演示号码' },
      { name: '区教育局招生咨询', value: '0415-0000012', note: '工作日 8:30—11:30，13:30—17:00' },
    ],
  });
  await show(kinds.convenience, 'hours', {
    ...{ ...list, title: '办公和开放时间', source: '区营商环境建设监督局（演示）', position: 2 },
    rows: [
      { name: '区政务服务中心', value: `${hall.workdays}，${hall.saturday}`, note: `演示路 2 号，${hall.note}` },
      { name: '区档案馆', value: `${hall.workdays}，${hall.saturday}`, note: '演示路 3 号' },
      { name: '区图书馆', value: `${libraryHours.days} ${libraryHours.times}`, note: '演示路 5 号' },
    ],
  });
  await show(kinds.convenience, 'buses', {
    ...{ ...list, title: '公交', source: '区交通运输服务单位（演示）', position: 3 },
    rows: [
      { name: '示例 1 路（站前—帽盔山）', value: '首班 6:00，末班 20:30', note: '每 10 分钟一班，经过政务服务中心站' },
      { name: '示例 2 路（永昌—临江）', value: '首班 6:10，末班 19:30', note: '每 15 分钟一班，经过图书馆站' },
    ],
  });
  await show(kinds.convenience, 'schools', {
    ...{ ...list, title: '学校', source: '区教育局（演示）', position: 4 },
    rows: [
      { name: '示例第一小学', value: '站前街道、永昌街道示例路以北', note: '演示路 11 号，0415-0000061' },
      { name: '示例第二小学', value: '临江街道、花园街道', note: '演示路 12 号，0415-0000062' },
      { name: '示例中学', value: '全区初中，按小学对口入学', note: '演示路 13 号，0415-0000063' },
    ],
  });
}

async function publishTranslation(chain: Chain, db: StaffDb, policy: Written): Promise<void> {
  const by = () => chain.as('office', 'drafter');
  const opened = await translate(by(), { document: policy.document, language: 'en' });
  const { content } = await getEdition(db, opened.edition);
  const { revision } = await revise(by(), {
    edition: opened.edition,
    base: opened.revision,
    content: {
      ...content,
      disclosure: 'open',
      title: 'Measures for the Open Government Reading Points of Zhenxing District',
      body: '<p>Every reading point is open to everybody, without registration, during its posted hours.</p><p>Staff help visitors to find documents and to file requests for information. Complaints go to hotline 8890.</p>',
    },
  });
  await chain.publish({ ...opened, revision, text: { ...policy.text, kind: 'translation' } });
}
