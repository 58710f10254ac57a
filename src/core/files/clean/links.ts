import { Unfit } from '../extract/unfit.ts';
import type { Hidden } from '../hidden.ts';
import type { Package } from './package.ts';
import { attr, elements } from './tree.ts';

const office = /\.(xml|rels|vml)$/i;

/** What no package of an office may hold: entities, programs, cells that start programs, pages of the web. */
export async function refuseActive(box: Package): Promise<void> {
  for (const name of box.names(/(^|\/)(activeX|macrosheets|dialogsheets)\//i))
    throw new Unfit(`文件里带有可以运行的控件或宏（${name.split('/').at(-2)}），不能上传。请去掉后另存再上传。`);
  for (const name of box.names(office)) {
    const content = await box.bytes(name);
    const text = content.toString('latin1');
    if (/<!(DOCTYPE|ENTITY)/i.test(text) || /<\0!\0D\0O\0C\0T\0Y\0P\0E|<\0!\0E\0N\0T\0I\0T\0Y/.test(text))
      throw new Unfit('文件里有不该出现的实体定义，为安全起见不能接收。请用办公软件重新保存后再上传。');
    if (
      /<(\w+:)?ddeLink\b/.test(text) ||
      (/instrText|fldSimple/.test(text) && /\bDDE(AUTO)?\b/.test(await fieldsOf(box, name)))
    )
      throw new Unfit('文件里带有会启动其他程序的动态链接，不能上传。请去掉后再上传。');
  }
}

async function fieldsOf(box: Package, name: string): Promise<string> {
  const out: string[] = [];
  for (const element of elements((await box.tree(name))!)) {
    if (element.local === 'instrText') out.push(element.children.filter((child) => typeof child === 'string').join(''));
    if (element.local === 'fldSimple') out.push(` ${attr(element, 'instr') ?? ''} `);
  }
  return out.join('');
}

const harmless = /\/(hyperlink|video|audio|media)$/;

/** Content that is fetched from elsewhere when somebody opens the file, and links into somebody's computer. */
export async function lookAtLinks(box: Package): Promise<Hidden[]> {
  const found: Hidden[] = [];
  for (const name of box.names(/(^|\/)_rels\/[^/]*\.rels$/)) {
    for (const element of elements((await box.tree(name))!)) {
      if (element.local !== 'Relationship' || attr(element, 'TargetMode') !== 'External') continue;
      const target = attr(element, 'Target') ?? '';
      const local = /^(file:|[a-z]:[\\/]|\\\\|%5C%5C)/i.test(target);
      if (local) found.push({ kind: 'path_name', where: `链接到 ${target.slice(0, 80)}` });
      else if (!harmless.test(attr(element, 'Type') ?? ''))
        found.push({ kind: 'external_link', where: target.slice(0, 80) });
    }
  }
  for (const name of box.names(/^xl\/(externalLinks\/[^/]+|connections)\.xml$/))
    found.push({ kind: 'external_link', where: name.includes('connections') ? '数据连接' : '其他工作簿的数据' });
  return found;
}

/** Files within the file, into which nothing here looks. */
export async function lookForEmbedded(box: Package): Promise<Hidden[]> {
  return box.names(/(^|\/)embeddings\/[^/]+$|^xl\/pivotCache\/pivotCacheRecords/).map((name) => ({
    kind: 'embedded_object' as const,
    where: name.includes('pivot') ? '数据透视表的缓存' : name.split('/').at(-1)!,
  }));
}
