import type { Values } from '../../src/features/enforcement/rules/elements.ts';
import type { Shape } from '../../src/features/enforcement/rules/shapes.ts';
import { addDays } from '../../src/platform/time.ts';

export interface DemoEntry {
  shape: Shape;
  values: Values;
}

const organ = '丹东市振兴区住房城乡建设局';
const firm = { partyKind: '法人及非法人组织', party: '丹东演示建设有限公司', uscc: '91210603MA0000003U' };
const remedy =
  '不服本决定的，可以在收到决定书之日起六十日内向振兴区人民政府申请行政复议，或者在六个月内依法提起行政诉讼。';
const matterName = '对未取得施工许可证擅自施工的处罚';

const matter: Values = {
  name: matterName,
  kind: '处罚',
  organ,
  basis: '《中华人民共和国建筑法》第六十四条\n《建设工程质量管理条例》第五十七条\n《建筑工程施工许可管理办法》第十二条',
  discretion:
    '违法行为轻微、及时改正的：处工程合同价款百分之一的罚款\n逾期不改正的：处工程合同价款百分之一以上百分之一点五以下的罚款\n造成质量安全隐患的：处工程合同价款百分之一点五以上百分之二以下的罚款',
  during: '出示行政执法证，说明检查事由和依据\n告知当事人有权陈述、申辩和申请回避\n现场检查笔录当场交当事人核对',
  limit: '自立案之日起 90 日内作出决定',
  remedy,
  phone: '0415-0000015',
  steps: [
    { name: '立案', limit: '7 个工作日', content: '对检查、举报发现的线索核查后立案。', who: '执法科' },
    {
      name: '调查取证',
      limit: '60 日',
      content: '两名以上执法人员出示证件，现场检查、询问并制作笔录。',
      who: '执法人员',
    },
    { name: '法制审核', limit: '5 个工作日', content: '重大执法决定由法制机构审核。', who: '法规科' },
    { name: '告知', limit: '5 个工作日', content: '书面告知事实、理由、依据和陈述、申辩、要求听证的权利。' },
    { name: '决定和送达', limit: '7 个工作日', content: '作出决定，制作处罚决定书并送达当事人。', who: '局负责人' },
    { name: '公开', limit: '7 个工作日', content: '在区政府门户网站公开处罚决定。' },
  ],
};

const body: Values = {
  name: organ,
  identification: '检查、调查取证、采取强制措施和送达文书时，两名以上执法人员主动出示行政执法证，佩戴统一的执法标识。',
  papers:
    '告知执法事由、依据和当事人的权利义务\n现场检查笔录，当场交当事人核对签字\n责令改正通知书、先行登记保存证据通知书',
  windows: [
    {
      name: '建设审批窗口',
      content: '施工许可的受理、咨询和送达',
      who: '12 号',
      hours: '工作日 8:30 至 17:00',
      phone: '0415-0000015',
    },
  ],
  nature: '法定行政机关',
  basis: '《中华人民共和国建筑法》第六条\n区委、区政府关于本单位的三定规定',
  duties: '负责本区建筑市场、房屋使用安全、物业服务和城市道路占用的监督检查和行政处罚。',
  powers: '行政许可、行政处罚、行政检查和法律、法规规定的行政强制措施。',
  procedure: '执法时由两名以上执法人员进行，主动出示执法证件，全过程记录；重大执法决定经法制审核。',
  remedy,
  phone: '0415-0000015',
  address: '丹东市振兴区演示路 1 号',
  staff: [
    { name: '执法员甲', certificate: '辽F0001001', kind: '行政执法', until: '2029-12-31' },
    { name: '执法员乙', certificate: '辽F0001002', kind: '行政执法', until: '2029-12-31' },
    { name: '监督员丙', certificate: '辽F0002001', kind: '行政执法监督', until: '2028-06-30' },
  ],
};

