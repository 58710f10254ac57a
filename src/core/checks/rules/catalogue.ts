/** How much a check weighs in this district; the office sets it. */
export const levels = {
  off: '不提示',
  hint: '仅提示',
  accept: '须修改或由本人说明',
  secrecy: '还须保密审查员接受',
  block: '不能公开',
} as const;
export type Level = keyof typeof levels;

interface CheckFacts {
  words: string;
  /** What is not there when nothing is found: 「未发现：身份证号」. */
  sought: string;
  /** What the text must have for this to be looked at: without 附件 nothing is hidden in them. */
  needs?: string;
  group: 'personal' | 'secrecy' | 'wording' | 'files' | 'structure' | 'elements';
  /** As delivered; the office may set another. */
  level: Level;
  /** The office may not go below it (条例第十五条, 保密法第三十五条). */
  floor?: Level;
  /** What it does and does not find, for the office's page. */
  about: string;
}

export const groups: Record<CheckFacts['group'], string> = {
  personal: '个人信息',
  secrecy: '保密',
  wording: '用词',
  files: '附件',
  structure: '正文结构和链接',
  elements: '要素',
};

/** Everything that is looked for, in the order in which screens name it. */
export const catalogue = {
  id_number: {
    words: '疑似身份证号',
    sought: '身份证号',
    group: 'personal',
    level: 'secrecy',
    floor: 'accept',
    about: '18 位，地区、出生日期和校验位都对；写明“身份证”的，校验位不对或者 15 位的也提示',
  },
  bank_card: {
    words: '疑似银行卡号',
    sought: '银行卡号',
    group: 'personal',
    level: 'accept',
    about: '16 至 19 位，校验位对，以 62 开头或者前面写明卡号、账号',
  },
  mobile: {
    words: '疑似手机号码',
    sought: '手机号码',
    group: 'personal',
    level: 'accept',
    about: '11 位手机号码，中间有空格、短横的也认',
  },
  address: {
    words: '疑似家庭住址',
    sought: '家庭住址',
    group: 'personal',
    level: 'accept',
    about: '写明住址、户籍地、家住的，或者写到单元和室的；办公地址不提示',
  },
  landline: {
    words: '固定电话',
    sought: '固定电话',
    group: 'personal',
    level: 'hint',
    about: '带区号的，或者前面写明电话、传真的；登记为单位、网站公开电话的会说明，其余请核对',
  },
  name: {
    words: '姓名与号码同时出现',
    sought: '姓名与号码同时出现',
    group: 'personal',
    level: 'hint',
    about: '证件号、手机号、卡号旁边的姓名',
  },
  credit_code: {
    words: '统一社会信用代码',
    sought: '统一社会信用代码',
    group: 'personal',
    level: 'hint',
    about: '18 位，校验位对；写明信用代码而校验位不对的，疑似写错',
  },
  secret_mark: {
    words: '疑似密级或内部标志',
    sought: '密级或内部标志',
    group: 'secrecy',
    level: 'secrecy',
    floor: 'secrecy',
    about: '密级加★，内部资料、不得外传，以及主动公开的文件里写着不予公开',
  },
  typo: { words: '疑似错别字', sought: '词表中的错别字', group: 'wording', level: 'accept', about: '词表中的错别字' },
  phrasing: {
    words: '不规范表述',
    sought: '不规范表述',
    group: 'wording',
    level: 'accept',
    about: '词表中不规范或者已经过时的表述',
  },
  sensitive: { words: '敏感词', sought: '敏感词', group: 'wording', level: 'accept', about: '词表中的敏感词' },
  forbidden: {
    words: '禁用词',
    sought: '禁用词',
    group: 'wording',
    level: 'block',
    floor: 'accept',
    about: '词表中不能公开的词',
  },
  hidden: {
    words: '附件隐藏信息',
    sought: '附件隐藏信息',
    needs: '附件',
    group: 'files',
    level: 'accept',
    about: '作者、批注、修订痕迹、隐藏的表和行、内嵌对象、照片的拍摄信息和位置',
  },
  file_text: {
    words: '附件文字',
    sought: '读不出文字的附件',
    needs: '附件',
    group: 'files',
    level: 'accept',
    about: '系统读不出文字的附件，须由人打开看过',
  },
  heading: {
    words: '标题层级',
    sought: '跳级或空的标题',
    needs: '小标题',
    group: 'structure',
    level: 'accept',
    about: '跳级的、空的标题',
  },
  picture: {
    words: '图片的文字说明',
    sought: '缺文字说明的图片',
    needs: '图片',
    group: 'structure',
    level: 'accept',
    about: '没有替代文字，或者只写了文件名',
  },
  table: {
    words: '表格的表头',
    sought: '缺表头的表格',
    needs: '表格',
    group: 'structure',
    level: 'accept',
    about: '两行两列以上、没有表头单元格的表格',
  },
  empty_link: {
    words: '空链接',
    sought: '空链接',
    needs: '链接',
    group: 'structure',
    level: 'accept',
    about: '没有文字或者没有网址的链接',
  },
  own_link: {
    words: '站内链接',
    sought: '指向未公开页面的链接',
    needs: '链接',
    group: 'structure',
    level: 'accept',
    about: '指向没有公开的页面',
  },
  private_link: {
    words: '内网链接',
    sought: '内网链接',
    needs: '链接',
    group: 'structure',
    level: 'accept',
    about: '内网地址、本机地址和只在单位内部有效的网址',
  },
  foreign_link: {
    words: '政府网站以外的链接',
    sought: '政府网站以外的链接',
    needs: '链接',
    group: 'structure',
    level: 'hint',
    about: '不以 gov.cn、政务.cn 结尾的网址',
  },
  dead_link: {
    words: '站外链接',
    sought: '打不开的站外链接',
    needs: '链接',
    group: 'structure',
    level: 'accept',
    about: '系统打开过而没有这个网站、网页的；还没有打开过的、对方不答复的算未检查',
  },
  element: {
    words: '文件要素',
    sought: '缺少或写错的要素',
    group: 'elements',
    level: 'hint',
    about: '成文日期、主题分类、发文字号的写法、主送机关',
  },
} as const satisfies Record<string, CheckFacts>;

export type CheckName = keyof typeof catalogue;
export const checkNames = Object.keys(catalogue) as CheckName[];
export const factsOf = (name: CheckName): CheckFacts => catalogue[name];

/** Moves on when a detector finds other things than before: runs say with which they were done. */
export const detectors = 2;

const order: Level[] = ['off', 'hint', 'accept', 'secrecy', 'block'];
/** Whether a level asks at least as much as another. */
export const reaches = (level: Level, wanted: Level): boolean => order.indexOf(level) >= order.indexOf(wanted);

export type Levels = Record<CheckName, Level>;
/** The levels in force: as delivered, where the office has set none. */
export const levelsWith = (set: Partial<Record<string, Level>>): Levels =>
  Object.fromEntries(checkNames.map((name) => [name, set[name] ?? factsOf(name).level])) as Levels;

/** Why a check may not be set to a level, or null. */
export function whyNotLevel(name: CheckName, level: Level): string | null {
  const { words, floor } = factsOf(name);
  if (!floor || reaches(level, floor)) return null;
  return `“${words}”最低只能设为“${levels[floor]}”：先审查、后公开。`;
}
