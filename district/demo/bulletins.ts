import { draftBulletin, keepBulletins } from '../../src/core/bulletins/actions.ts';
import { sourceOf } from '../../src/core/bulletins/parse/source.ts';
import { takesBulletins } from '../../src/core/bulletins/rules/shapes.ts';
import { storedOf } from '../../src/core/bulletins/rules/told.ts';
import { accept } from '../../src/core/checks/actions/accept.ts';
import { lookAt } from '../../src/core/checks/queries.ts';
import { isOpen } from '../../src/core/checks/rules/gate.ts';
import { keyedName } from '../../src/core/people/secret.ts';
import { getLatestEdition } from '../../src/core/publications/queries.ts';
import { submit } from '../../src/core/review/actions/submit.ts';
import { noticeBulletin } from '../../src/features/enforcement/rules/bulletin.ts';
import { planBulletin, resultBulletin } from '../../src/features/inspections/rules/bulletin.ts';
import type { StaffDb } from '../../src/platform/database.ts';
import type { Chain } from './chain.ts';

const notices = [
  `# url: http://old.example.gov.cn/ssj/202406/t20240618_101.htm
# title: 2024年第二季度物业服务企业“双随机、一公开”抽查结果公示
# published: 2024-06-18

根据《2024年度随机抽查工作计划》（振住建发〔2024〕3号），区住房城乡建设局于2024年6月5日组织2名执法人员对3家物业服务企业进行检查，现将结果予以公示。
序号|检查对象|检查事项|执法人员|检查结果
1|丹东演示物业服务有限公司|服务标准执行|[姓名已隐去]|未发现问题
2|丹东演示安居物业有限公司|服务标准执行|[姓名已隐去]|未发现问题
3|丹东演示锦江物业有限公司|服务标准执行|[姓名已隐去]|发现问题已责令改正
区住房城乡建设局 2024年6月14日`,
  `# url: http://old.example.gov.cn/gsgg/202310/t20231009_88.htm
# title: 2023年9月建筑工程施工许可公示
# published: 2023-10-09

2023年9月，区住房城乡建设局核准建筑工程施工许可共4件，具体情况见附表（.xls）。
区住房城乡建设局 2023年10月8日`,
  `# url: http://old.example.gov.cn/ssj/202402/t20240220_12.htm
# title: 2025年部门联合随机抽查工作计划
# published: 2025-02-20

各成员单位：
各牵头单位按附件安排开展部门联合抽查，全部检查在11月底前完成，7月10日、12月10日前分别报送小结和总结。
附件：2025年部门联合随机抽查计划表
区住房城乡建设局 2025年2月18日`,
];

/** What stood on the older site: read in, cleared by one review and public with its first day. */
export async function publishBulletins(chain: Chain, db: StaffDb): Promise<void> {
  // The demonstration is also loaded without the rooms' tables of contents.
  takesBulletins(noticeBulletin, planBulletin, resultBulletin);
  const by = () => chain.as('housing', 'drafter');
  const items = notices.map((text, at) => {
    const source = sourceOf(text);
    const mark = keyedName('bulletin', source.text.replace(/\s+/g, '')).toString('hex');
    return { name: `旧公示（演示）${at + 1}.txt`, mark, ...storedOf(source) };
  });
  const { kept } = await keepBulletins(by(), { unit: chain.unitOf('housing'), items });
  const editions: number[] = [];
  for (const id of kept) {
    const { document } = await draftBulletin(by(), { id });
    const edition = await getLatestEdition(db, document);
    const open = (await lookAt(db, edition)).findings.filter((finding) => isOpen(finding, 'submit', []));
    const fingerprints = open.map(({ fingerprint }) => fingerprint);
    const reason = '已逐项核对，是旧网站上公开过的内容，同意公开。';
    if (fingerprints.length > 0) await accept(by(), { document, fingerprints, verdict: 'needed', reason });
    editions.push(edition.edition);
  }
  const sent = { editions, urgent: false, urgentReason: '', channels: ['portal' as const] };
  const { submission } = await submit(by(), sent);
  await chain.clear('housing', submission);
  await chain.issue('housing', submission);
}
