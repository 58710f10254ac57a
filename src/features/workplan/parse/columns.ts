/** What a column of a work table holds, told from its heading. */
export type Column = 'no' | 'text' | 'lead' | 'support' | 'responsible' | 'deadline' | 'other';

const kinds: [Column, RegExp][] = [
  ['no', /^(?:序号|编号|任务序号|任务编号|项号|No\.?)$/i],
  ['deadline', /时限|完成时间|时间节点|时间要求|完成期限|进度安排|^时间$/],
  ['other', /责任人|领导|联系人|电话|备注|说明|进展|完成情况|落实情况|公开方式|公开渠道/],
  ['support', /配合|协办|协同|协助|参与|参加/],
  ['lead', /牵头|主办|主责/],
  ['responsible', /(?:责任|承办|落实|实施|负责|执行)(?:单位|部门|科室|处室|股室|机构|主体)|^(?:单位|部门)$/],
  ['text', /任务|要求|措施|内容|事项|目标|指标|类别|领域|项目|要点|举措|板块|方面|标准|分类|名称|重点/],
];

export function columnOf(heading: string): Column | null {
  const bare = heading
    .slice(0, 60)
    .replace(/[\s\u3000*]/g, '')
    .replace(/[（(][^（）()]*[）)]/g, '');
  if (bare.length === 0 || bare.length > 16) return null;
  return kinds.find(([, pattern]) => pattern.test(bare))?.[0] ?? null;
}

/** The columns of a header row, or nothing when the row is no header of a work table. 责任 beside 牵头 supports. */
export function columnsOf(cells: string[]): Column[] | null {
  const columns = cells.map(columnOf);
  const known = columns.filter((column) => column !== null).length;
  const serves = columns.some(
    (column) => column === 'lead' || column === 'responsible' || column === 'support' || column === 'deadline',
  );
  if (cells.length < 2 || known < cells.length - 1 || known < 2 || !serves || !columns.includes('text')) return null;
  const led = columns.includes('lead');
  return columns.map((column) => (column === 'responsible' && led ? 'support' : (column ?? 'other')));
}

const words =
  '序号|工作任务|重点任务|主要任务|任务名称|任务内容|任务分解|工作内容|主要内容|工作要求|具体要求|具体任务|具体内容|工作措施|具体措施|主要措施|推进措施|目标任务|工作事项|重点工作|工作目标|工作项目|重点事项|牵头单位|牵头部门|牵头科室|责任单位|责任部门|责任科室|责任处室|配合/责任单位|配合单位|配合部门|协办单位|参与单位|完成时限|完成时间|时限要求|时间节点|备注';
const spaced = words.split('|').map((word) => [...word].join('[\\s\\u3000]{0,3}'));
const lostHeader = new RegExp(`(?:(?:${spaced.join('|')})[\\s\\u3000]{0,4}){3,9}`, 'g');
const oneWord = new RegExp(spaced.join('|'), 'g');

export type LostHeader = { from: number; to: number; columns: Column[]; cellPerLine: boolean };

/** Headers of tables whose borders were lost: three or more column names in a row, run together or one to a line. */
export function findLostHeaders(text: string, from: number): LostHeader[] {
  const found: LostHeader[] = [];
  lostHeader.lastIndex = from;
  for (let match = lostHeader.exec(text); match; match = lostHeader.exec(text)) {
    const names = match[0].match(oneWord) ?? [];
    const columns = columnsOf(names);
    if (!columns) continue;
    const trimmed = match[0].trimEnd();
    found.push({
      from: match.index,
      to: match.index + trimmed.length,
      columns,
      cellPerLine: (trimmed.match(/\n/g)?.length ?? 0) >= names.length - 1,
    });
  }
  return found;
}
