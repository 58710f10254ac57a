import { problems } from '../../../platform/http/api/problem.ts';
import { PublicPage } from '../../../ui/layout.tsx';
import type { Site, ViewMode } from '../../../ui/site.ts';
import { Table } from '../../../ui/table.tsx';
import { scopes } from '../../people/scopes.ts';
import { about, tags } from '../about.ts';
import type { Operation } from '../operation.ts';

type GuideProps = { site: Site; mode: ViewMode; operations: Operation[] };

/** /api/: what the API can do, for the people who connect a department's system to it. */
const title = '接口说明（供软件开发人员）';

export function GuidePage({ site, mode, operations }: GuideProps) {
  return (
    <PublicPage
      site={site}
      title={title}
      mode={mode}
      path="/api/"
      crumbs={[{ label: '首页', href: '/' }, { label: title }]}
    >
      <div class="article-body">
        <h1>{title}</h1>
        <p class="page-intro">
          这一页写给把本单位的系统接到本站的软件开发人员，普通读者不用看。要下载公开的清单，请到
          <a href="/data/">数据开放</a>。
        </p>
        {about.description.split('\n\n').map((line) => (
          <p>{line}</p>
        ))}
        <p>
          机器可读的完整定义：<a href="/api/openapi.json">openapi.json</a>（OpenAPI
          3.1）。令牌由本人在工作台“我的账号—接口令牌”签发。
        </p>
      </div>
      {tags.map((tag) => (
        <section class="form-section">
          <h2>{tag.name}</h2>
          <p class="quiet">{tag.description}</p>
          <Operations title={tag.name} operations={operations.filter((operation) => operation.tag === tag.name)} />
        </section>
      ))}
      <section class="form-section">
        <h2>令牌权限</h2>
        <Table
          caption="令牌权限"
          hideCaption
          rows={Object.entries(scopes)}
          columns={[
            { key: 'name', head: '权限', kind: 'short', cell: ([name]) => <code>{name}</code> },
            { key: 'words', head: '可以办理', cell: ([, words]) => words },
          ]}
        />
      </section>
      <section class="form-section">
        <h2>问题</h2>
        <Table
          caption="问题"
          hideCaption
          rows={Object.entries(problems)}
          columns={[
            { key: 'status', head: '状态', kind: 'short', cell: ([, { status }]) => String(status) },
            { key: 'type', head: '种类', kind: 'short', cell: ([name]) => <code id={name}>/api/#{name}</code> },
            { key: 'title', head: '说明', cell: ([, { title }]) => title },
          ]}
        />
      </section>
    </PublicPage>
  );
}

function Operations({ title, operations }: { title: string; operations: Operation[] }) {
  return (
    <Table
      caption={title}
      hideCaption
      rows={operations}
      columns={[
        {
          key: 'address',
          head: '地址',
          cell: ({ method, path }) => (
            <code>
              {method.toUpperCase()} /api/v1{path}
            </code>
          ),
        },
        { key: 'words', head: '办理', kind: 'title', cell: ({ words }) => words },
        { key: 'scope', head: '令牌权限', kind: 'short', cell: ({ needs }) => (needs ? <code>{needs}</code> : '不限') },
        { key: 'posts', head: '岗位', cell: ({ posts }) => posts || '不限' },
      ]}
    />
  );
}
