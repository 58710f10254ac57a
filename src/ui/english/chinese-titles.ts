const lists = /<ul class="documents[^>]*>.*?<\/ul>|<section class="table-box"[^>]*>.*?<\/section>/gs;
/** A title with every tag before its first word. */
const titles = /<(?:a|td)\b[^>]*class="(?:document-title|cell-title)"[^>]*>(?:<[^>]*>)*/g;

/** Before a list with titles that nobody translated: that they, or some of them, are Chinese; once. */
export const noteChineseTitles = (html: string): string => html.replace(lists, (list) => wordsFor(list) + list);

function wordsFor(list: string): string {
  const all = list.match(titles) ?? [];
  const chinese = all.filter((title) => title.includes('lang="zh-CN"')).length;
  if (chinese === 0) return '';
  return `<p class="in-chinese">${chinese === all.length ? 'Titles' : 'Some titles'} in Chinese only</p>`;
}
