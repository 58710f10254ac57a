import type { Hit } from './finding.ts';
import type { Markup } from './markup.ts';

const spot = (at: number) => ({ from: at, to: at });

/** Headings in their order, pictures with words, tables with heads: what readers who do not see the page go by (WCAG 1.1.1, 1.3.1, 2.4.6). */
export function findStructure({ headings, pictures, tables }: Markup): Hit[] {
  return [...headingHits(headings), ...pictureHits(pictures), ...tableHits(tables)];
}

function headingHits(headings: Markup['headings']): Hit[] {
  let level = 1; // the title of the page
  return headings.flatMap(({ level: own, text, at }): Hit[] => {
    const skipped = own > level + 1;
    level = own;
    const base = { check: 'heading', value: `${own}:${text}`, ...spot(at) } as const;
    if (text === '') return [{ ...base, shown: '空的标题', advice: '删去，或者写上标题' }];
    if (!skipped) return [];
    return [{ ...base, shown: text.slice(0, 40), advice: `前面缺少${names[own - 1]}标题，请逐级使用标题` }];
  });
}

const names: Record<number, string> = { 1: '题名', 2: '一级', 3: '二级', 4: '三级' };

function pictureHits(pictures: Markup['pictures']): Hit[] {
  return pictures.flatMap(({ alt, at }, index): Hit[] => {
    const words = alt.trim().slice(0, 100);
    if (words !== '' && !/^[\w-]+\.(?:jpe?g|png|gif|webp|bmp)$|^(?:图片|照片|image|img|图)\d*$/i.test(words)) return [];
    const shown = `第 ${index + 1} 张图片${words ? `：${words}` : ''}`;
    return [
      { check: 'picture', value: shown, shown, ...spot(at), advice: '写明图片说的是什么，看不见图片的人靠它了解内容' },
    ];
  });
}

function tableHits(tables: Markup['tables']): Hit[] {
  return tables.flatMap(({ rows, cells, heads, at }, index): Hit[] => {
    if (heads > 0 || rows < 2 || cells < 4) return [];
    const shown = `第 ${index + 1} 个表格（${rows} 行）`;
    return [{ check: 'table', value: shown, shown, ...spot(at), advice: '光标放在首行，按编辑器的“表头”' }];
  });
}
