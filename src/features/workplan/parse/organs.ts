// How Chinese public bodies are named: enough to tell a unit from a phrase, never a list of the units of one place.

/** Longer endings first: 委员会 before 委. */
const endings = words(`
  人民政府 办事处 委员会 管委会 领导小组 办公室 联合会 工商联 工作专班 专班 公司 集团 中心
  大队 支队 总队 分局 总局 政府 街道 社区 部门 单位 机构 企业 机关 地区 科室 处室 股室
  支行 分行 银行 人行 学校 大学 学院 医院 法院 检察院 研究院 党校 党委 党组 纪委 团委 工委
  妇联 残联 文联 社科联 科协 侨联 红十字会 镇街 乡镇 地方 园区 开发区 实验区 高新区 新区 县区
  市县 区县 管理区 示范区 县市 旗县 村居 局 厅 委 办 部 署 院 会 处 科 股 室 司 所 站
  队 行 团 组 社 镇 乡 村 市 县 区 旗 州 省 馆 台 校 庭 专办 发改委 国防动员办
`);

/** Words that end like a unit and are none. */
const falseFriends =
  /(?:社会|机会|全部|内部|外部|本部|干部|部分|不会|大会|会议|学会|体会|场所|之处|用处|好处|长处|益处|到处|难处|查处|惩处|举办|督办|承办|主办|创办|交办|催办|通办|网办|帮办|代办|可办|快办|即办|委托|进行|执行|实行|推行|举行|运行|发行|试行|现行|银行业|城市|城乡|全市|全县|全区|全省|本市|本区|本县|本省)$/;

export function isUnitLike(name: string): boolean {
  const bare = withoutBrackets(name);
  if (bare.length < 2 || bare.length > 40 || /[。！？：:“”《》]/.test(bare)) return false;
  if (/^(?:各|全体|其他|有关|相关)/.test(bare)) return bare.length <= 24 && !/[是为了将把使]/.test(bare.slice(1));
  return endings.some((ending) => bare.endsWith(ending)) && !falseFriends.test(bare);
}

/** Whether a name may stop here, so that 和, 及 or 与 after it joins two units (区政府办公室和区编办, but not 文化和旅游局). */
export function mayEnd(name: string): boolean {
  const bare = withoutBrackets(name);
  return bare.length >= 2 && endings.some((ending) => bare.endsWith(ending)) && !falseFriends.test(bare);
}

function withoutBrackets(name: string): string {
  return name.replace(/[（(][^（）()]{0,60}[）)]$/, '');
}

/** Function words with which a department's name starts once its 省, 市, 区 or 县 has been left out. Anything else stays as it is. */
const stems = words(`
  发展 发改 教育 科技 科学 工业 工信 经信 民族 民宗 宗教 公安 国安 国家安全 民政 司法 财政
  人力资源 人社 自然资源 国土 规划 生态环境 环保 住房 住建 交通 水利 水务 农业 农委 林业
  林草 商务 文化 文旅 旅游 卫生 卫健 退役军人 应急 审计 外事 国资 市场监 税务 国税 地税
  广电 广播 体育 统计 医保 医疗保障 扶贫 乡村振兴 信访 能源 粮食 物价 金融 地方金融 人防
  国动 机关事务 机关 政务 数据 大数据 行政审批 审批 营商 城管 城市管理 综合执法 园林 气象
  消防 邮政 烟草 海洋 渔业 畜牧 知识产权 药监 药品 食品 供销 档案 保密 密码 网信 宣传
  组织部 统战 政法 编办 老干部 党史 法院 检察院 总工会 团委 妇联 残联 科协 文联 工商 质监
  安监 地震 通信 移民 投资 招商 口岸 港澳 台办 侨办 公积金 公共资源 融媒体 史志 红十字 审改
  法制 政府 委 纪委 监委 信息
`);

export function isElidedDepartment(name: string): boolean {
  return stems.some((stem) => name.startsWith(stem)) && isUnitLike(name);
}

/** 省/市/区/县 as the level a name carries, or nothing. 市场… and 区域… are words, not levels. */
export function levelPrefix(name: string): string | null {
  const level = /^[省市区县州旗]/.exec(name)?.[0];
  if (!level || /^(?:市场|市政|区域|区块|县域|市域|省际|市民|市容|区间)/.test(name)) return null;
  return level;
}

function words(list: string): string[] {
  return list.trim().split(/\s+/);
}
