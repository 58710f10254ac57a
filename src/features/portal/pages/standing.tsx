import type { Child } from 'hono/jsx';
import { Article } from '../../../ui/article.tsx';
import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { Names } from '../../../ui/names.tsx';
import { Title } from '../../../ui/phrases.tsx';
import { Table } from '../../../ui/table.tsx';
import type { Column } from '../queries/columns.ts';
import { type Frame, home } from './frame.tsx';
import { Hotline } from './search-nothing.tsx';

interface StandingProps {
  frame: Frame;
  title: string;
  error?: boolean;
  children: Child;
}

export function Standing({ frame, title, error, children }: StandingProps) {
  return (
    <PublicPage {...frame} title={title} error={error} crumbs={[home, { label: title }]}>
      <h1>
        <Title text={title} />
      </h1>
      {children}
    </PublicPage>
  );
}

type Group = { title: string; href?: string; links: { label: string; href: string }[] };

/** 站点地图: everything that can be reached, in its groups. */
export function SiteMapPage({ frame, groups }: { frame: Frame; groups: Group[] }) {
  return (
    <Standing frame={frame} title="站点地图">
      {groups.map((group) => (
        <Card title={group.href ? <a href={group.href}>{group.title}</a> : group.title}>
          <Names links={group.links} />
        </Card>
      ))}
    </Standing>
  );
}

/** 订阅: by mail for everybody, by feed for those who have a reading program; each list under its name. */
export function FeedsPage({ frame, columns, mail }: { frame: Frame; columns: Column[]; mail?: string }) {
  const everything = { name: '全部内容', description: '本站公开的每一篇', base: '/' };
  const lists = [everything, ...columns.map((column) => ({ ...column, base: `/${column.slug}/` }))];
  return (
    <Standing frame={frame} title="订阅更新">
      <p class="page-intro">本站更新时可以自动告诉您，有两种办法。</p>
      {mail && (
        <Card title="邮件订阅">
          <p>
            填写邮箱，选栏目、单位或者主题，有更新就发邮件。<a href={mail}>去订阅邮件</a>
          </p>
        </Card>
      )}
      <Card title="RSS 订阅" note="把下面的地址加到阅读软件里，不需要登记个人信息。">
        <Table
          caption="RSS 订阅"
          hideCaption
          rows={lists}
          columns={[
            { key: 'name', head: '内容', kind: 'title', cell: ({ name, base }) => <a href={base}>{name}</a> },
            { key: 'about', head: '说明', cell: ({ description }) => description },
            {
              key: 'ways',
              head: '订阅',
              kind: 'actions',
              cell: ({ name, base }) => (
                <span class="ways">
                  <a href={`${base}feed.atom`}>
                    RSS 订阅<span class="visually-hidden">：{name}</span>
                  </a>
                  <a href={`${base}feed.json`}>
                    JSON 格式<span class="visually-hidden">：{name}</span>
                  </a>
                </span>
              ),
            },
          ]}
        />
      </Card>
    </Standing>
  );
}

/** 无障碍说明: what is done, how to use it, whom to tell when something does not work. */
export function AccessibilityPage({ frame }: { frame: Frame }) {
  const { hotline, host, phone } = frame.site;
  return (
    <PublicPage
      site={frame.site}
      title="无障碍说明"
      mode={frame.mode}
      path={frame.path}
      crumbs={[home, { label: '无障碍说明' }]}
    >
      <Article title="无障碍说明" brief={frame.mode.elder}>
        <p>
          本站按照《无障碍环境建设法》、GB/T 37668—2019 和 WCAG 2.2 AA
          级的要求建设。我们努力让每个人都能看到、听懂、用上。
        </p>
        <h2>怎样看得更清楚</h2>
        <ul>
          <li>
            页面最上方的“<a href="/?elder=1">长者模式</a>”放大文字和按钮，选择后一直保留，再点一次退出。
          </li>
          <li>
            “<a href="/?contrast=1">高对比度</a>”换成黑底黄字。
          </li>
          <li>文章页可以调整字号，也可以用浏览器放大到 400%，内容不会丢失。</li>
        </ul>
        <h2>怎样听</h2>
        <p>文章页有“朗读”按钮，可以暂停，朗读到的句子会标出来。图解有全文，音视频有文字稿。</p>
        <h2>只用键盘</h2>
        <p>
          全站可以只用键盘操作：Tab 键移动，回车键确认；每页第一个链接可以直接跳到正文。不开启脚本也能使用全部内容。
        </p>
        <h2>遇到困难</h2>
        <p>
          {hotline && (
            <>
              请拨打
              <Hotline {...hotline} />
            </>
          )}
          {phone && (
            <>
              {hotline && '，'}或者联系{host ?? '主办单位'} <a href={`tel:${phone}`}>{phone}</a>
            </>
          )}
          。我们会帮您获取内容，并改正页面。需要纸质文件或者大字版的，也可以提出。
        </p>
        <p>五个工作日内没有答复或者对答复不满意的，可以向{host ?? '主办单位'}投诉。</p>
        <h2>还没有做到的</h2>
        <ul>
          <li>单位上传的扫描件附件，读屏软件读不出其中的文字；需要文字的，请向发布单位索取。</li>
          <li>“朗读”由浏览器发声，没有中文语音的电脑上不能朗读。</li>
        </ul>
      </Article>
    </PublicPage>
  );
}

/**
 * 您访问的链接即将离开本站（§2.4）: the address in full, and both ways to go on; without an address why there is such a page. Search
 * engines take every notice for that one page, so that nobody gets an address of theirs listed under this site.
 */
export function LeavingPage({ frame, to, back }: { frame: Frame; to: URL | null; back: string | null }) {
  const { site, mode, path } = frame;
  const title = to ? '您即将离开本站' : '离开本站的提示';
  return (
    <PublicPage site={site} title={title} mode={mode} path={path} meta={{ canonical: `${site.origin ?? ''}/leaving` }}>
      <h1>{title}</h1>
      <Card>
        {to ? <Target to={to} name={site.name} /> : <WhyAsked />}
        <Buttons>
          {to && (
            <a class="button button-primary" href={to.href} rel="noopener noreferrer nofollow">
              继续访问
            </a>
          )}
          {back && <ButtonLink href={back}>返回刚才的页面</ButtonLink>}
          <ButtonLink href="/">返回本站首页</ButtonLink>
        </Buttons>
      </Card>
    </PublicPage>
  );
}

const Target = ({ to, name }: { to: URL; name: string }) => (
  <>
    <p>您访问的链接即将离开“{name}”，那里的内容不由本站负责。是否继续？</p>
    <p>
      将要前往：<code>{to.href}</code>
    </p>
  </>
);

const WhyAsked = () => (
  <p>本站的链接通向政府网站以外的地方时，会先显示要去的完整地址，由您决定去不去。那里的内容不由本站负责。</p>
);
