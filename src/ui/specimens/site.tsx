import type { DocumentItem } from '../list.tsx';
import type { Site, ViewMode } from '../site.ts';
import { Validity } from '../tag.tsx';

export const specimenSite: Site = {
  name: '丹东市振兴区人民政府',
  domain: 'www.zhenxing.example',
  origin: 'https://www.zhenxing.example',
  idCode: '2106030001',
  motto: '公开是常态，不公开是例外',
  host: '丹东市振兴区人民政府办公室',
  operator: '丹东市振兴区大数据中心',
  address: '辽宁省丹东市振兴区示例路 1 号',
  postcode: '118000',
  phone: '0415-0000000',
  hotline: { label: '政务服务便民热线', phone: '8890' },
  icp: { number: '辽ICP备00000000号', href: 'https://beian.miit.gov.cn/' },
  police: { number: '辽公网安备 21060300000000号', href: 'https://beian.mps.gov.cn/' },
  partyMark: { label: '党政机关', href: 'https://bszs.conac.cn/' },
  signIn: 'https://www.lnzwfw.gov.cn/',
  findErrors: 'https://zfwzzc.www.gov.cn/',
  ipv6: true,
  siteMap: '/sitemap',
  accessibility: '/accessibility',
  languages: [
    { label: '繁體', lang: 'zh-Hant', href: '?lang=zh-Hant' },
    { label: 'English', lang: 'en', href: '/en/' },
  ],
  menu: [
    { label: '首页', href: '/' },
    { label: '政务公开', href: '/open/' },
    { label: '政务服务', href: '/services/' },
    { label: '互动交流', href: '/talk/' },
    { label: '走进振兴', href: '/about/' },
  ],
  search: { action: '/search', hotWords: ['停水通知', '户口迁移', '义务教育招生', '减税降费'] },
};

export const ordinary: ViewMode = { elder: false, contrast: false, language: 'zh-Hans' };

export const longTitle =
  '振兴区人民政府办公室关于转发区营商环境建设监督局等部门振兴区工程建设项目审批制度改革实施方案（试行）的通知';

export const documents: DocumentItem[] = [
  {
    href: '#1',
    title: '振兴区人民政府办公室关于印发2019年政务公开工作安排的通知',
    on: '2019-08-09',
    tags: <Validity value="有效" />,
    note: '振政办发〔2019〕8号 · 区政府办公室',
    summary:
      '对公众比较集中的意见的处理情况，应当依法以适当方式公开，对涉及公民、法人和其他组织切身利益的，可以采取座谈听证等方式征求意见。',
  },
  {
    href: '#2',
    title: longTitle,
    on: '2019-07-30',
    tags: <Validity value="已修改" />,
    note: '振政办发〔2019〕7号 · 区营商环境建设监督局',
  },
  {
    href: '#3',
    title: '关于站前街道部分区域临时停水的通知',
    on: '2019-07-26',
    tags: <Validity value="失效" />,
    note: '区住房城乡建设局',
  },
  {
    href: '#4',
    title: '振兴区2019年义务教育学校招生工作方案',
    on: '2019-07-05',
    tags: <Validity value="废止" />,
    note: '振教发〔2019〕12号 · 区教育局',
    summary: (
      <>
        公开招生方案、<mark>招生范围</mark>、招生程序、报名条件、学校情况、录取结果、咨询方式。
      </>
    ),
  },
];

export const plain = documents.map(({ href, title, on }) => ({ href, title, on }));
