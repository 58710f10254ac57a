import { Card } from '../cards.tsx';
import { Filters } from '../filters.tsx';
import { SelectField } from '../form.tsx';
import { PublicPage } from '../layout.tsx';
import { DocumentList, EmptyState } from '../list.tsx';
import { Pager } from '../pager.tsx';
import { SearchBox } from '../search-box.tsx';
import { Tabs } from '../tabs.tsx';
import { documents, ordinary, specimenSite } from './site.tsx';

export function ColumnSpecimen() {
  return (
    <PublicPage
      site={specimenSite}
      title="政策文件"
      mode={ordinary}
      path="/policies/?page=2"
      crumbs={[{ label: '首页', href: '/' }, { label: '政务公开', href: '/open/' }, { label: '政策文件' }]}
    >
      <h1>政策文件</h1>
      <p class="page-intro">
        区政府及其办公室、各部门发布的行政规范性文件和其他政策文件。责任单位：区政府办公室；随文件发布更新，最近更新
        2019-08-09。
      </p>
      <Filters action="/policies/" active={[{ label: '年份：2019', removeHref: '?' }]} clearHref="?">
        <SelectField
          name="year"
          label="年份"
          blank="全部年份"
          value="2019"
          options={[{ value: '2019', label: '2019 年' }]}
        />
        <SelectField name="unit" label="发文机关" blank="全部单位" options={[{ value: 'a', label: '区政府办公室' }]} />
        <SelectField name="validity" label="有效性" blank="全部" options={[{ value: 'a', label: '有效' }]} />
      </Filters>
      <Tabs
        label="排列"
        items={[
          { label: '全部', href: '#', current: true, count: 128 },
          { label: '规范性文件', href: '#', count: 41 },
          { label: '其他文件', href: '#', count: 87 },
        ]}
      />
      <Card>
        <DocumentList items={documents} look="rich" />
      </Card>
      <Pager page={2} total={128} perPage={20} href={(page) => `?page=${page}`} />
      <EmptyState title="本栏目暂无内容">2019 年 9 月 13 日前各单位报送实施方案后在此公开。</EmptyState>
    </PublicPage>
  );
}

export function SearchSpecimen() {
  return (
    <PublicPage site={{ ...specimenSite, search: undefined }} title="搜索：招生" mode={ordinary} path="/search?q=招生">
      <h1>搜索</h1>
      <SearchBox action="/search" query="招生" label="输入标题、发文字号或者事情" hotWords={['户口迁移', '停水']} />
      <p class="page-intro">找到 2 条与“招生”有关的内容。</p>
      <Card>
        <DocumentList items={documents.slice(2)} look="rich" />
      </Card>
      <EmptyState title="没有找到“落户口本”">
        换一个说法试试，例如“户口迁移”；也可以拨打 8890，或者申请公开。
      </EmptyState>
    </PublicPage>
  );
}