/** The number of the decision that is overturned after it was public. */
export const overturnedNumber = (today: string): string => `振建罚〔${today.slice(0, 4)}〕4号`;

/** Texts of the demonstration as of a day: a body, a matter, decisions of several kinds, and a month without any. */
export function demoEntries(today: string): { housing: DemoEntry[]; education: DemoEntry[] } {
  const year = today.slice(0, 4);
  const decision = (values: Values): DemoEntry => ({ shape: 'decision', values: { organ, remedy, ...values } });
  const penaltyOf = (values: Values) => decision({ kind: '处罚', penaltyKind: '罚款', matter: matterName, ...values });
  const month = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
  return {
    housing: [
      { shape: 'organ', values: body },
      { shape: 'matter', values: matter },
      penaltyOf({
        ...firm,
        number: `振建罚〔${year}〕1号`,
        caseName: '未取得施工许可证擅自施工案',
        decidedOn: addDays(today, -4),
        violation: '未取得施工许可证擅自施工',
        facts: '当事人在沿江小区改造工程中未取得施工许可证即组织施工，经责令改正后停工补办。',
        basis: '《建筑工程施工许可管理办法》第十二条',
        content: '责令改正，罚款人民币 12000 元，自收到决定书之日起 15 日内缴纳。',
        fine: '1.2',
      }),
      penaltyOf({
        partyKind: '自然人',
        party: '张三演示',
        idType: '居民身份证',
        idNumber: '11010519491231002X',
        number: `振建罚〔${year}〕2号`,
        caseName: '张三演示擅自拆改房屋承重结构案',
        decidedOn: addDays(today, -6),
        violation: '擅自变动房屋建筑承重结构',
        facts: '张三演示在装修中拆除承重墙一处，已按设计单位出具的方案恢复。',
        basis: '《建设工程质量管理条例》第六十九条',
        content: '责令改正，罚款人民币伍万元。',
        fine: '5',
        matter: '',
      }),
      penaltyOf({
        partyKind: '个体工商户',
        party: '振兴区演示面馆',
        legalPerson: '李四演示',
        number: `振建罚〔${year}〕3号`,
        caseName: '擅自占用城市道路经营案',
        decidedOn: addDays(today, -9),
        violation: '擅自占用城市道路',
        facts: '当事人未经批准在门前人行道摆放桌椅经营。',
        basis: '《城市道路管理条例》第四十二条',
        penaltyKind: '警告、罚款',
        content: '警告，罚款人民币 500 元。',
        fine: '0.05',
        matter: '',
      }),
      decision({
        ...firm,
        kind: '许可',
        number: `振建许〔${year}〕1号`,
        docName: '建筑工程施工许可决定书',
        decidedOn: addDays(today, -3),
        permitKind: '普通',
        certName: '建筑工程施工许可证',
        certNumber: '2106030000000001',
        content: '准予沿江小区改造一期工程施工。',
        validFrom: addDays(today, -3),
        validUntil: addDays(today, 362),
      }),
      penaltyOf({
        ...firm,
        number: overturnedNumber(today),
        caseName: '未按规定设置施工围挡案',
        decidedOn: addDays(today, -8),
        violation: '未按规定设置施工围挡',
        facts: '当事人在滨河路施工现场未按规定设置围挡。',
        basis: '《建设工程安全生产管理条例》第六十四条',
        content: '罚款人民币 20000 元。',
        fine: '2',
        matter: '',
      }),
      decision({
        ...firm,
        kind: '强制',
        number: `振建强〔${year}〕1号`,
        docName: '查封（扣押）决定书',
        decidedOn: addDays(today, -20),
        basis: '《中华人民共和国安全生产法》第六十五条',
        content: '对不符合保障安全生产标准的施工升降机一台予以查封，期限三十日。',
      }),
    ],
    education: [{ shape: 'statement', values: { month, organ: '丹东市振兴区教育局' } }],
  };
}
