import { Table } from '../../../ui/table.tsx';
import type { PublicAgency } from '../queries/live.ts';
import { Cleared, type Frame, Paragraphs, UnitFrame, unitHref } from './frame.tsx';

/** 主动公开基本目录 of one unit, with the columns of the national standard catalogues (standards §8.4). */
export function CataloguePage({ frame, agency }: { frame: Frame; agency: PublicAgency }) {
  const items = agency.profile!.catalogue.map((item, at) => ({ ...item, number: at + 1 }));
  const base = unitHref(agency.slug, 'catalogue/').replace(/\/$/, '');
  return (
    <UnitFrame frame={frame} agency={agency} about="catalogue" title="主动公开基本目录">
      <p class="page-intro">
        共 {items.length} 项。下载：<a href={`${base}.xlsx`}>XLSX</a> <a href={`${base}.csv`}>CSV</a>
      </p>
      <Table
        caption="主动公开基本目录"
        hideCaption
        rows={items}
        columns={[
          { key: 'number', head: '序号', kind: 'short', cell: ({ number }) => number },
          { key: 'first', head: '一级事项', cell: ({ first }) => first },
          { key: 'second', head: '二级事项', cell: ({ second }) => second },
          { key: 'content', head: '公开内容', cell: ({ content }) => <Paragraphs text={content} /> },
          { key: 'basis', head: '公开依据', cell: ({ basis }) => <Paragraphs text={basis} /> },
          { key: 'limit', head: '公开时限', cell: ({ limit }) => limit },
          { key: 'body', head: '公开主体', cell: ({ body }) => body },
          { key: 'channels', head: '公开渠道和载体', cell: ({ channels }) => channels.join('、') },
          { key: 'audience', head: '公开对象', kind: 'short', cell: ({ audience }) => audience },
          { key: 'way', head: '公开方式', kind: 'short', cell: ({ way }) => way },
          { key: 'levels', head: '公开层级', cell: ({ levels }) => levels.join('、') },
        ]}
      />
      <Cleared agency={agency} />
    </UnitFrame>
  );
}
