import { type Field, form, text, tick, type Values } from '../../platform/form.ts';
import type { Link, Site } from '../../ui/site.ts';
import { entries, phone } from './forms.ts';
import { whyNotIndexTemplate } from './rules.ts';

const web = (label: string) =>
  text(label, {
    max: 300,
    pattern: /^https?:\/\/\S+$/,
    wrong: `${label}要以 https:// 或 http:// 开头，中间没有空格。`,
  });

/** 「首页 /」, one a line: words, a space, an address. */
function links(label: string): Field<Link[]> {
  return {
    label,
    read(typed) {
      const lines = [typed ?? ''].flat().join('\n').split('\n');
      const list: Link[] = [];
      for (const line of lines.map((one) => one.trim()).filter(Boolean)) {
        const match = /^(.{1,16}?)\s+((?:\/|https?:\/\/|tel:)\S*)$/u.exec(line);
        if (!match)
          return { error: `${label}的“${line.slice(0, 30)}”写法不对，请写成“名称 空格 地址”，例如“政务公开 /open/”。` };
        list.push({ label: match[1]!, href: match[2]! });
      }
      if (list.length > 12) return { error: `${label}最多 12 项，现在是 ${list.length} 项，请减少。` };
      return { value: list };
    },
  };
}

const siteFields = {
  name: text('网站名称', { required: '请填写网站的规范名称。', min: 2, max: 40 }),
  domain: text('域名', {
    required: true,
    max: 253,
    pattern: /^(?=.*\.)[\p{L}\p{N}]([\p{L}\p{N}.-]*[\p{L}\p{N}])?$/u,
    wrong: '域名只写主机名，不带 https:// 和斜杠，例如 www.example.gov.cn。',
  }),
  idCode: text('政府网站标识码', {
    pattern: /^[0-9A-Za-z]{10}$/,
    wrong: '政府网站标识码是 10 位字母或数字，例如 2106030001。',
  }),
  nameEnglish: text('英文网站名称', { max: 80 }),
  motto: text('网站名称下的一句话', { max: 30 }),
  host: text('主办单位', { max: 60 }),
  operator: text('承办单位', { max: 60 }),
  address: text('联系地址', { max: 100 }),
  postcode: text('邮政编码', { pattern: /^\d{6}$/, wrong: '邮政编码是 6 位数字，例如 118000。' }),
  phone: phone('联系电话'),
  email: text('电子邮箱', {
    pattern: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
    wrong: '电子邮箱要写成 name@example.gov.cn 的样子。',
  }),
  hotlineLabel: text('热线名称', { max: 30 }),
  hotlinePhone: phone('热线号码'),
  icp: text('ICP 备案号', {
    max: 60,
    pattern: /ICP备\d{6,10}号/,
    wrong: 'ICP 备案号要写全，例如 辽ICP备00000000号。',
  }),
  police: text('公安备案号', {
    max: 60,
    pattern: /公网安备\s*\d{14}号/,
    wrong: '公安备案号要写全，例如 辽公网安备 21060300000000号。',
  }),
  partyMarkLabel: text('党政机关网站标识的文字', { max: 20 }),
  partyMarkHref: web('党政机关网站标识的地址'),
  signIn: web('“登录”的地址'),
  rating: web('“好差评”的地址'),
  findErrors: web('“我为政府网站找错”的地址'),
  ipv6: tick('网站支持 IPv6'),
};
export type SiteValues = Values<typeof siteFields>;

/** 站点: what stands in the head and foot of every public page (政府网站发展指引). */
export const siteForm = form(siteFields, (values) => ({
  hotlinePhone: values.hotlineLabel && !values.hotlinePhone ? '写了热线名称，请把热线号码也写上。' : null,
  hotlineLabel: values.hotlinePhone && !values.hotlineLabel ? '写了热线号码，请把热线名称也写上。' : null,
  partyMarkHref: values.partyMarkLabel && !values.partyMarkHref ? '写了标识的文字，请把它的地址也写上。' : null,
  partyMarkLabel: values.partyMarkHref && !values.partyMarkLabel ? '写了标识的地址，请把它的文字也写上。' : null,
}));

const icpHref = 'https://beian.miit.gov.cn/';
const policeHref = 'https://beian.mps.gov.cn/';

/** The site's settings that a read form describes; null takes a setting away. */
export function siteFrom(values: SiteValues): Partial<Record<keyof Site, unknown>> {
  const { hotlineLabel, hotlinePhone, icp, police, partyMarkLabel, partyMarkHref, ...plain } = values;
  return {
    ...Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, value === '' ? null : value])),
    hotline: hotlinePhone ? { label: hotlineLabel, phone: hotlinePhone } : null,
    icp: icp ? { number: icp, href: icpHref } : null,
    police: police ? { number: police, href: policeHref } : null,
    partyMark: partyMarkHref ? { label: partyMarkLabel, href: partyMarkHref } : null,
  };
}

/** What the form shows of the settings that are in force. */
export const siteTyped = (site: Partial<Site>): Record<string, unknown> => ({
  ...site,
  hotlineLabel: site.hotline?.label,
  hotlinePhone: site.hotline?.phone,
  icp: site.icp?.number,
  police: site.police?.number,
  partyMarkLabel: site.partyMark?.label,
  partyMarkHref: site.partyMark?.href,
  ipv6: site.ipv6 ? 'on' : '',
});

/** 导航: menus and the words offered under the search box. */
export const navigationForm = form(
  { menu: links('主导航'), footer: links('页脚链接'), hotWords: entries('热门搜索词', { max: 12 }) },
  ({ menu, hotWords }) => ({
    menu: menu.length === 0 ? '主导航至少要有一项，例如“首页 /”。' : null,
    hotWords: hotWords.length > 10 ? `热门搜索词最多 10 个，现在是 ${hotWords.length} 个。` : null,
  }),
);
export const linkLines = (list: Link[] | undefined) =>
  (list ?? []).map(({ label, href }) => `${label} ${href}`).join('\n');

/** 编号: the template of 索引号. */
export const indexNumberForm = form({ template: text('索引号模板', { required: true, max: 60 }) }, ({ template }) => ({
  template: whyNotIndexTemplate(template),
}));
