import type { Content } from '../../publications/content.ts';
import { parseNumber } from '../../publications/rules.ts';
import type { Hit } from './finding.ts';

/** What the kind of a document asks for. */
export interface Kind {
  isPolicy: boolean;
  takesNumber: boolean;
}

/** Elements that an official document lacks (standards §5.1, §5.5). What stands in the way of review itself is not said twice. */
export function findMissing({ metadata, title }: Content, kind: Kind): Hit[] {
  const official = kind.isPolicy || kind.takesNumber;
  const missing: [boolean, string, string][] = [
    [official && !metadata.formedOn, '没有成文日期', '在“索引信息”中填写'],
    [kind.isPolicy && !metadata.subject, '没有主题分类', '在“索引信息”中选择'],
    [!!metadata.number && !parseNumber(metadata.number), '发文字号写法不规范', '写成“振政办发〔2019〕1号”的样子'],
    [kind.takesNumber && !kind.isPolicy && !metadata.recipients, '没有主送机关', '函和通知写明主送机关'],
    [/[。；;]$/.test(title.trim().slice(-1)), '标题末尾有标点', '标题末尾不加句号、分号'],
  ];
  return missing
    .filter(([lacks]) => lacks)
    .map(([, shown, advice]) => ({ check: 'element', value: shown, shown, advice, from: 0, to: 0 }));
}
