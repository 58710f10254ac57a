import type { Weighed } from '../../../core/search/engine/explain.ts';
import type { Why } from '../../../core/search/search.ts';
import { Card } from '../../../ui/cards.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { Phrases } from '../../../ui/phrases.tsx';
import { Table } from '../../../ui/table.tsx';
import { readWhy } from '../rules/why.ts';
import { queryOf } from '../rules.ts';
import { type Frame, home } from './frame.tsx';

/** How much of all that the words brought is of this one. */
const shareOf = (all: Weighed[]) => {
  const sum = all.reduce((so, { score }) => so + score, 0);
  return (one: Weighed) => `${Math.round((100 * one.score) / sum)}%`;
};

interface WhyProps {
  frame: Frame;
  query: string;
  why: Why<{ id: string; path: string; title: string }>;
}

/** Why a result stands where it stands: its words with what each brought, and what else moved it up or down. */
export function WhyPage({ frame, query, why }: WhyProps) {
  const { row, explained } = why;
  const results = `/search${queryOf({ q: query })}`;
  return (
    <PublicPage
      site={frame.site}
      title="为什么有这条结果"
      mode={frame.mode}
      path={frame.path}
      crumbs={[home, { label: '搜索', href: results }, { label: '为什么有这条结果' }]}
      meta={{ canonical: `${frame.site.origin ?? ''}/search` }}
    >
      <h1>为什么有这条结果</h1>
      <p class="page-intro">
        搜索“{query}”时的
        <a href={row.path}>
          <Phrases text={row.title} />
        </a>
      </p>
      <Card title="怎么排的">
        <ul class="advice">
          {readWhy(why).map((sentence) => (
            <li>{sentence}</li>
          ))}
        </ul>
      </Card>
      <Card
        title="命中的字词"
        note={`标题、发文字号、单位、主题词里出现一次算 ${explained.headWeight} 次；越少见的字词分量越重。`}
      >
        <Table
          caption="命中的字词"
          hideCaption
          columns={[
            { key: 'text', head: '字词', kind: 'title', cell: (one: Weighed) => one.text },
            { key: 'head', head: '标题等处', kind: 'number', cell: (one: Weighed) => one.head },
            { key: 'body', head: '正文和附件', kind: 'number', cell: (one: Weighed) => one.body },
            { key: 'share', head: '占得分', kind: 'number', cell: shareOf(explained.weighed) },
          ]}
          rows={[...explained.weighed].sort((a, b) => b.score - a.score)}
          empty="没有直接命中的字词，是按发文字号或者推荐找到的。"
        />
      </Card>
      <p>
        <a href={results}>回到搜索结果</a>
      </p>
    </PublicPage>
  );
}
