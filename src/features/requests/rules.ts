/** Where a case stands. The same words stand in the check constraint of requests.request. */
export const states = {
  submitted: '已提交，待本机关确认',
  acknowledged: '待申请人确认',
  received: '已收到，待登记',
  correcting: '待申请人补正',
  reasoning: '待申请人说明理由',
  paying: '待申请人缴费',
  handling: '办理中',
  consulting: '征求意见中',
  law_review: '法制审核',
  secrecy_review: '保密审查',
  signing: '待签发',
  signed: '已签发，待送达',
  delivered: '已答复',
  closed: '已终止',
  archived: '已归档',
} as const;
export type State = keyof typeof states;

/** The columns of the yearly report: who asked. */
export const kinds = {
  person: '公民',
  business: '商业企业',
  research: '科研机构',
  charity: '社会公益组织',
  legal: '法律服务机构',
  other: '其他组织',
} as const;
export type Kind = keyof typeof kinds;
export const kindNames = Object.keys(kinds) as Kind[];

/** 《条例》 article 29 (3) and the usual form of application. */
export const ways = {
  online: '网上获取',
  email: '电子邮件',
  post: '邮寄',
  pick_up: '自行领取',
  on_site: '当场查阅、抄录',
  fax: '传真',
} as const;
export type Way = keyof typeof ways;
export const wayNames = Object.keys(ways) as Way[];

export const carriers = { electronic: '电子文档', paper: '纸质', disc: '光盘、磁盘' } as const;
export type Carrier = keyof typeof carriers;
export const carrierNames = Object.keys(carriers) as Carrier[];

/** How long what is kept of a person stays after the end of the case: days; the office's own to decide (setting `requests`). */
export const keptFor = { identity: 90, applicant: 5 * 365 };

/** How often one address block may hand in, hold papers, or look in vain; nobody else is kept waiting by it. */
export const limits = { submitsAnHour: 60, uploadsAnHour: 120, failuresInAQuarter: 20 };
export const tooOften = '从您所在的网络提交得太频繁，请过一小时再试，也可以当面、邮寄或者电话联系受理机关。';
export const lookedTooOften = '查询失败的次数太多，请过 15 分钟再试。编号和查询码在提交成功的页面上。';
export const notFound =
  '没有找到这个编号和查询码对应的申请，请核对后再查。编号连同前面的字、年份一起填写，查询码共 13 位，不分大小写。';

/** 一份材料 at most, in bytes; so many with one form. */
export const paperLimits = { bytes: 10 * 1024 ** 2, files: 4 };
export const paperTypes = ['jpg', 'png', 'pdf'] as const;
/** As many files may show what a correction or a complaint says. */
export const mostProofs = 3;
/** What an answer may bring along. */
export const answerTypes = [...paperTypes, 'docx', 'xlsx', 'ofd'] as const;

/** What a paper of a case is. */
export const paperUses = {
  application: '申请书扫描件',
  identity: '身份证明',
  authorisation: '授权委托书',
  correction: '补正材料',
  answer: '答复附件',
  proof: '证明材料',
} as const;
export type Use = keyof typeof paperUses;

/** What shows who asks: covered once the case is registered. */
export const isPersonal = (use: Use): boolean => ['application', 'identity', 'authorisation'].includes(use);

export const objectOf = (id: number) => `requests.request:${id}`;
/** What an applicant suggests belongs to everybody: a task of its own beside the case's. */
export const suggestionOf = (id: number) => `requests.suggestion:${id}`;
