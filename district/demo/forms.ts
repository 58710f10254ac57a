/** What a form asks for; side by side with the next one unless it is `wide`. */
export interface FormField {
  label: string;
  /** What somebody wrote who filled it in. */
  sample: string;
  /** What is printed in the empty field: boxes to tick, a unit. */
  printed?: string;
  wide?: true;
}

/** A form on one sheet of paper: what is asked, what is promised, who signs. */
export interface PaperForm {
  title: string;
  fields: FormField[];
  promise: string;
  signs: string;
  signed: string;
}

const field = (label: string, sample: string, printed?: string): FormField => ({ label, sample, printed });
const wide = (label: string, sample: string, printed?: string): FormField => ({
  ...field(label, sample, printed),
  wide: true,
});
const person = (who: string, name: string): FormField[] => [
  field(who, name),
  field('联系电话', '0415-0000000'),
  wide('身份证件号码', '按证件填写（样表不写真实号码）'),
];
const truthful = '本人（单位）承诺：以上内容真实、准确、完整，愿意承担由不实内容引起的法律责任。';

/** The forms of the guides, by the name of the material; persons, shops and addresses are invented. */
export const paperForms: Record<string, PaperForm> = {
  食品经营许可申请书: {
    title: '食品经营许可申请书',
    fields: [
      wide('经营者名称', '振兴区示例小吃店'),
      wide('统一社会信用代码', '按营业执照填写（样表不写真实代码）'),
      ...person('法定代表人（负责人）', '李示乙'),
      wide('经营场所', '演示路 10 号 1 层'),
      field('申请事项', '☑ 新办　□ 变更　□ 延续', '□ 新办　□ 变更　□ 延续'),
      field('从业人数', '3 人', '　　　人'),
      wide('主体业态', '□ 食品销售　☑ 餐饮服务　□ 单位食堂', '□ 食品销售　□ 餐饮服务　□ 单位食堂'),
      wide('经营项目', '热食类食品制售、自制饮品制售'),
    ],
    promise: truthful,
    signs: '申请人（签名或盖章）',
    signed: '李示乙',
  },
  不动产登记申请书: {
    title: '不动产登记申请书',
    fields: [
      wide('登记类型', '☑ 转移登记　□ 变更登记　□ 抵押登记', '□ 转移登记　□ 变更登记　□ 抵押登记'),
      ...person('权利人（买方）', '张示甲'),
      ...person('义务人（卖方）', '李示乙'),
      wide('不动产坐落', '演示路 12 号 3 单元 501 室'),
      field('不动产权证书号', '按证书填写'),
      field('建筑面积', '68.50 平方米', '　　　　平方米'),
      wide('登记原因', '存量房买卖，合同已经签订，税费已经缴清'),
      field('共有情况', '☑ 单独所有　□ 共有', '□ 单独所有　□ 共有'),
      field('证书领取', '☑ 窗口　□ 邮寄', '□ 窗口　□ 邮寄'),
    ],
    promise: truthful,
    signs: '申请人（买卖双方签名）',
    signed: '张示甲　李示乙',
  },
  家庭收入和财产声明: {
    title: '家庭收入和财产声明',
    fields: [
      ...person('声明人', '王示丙'),
      wide('现住址', '示例街道演示小区 2 号楼 1 单元 101 室'),
      field('家庭人口', '3 人', '　　　人'),
      field('有工作的', '1 人', '　　　人'),
      field('工资性收入', '每月 3000 元', '每月　　　　元'),
      field('其他收入', '每月 0 元', '每月　　　　元'),
      wide('住房', '本市没有自有住房，租住 45 平方米'),
      wide('车辆、存款和其他财产', '没有车辆；存款 1 万元'),
    ],
    promise: '本人声明：以上情况属实，同意有关部门核对；情况变化的，三十日内告知受理单位。',
    signs: '声明人（签名）',
    signed: '王示丙',
  },
  家庭经济状况核查授权书: {
    title: '家庭经济状况核查授权书',
    fields: [
      ...person('授权人', '王示丙'),
      wide('户籍地址', '示例街道演示小区 2 号楼 1 单元 101 室'),
      wide('共同生活的家庭成员', '王示丙（本人）、赵示丁（配偶）、王示戊（女儿）'),
      wide(
        '授权核查的内容',
        '户籍、婚姻、就业、收入、社会保险、住房、车辆、存款',
        '户籍、婚姻、就业、收入、社会保险、住房、车辆、存款',
      ),
      wide('用途', '申请最低生活保障', '申请最低生活保障'),
      wide('授权期限', '自签名之日起至保障待遇停止之日', '自签名之日起至保障待遇停止之日'),
    ],
    promise: '本人和共同生活的成年家庭成员同意受理单位为上述用途核查家庭经济状况，核查结果不作他用。',
    signs: '授权人（成年家庭成员均签名）',
    signed: '王示丙　赵示丁',
  },
  临时占用城市道路申请表: {
    title: '临时占用城市道路申请表',
    fields: [
      wide('申请单位', '振兴区示例建筑有限公司'),
      field('联系人', '钱示己'),
      field('联系电话', '0415-0000000'),
      wide('占用地点', '演示路 20 号门前人行道，东西长 12 米'),
      field('占用面积', '24 平方米', '　　　　平方米'),
      field('占用期限', '7 日', '　　　日'),
      wide('起止日期', '2026 年 11 月 2 日至 2026 年 11 月 8 日', '　　　年　　月　　日至　　　年　　月　　日'),
      wide('占用原因', '外墙维修，搭设脚手架'),
      wide('交通组织和恢复措施', '留出 2 米通道，设围挡和夜间警示灯；到期当日清理并恢复路面'),
    ],
    promise: '本单位承诺：按批准的地点、面积和期限占用，到期恢复原状，造成损坏的予以修复或者赔偿。',
    signs: '申请单位（盖章）',
    signed: '（盖章）',
  },
  老旧小区改造申报表: {
    title: '老旧小区改造申报表',
    fields: [
      wide('小区名称', '演示小区'),
      wide('坐落', '示例街道演示路 30 号'),
      field('建成年份', '1996 年', '　　　　年'),
      field('总户数', '240 户', '　　　户'),
      field('同意改造户数', '221 户', '　　　户'),
      field('联系人', '孙示庚'),
      wide('联系电话', '0415-0000000'),
      wide('最想改造的内容', '给水管道、楼道照明、停车位'),
    ],
    promise: '业主委员会（居民委员会）承诺：同意改造的户数已经逐户征求意见，签名表留存备查。',
    signs: '申报人（签名或盖章）',
    signed: '孙示庚',
  },
};
