import { hallHours, heating, inYear, libraryHours, waterRepair } from './facts.ts';
import { type DemoText, daysAgo, prose, table, yearly } from './text.ts';

const of = (unit: DemoText['unit'], source: string) => ({ unit, metadata: { source } });
const office = of('office', '区政府办公室');
const housing = of('housing', '区住房城乡建设局');
const education = of('education', '区教育局');

/** News, notices and what every portal must hold. */
export const demoOthers: Record<string, DemoText> = {
  meeting: {
    ...office,
    key: 'meeting',
    kind: 'news',
    title: '区政府常务会议研究政务公开和冬季供热保障工作',
    metadata: { ...office.metadata, abstract: '会议听取政务公开专区建设情况汇报，部署冬季供热保障和舆情回应工作。' },
    body: prose(
      '区政府召开常务会议，听取政务公开专区建设情况汇报，研究冬季供热保障工作。',
      '会议指出，要坚持公开为常态、不公开为例外，把群众最关心的事项讲清楚、说明白。政策文件与解读材料要同步组织、同步审签、同步发布。',
      '会议强调，供热单位要公布服务电话和投诉渠道，对群众反映的问题当日回应。',
    ),
  },
  openDay: {
    ...education,
    key: 'openDay',
    first: daysAgo(58),
    kind: 'news',
    title: '区教育局开展“政府开放日”活动，邀请家长走进招生咨询现场',
    metadata: { ...education.metadata, abstract: '四十名家长代表旁听招生工作说明会并现场提问。' },
    body: prose(
      '区教育局举办“政府开放日”活动，四十名家长代表旁听义务教育招生工作说明会，并就学区划分、报名材料现场提问。',
      '对现场不能答复的三个问题，区教育局将在五个工作日内书面答复，并在门户网站公布。',
    ),
  },
  admission: {
    ...education,
    key: 'admission',
    first: yearly('06-10'),
    kind: 'notice',
    title: '振兴区义务教育学校招生工作公告',
    metadata: {
      ...education.metadata,
      keywords: ['义务教育', '招生', '入学'],
      abstract: '公布小学、初中招生范围、程序、报名条件、时间和咨询方式。',
    },
    body: prose(
      '一、招生范围',
      '户籍在本区、年满六周岁的适龄儿童，以及符合条件的随迁子女。',
      '二、报名程序',
      '先网上登记，后现场核验。网上登记时间为七月一日至七月五日。',
      '三、咨询方式',
      '区教育局咨询电话 0415-0000012，工作日 8:30—11:30，13:30—17:00。',
    ),
  },
  library: {
    ...office,
    key: 'library',
    first: daysAgo(33),
    kind: 'notice',
    title: '关于区图书馆政务公开专区周末开放的公告',
    metadata: {
      ...office.metadata,
      abstract: `区图书馆政务公开专区周六、周日 ${libraryHours.times} 照常开放，可以查阅文件、代填申请表。`,
    },
    body: prose(
      `区图书馆政务公开专区周六、周日 ${libraryHours.times} 开放，可以查阅文件、咨询政策，工作人员代填申请表，不收费。`,
    ),
  },
  visit: {
    ...housing,
    key: 'visit',
    first: daysAgo(96),
    kind: 'notice',
    title: '关于老旧小区改造项目现场公示和居民代表报名的公告',
    metadata: { ...housing.metadata, abstract: '公布现场公示地点，邀请居民代表报名参加竣工验收。' },
    body: prose(
      '一、现场公示',
      '项目名称、建设内容、工期、责任单位和监督电话在小区出入口公示。',
      '二、居民代表报名',
      '愿意参加竣工验收的居民，可以到社区居民委员会报名，也可以拨打 0415-0000015。',
    ),
  },
  training: {
    ...office,
    key: 'training',
    first: daysAgo(74),
    kind: 'news',
    title: '全区政务公开业务培训班开班',
    metadata: { ...office.metadata, abstract: '培训讲解先审查后公开的程序、政策解读和依申请公开答复。' },
    body: prose(
      '全区政务公开业务培训班开班，讲解先审查后公开的程序、政策解读同步发布和依申请公开的答复时限，并现场演练。',
    ),
  },
  publicity: {
    ...housing,
    key: 'publicity',
    first: daysAgo(12),
    kind: 'news',
    title: '老旧小区改造政策讲解走进花园街道',
    metadata: { ...housing.metadata, abstract: '工作人员在小区门口讲解申报、征求意见、施工和验收四个步骤。' },
    body: prose('区住房城乡建设局工作人员在花园街道讲解老旧小区改造的四个步骤，发放图解，现场回答居民提问。'),
  },
  heatingHours: {
    ...housing,
    key: 'heatingHours',
    kind: 'notice',
    title: '关于公布供热服务电话的通知',
    metadata: { ...housing.metadata, abstract: '供热期内，两个供热站的服务电话二十四小时开通。' },
    body: prose(
      `供热期内，各供热单位服务电话二十四小时开通：第一供热站 ${heating.first}，第二供热站 ${heating.wrong}。`,
    ),
  },
  wrongNotice: {
    ...housing,
    key: 'wrongNotice',
    kind: 'notice',
    title: '关于示例路封闭施工的通知',
    metadata: { ...housing.metadata },
    body: prose('因管线施工，示例路全线封闭三十日，请绕行。'),
  },
  keywork: {
    ...office,
    key: 'keywork',
    first: yearly('04-18'),
    kind: 'keywork',
    title: '振兴区本年度政务公开重点工作安排和分工',
    metadata: { ...office.metadata, keywords: ['政务公开', '重点工作', '分工'] },
    body: prose(
      '本年度政务公开工作围绕制度建设、决策执行、重点领域、政务服务和平台建设五个方面展开，每季度公布落实情况。',
      table(
        '重点工作分工',
        ['工作', '牵头单位', '完成时限'],
        ['政策文件与解读同步发布', '区政府办公室', '全年'],
        ['财政项目文本和绩效目标公开', '区财政局', '第二季度'],
        ['“双随机、一公开”结果公示', '区市场监督管理局', '每季度'],
        ['政务热线整合', '区营商环境建设监督局', '第三季度'],
      ),
    ),
  },
  guide: {
    ...office,
    key: 'guide',
    first: yearly('03-12'),
    kind: 'guide',
    title: '丹东市振兴区人民政府信息公开指南',
    metadata: { ...office.metadata, keywords: ['信息公开指南', '依申请公开'] },
    body: prose(
      '一、政府信息的分类和编排',
      '本机关的政府信息按主题和机构分类，每份文件有索引号、名称、内容概述、生成日期。',
      '二、获取政府信息的方式',
      '主动公开的信息可以在本网站、政务公开专区、区档案馆和区图书馆查阅。',
      '三、依申请公开',
      '没有主动公开的信息，可以向有关机关提出申请：当面提交，或者写信到受理机构，信封注明“政府信息公开申请”。申请写明姓名或者名称、身份证明、联系方式，所需信息的名称、文号或者便于查找的特征，以及希望怎样获取；不需要说明用途。能够当场答复的当场答复，不能当场答复的自收到申请之日起 20 个工作日内答复，需要延长的最多再延长 20 个工作日并告知申请人。',
      '四、受理机构',
      '机构名称：振兴区人民政府办公室政务公开科；办公地址：演示路 1 号 308 室；办公时间：工作日 8:30—11:30，13:30—17:00；联系电话：0415-0000002；传真：0415-0000003。',
      '五、监督和救济',
      '认为行政机关不依法履行公开义务的，可以向区政府办公室或者监察机关投诉、举报，也可以依法申请行政复议或者提起行政诉讼。',
    ),
  },
  rules: {
    ...office,
    key: 'rules',
    first: daysAgo(305),
    kind: 'rules',
    title: '振兴区政府信息公开审查制度',
    metadata: { ...office.metadata },
    body: prose(
      '一、原则',
      '坚持“谁起草、谁提出，谁审查、谁办理”“先审查、后公开，谁公开、谁负责”和一事一审。',
      '二、程序',
      '起草部门提出公开属性，部门负责人审核，保密审查机构审查，负责人签发。没有公开属性的，不得履行发文程序。',
    ),
  },
  statutory: {
    ...office,
    key: 'statutory',
    first: daysAgo(168),
    kind: 'statutory',
    title: '振兴区人民政府主动公开基本目录',
    metadata: { ...office.metadata },
    body: prose(
      '根据条例第二十条、第二十一条编制，随职责和事项变化更新。',
      table(
        '主动公开基本目录（节选）',
        ['事项', '公开内容', '公开时限', '责任单位'],
        ['机关职能、机构设置', '职责、地址、时间、联系方式、负责人姓名', '20 个工作日', '各单位'],
        ['规范性文件', '文件全文、解读、有效性', '20 个工作日', '制发单位'],
        ['财政预算、决算', '报表、说明、绩效目标', '批准后 20 日', '区财政局'],
        ['义务教育招生', '方案、范围、程序、结果', '20 个工作日', '区教育局'],
      ),
    ),
  },
  annual: {
    ...office,
    key: 'annual',
    first: yearly('03-20'),
    kind: 'annual',
    title: '振兴区人民政府上年度政府信息公开工作年度报告',
    metadata: { ...office.metadata },
    body: prose(
      '一、总体情况',
      '上年度主动公开政府信息和政策解读，受理政府信息公开申请，均在法定期限内答复。',
      '二、存在的主要问题及改进情况',
      '政策解读形式还不够丰富。本年度将增加图解、问答和政策进社区活动。',
    ),
  },
  about: {
    ...office,
    key: 'about',
    first: yearly('02-24'),
    kind: 'about',
    title: '振兴区概况',
    metadata: { ...office.metadata },
    body: prose(
      '振兴区是辽宁省丹东市市辖区，位于鸭绿江畔，下辖街道和镇。本页为演示内容，人口、面积和经济数据由区统计部门核对后填写。',
    ),
  },
  hall: {
    ...office,
    key: 'hall',
    first: daysAgo(196),
    kind: 'affairs',
    title: '区政务服务中心办事地址、时间和乘车路线',
    metadata: { ...office.metadata },
    body: prose(
      `地址：演示路 2 号。时间：${hallHours}。乘坐示例公交线路到政务服务中心站下车。办事前可以拨打 8890 预约。`,
    ),
  },
  channels: {
    ...office,
    key: 'channels',
    first: daysAgo(201),
    kind: 'dialogue',
    title: '反映问题和提出建议的渠道',
    metadata: { ...office.metadata },
    body: prose(
      '拨打 8890，全天受理；写信到演示路 1 号区政府办公室；到政务公开专区当面反映。一般事项五个工作日内答复。',
    ),
  },
};

/** What is cut off the night after `day`: days and hours stand in the list already. */
export function waterNotice(day: string, next: string): DemoText {
  const when = `${inYear(day)} 22:00 至 ${inYear(next)} 6:00`;
  return {
    ...housing,
    key: 'water',
    kind: 'urgent-notice',
    title: '关于站前街道、永昌街道部分区域临时停水的通知',
    metadata: {
      ...housing.metadata,
      abstract: `因供水管道抢修，站前街道示例路以南、永昌街道示例小区 ${when}停水。`,
    },
    body: prose(
      `因供水管道抢修，站前街道示例路以南、永昌街道示例小区 ${when}临时停水，请居民提前储水。恢复供水后，请先放水片刻再使用。`,
      table(
        '停水区域和时间',
        ['区域', '停水时间', '供水车停放点'],
        ['站前街道示例路以南', when, '社区服务中心门前'],
        ['永昌街道示例小区', when, '小区东门'],
      ),
      `供水抢修电话：${waterRepair}，24 小时；也可以拨打 8890。`,
    ),
  };
}
