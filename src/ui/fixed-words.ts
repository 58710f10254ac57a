/**
 * Names and terms of office that no line may cut, because the dictionary of the runtime (ICU) knows only their parts:
 * 政务｜新｜媒体, 互｜联｜网. Terms of the law on 政府信息公开 and of the yearly arrangements, kinds of text, kinds of unit.
 */
const words = `
  政务公开专区 政府门户网站 政务服务中心 政务服务平台 综合服务平台 便民服务中心 街道办事处 最低生活保障
  市场监督管理局 市场监督管理 住房城乡建设局 卫生健康局 农业农村局 应急管理局 生态环境局 自然资源局
  政务新媒体 新媒体 政府网站 门户网站 政务公开 政务服务 信息公开 政府信息 公开专区 公开属性 公开目录 公开指南 主动公开 依申请公开
  预公开 一网通办 一网通 最多跑一次 双随机 一公开 放管服 互联网 大数据 知识库 数据库 二维码 公众号 客户端 小程序 开放日
  工作安排 工作要点 工作报告 工作程序 工作日 年度报告 实施方案 实施细则 实施意见 指导意见 管理办法 实施办法 暂行办法 暂行规定
  征求意见 意见征集 征求 征集 印发 转发 试行 试运行 一图读懂 听证会 发布会 新闻发布会 座谈会 常务会议 专题会议 政府开放日
  社区食堂管理办法 社区食堂 停车管理办法 停车管理
  行政许可决定书 行政处罚决定书 行政强制决定书 行政许可决定 行政处罚决定 行政强制决定 行政执法决定 执法决定
  规范性文件 行政许可 行政处罚 行政执法 行政复议 行政诉讼 保密审查 标准化 规范化 制度化 一体化 信息化 数字化 现代化 多样化
  人民政府 办公室 办公厅 办事处 居委会 村委会 委员会 管委会 领导小组 档案馆 图书馆 文化馆 博物馆 派出所 卫生院 服务中心
  便民服务 综合服务 服务平台 服务热线 审计局 统计局 司法局 公安局 民政局 税务局 教育局 财政局 科技局 商务局 信访局 医保局 营商局
  老旧小区 新条例 人居环境 高标准农田 营商环境 市场监管 减税降费 招生入学 义务教育 养老保险 医疗保险 失业保险 工伤保险 社会保险
  公积金 低保 参保 落户 老年人 残疾人 未成年人 农民工 毕业生 退役军人 个体工商户 党政机关 事业单位 国有企业 民营企业 中小企业
`;

const longestFirst = words
  .trim()
  .split(/\s+/)
  .toSorted((a, b) => b.length - a.length);

/** Finds them in a text; parts between them are left to the dictionary. */
export const fixedWord = new RegExp(`(${longestFirst.join('|')})`, 'u');
