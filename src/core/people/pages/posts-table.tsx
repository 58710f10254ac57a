import type { Child } from 'hono/jsx';
import { Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import { roles } from '../../caller.ts';
import type { PostRow } from '../queries/people.ts';

type PostsProps = { posts: PostRow[]; empty: string; end?: (post: PostRow) => Child };

/** Posts in force and former ones, with their dates. */
export function PostsTable({ posts, empty, end }: PostsProps) {
  return (
    <Table
      caption="岗位"
      hideCaption
      rows={posts}
      empty={empty}
      columns={[
        { key: 'role', head: '岗位', cell: (post) => roles[post.role] },
        { key: 'unit', head: '单位', cell: (post) => post.unit_name },
        { key: 'given', head: '授予时间', kind: 'date', cell: (post) => <Moment at={post.given_at} /> },
        {
          key: 'ended',
          head: '免去时间',
          kind: 'date',
          cell: (post) => (post.ended_at ? <Moment at={post.ended_at} /> : '在任'),
        },
        ...(end
          ? [
              {
                key: 'end',
                head: '操作',
                kind: 'actions' as const,
                cell: (post: PostRow) => (post.ended_at ? '' : end(post)),
              },
            ]
          : []),
      ]}
    />
  );
}
