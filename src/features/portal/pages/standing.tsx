import type { Child } from 'hono/jsx';
import { numberWords, verificationCode } from '../../../core/publications/rules.ts';
import { formatMoment } from '../../../platform/time.ts';
import { Article } from '../../../ui/article.tsx';
import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Title } from '../../../ui/phrases.tsx';
import type { Related } from '../../../ui/related.tsx';
import type { HistoryLine, Article as Text } from '../queries/article.ts';
import type { Column } from '../queries/columns.ts';
import { type Frame, home } from './frame.tsx';
import { History } from './history.tsx';

function Standing({ frame, title, children }: { frame: Frame; title: string; children: Child }) {
  return (
    <PublicPage site={frame.site} title={title} mode={frame.mode} path={frame.path} crumbs={[home, { label: title }]}>
      <h1>
        <Title text={title} />
      </h1>
      {children}
    </PublicPage>
  );
}

type Group = { title: string; links: { label: string; href: string }[] };

/** 站点地图: everything that can be reached, in its groups. */
export function SiteMapPage({ frame, groups }: { frame: Frame; groups: Group[] }) {
  return (
    <Standing frame={frame} title="站点地图">
      {groups.map((group) => (
        <Card title={group.title}>
          <ul class="names">
            {group.links.map(({ label, href }) => (
              <li>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </Standing>
  );
}

/** 订阅: what a feed is and where they are. */
export function FeedsPage({ frame, columns }: { frame: Frame; columns: Column[] }) {
  const lists = [{ name: '全部内容', base: '/' }, ...columns.map(({ name, slug }) => ({ name, base: `/${slug}/` }))];
  return (
    <Standing frame={frame} title="订阅更新">
      <p class="page-intro">把下面的地址加到阅读软件里，本站更新时会自动收到，不需要登记个人信息。</p>
      <Card>
        <table>
          <thead>
            <tr>
              <th scope="col">内容</th>
              <th scope="col">Atom</th>
              <th scope="col">JSON Feed</th>
            </tr>
          </thead>
          <tbody>
            {lists.map(({ name, base }) => (
              <tr>
                <th scope="row">{name}</th>
                <td>
                  <a href={`${base}feed.atom`}>
                    <span class="visually-hidden">{name}：</span>feed.atom
                  </a>
                </td>
                <td>
                  <a href={`${base}feed.json`}>
                    <span class="visually-hidden">{name}：</span>feed.json
                  </a>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
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
      <Article title="无障碍说明">
        <p>
          本站按照《无障碍环境建设法》、GB/T 37668—2019 和 WCAG 2.2 AA 级的要求建设，努力让每个人都能看到、听懂、用上。
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
          {hotline && `请拨打${hotline.label} ${hotline.phone}`}
          {phone && `，或者联系${host ?? '主办单位'} ${phone}`}
          。我们会帮您获取内容，并改正页面。需要纸质文件或者大字版的，也可以提出。
        </p>
      </Article>
    </PublicPage>
  );
}

/** 核验: how to know that a sheet of paper is what was published here. */
export function VerifyPage({ frame, text, history }: { frame: Frame; text: Text; history: HistoryLine[] }) {
  const back: Related = { href: text.path, title: text.title };
  return (
    <Standing frame={frame} title="核验文件">
      <p class="page-intro">打印件页眉或电子件上的校验码与下面一致的，文字就是本站公布、经审查签发的这一版。</p>
      <Facts
        label="核验信息"
        columns={1}
        items={[
          { label: '标题', value: <a href={back.href}>{back.title}</a> },
          { label: '发文字号', value: text.number && numberWords(text.number) },
          { label: '索引号', value: text.indexNumber },
          { label: '版次', value: `第 ${text.edition} 版，${formatMoment(text.publishedAt)} 公布` },
          { label: '校验码', value: <code>{verificationCode(text.hash)}</code> },
          { label: '完整摘要（SHA-256）', value: <code>{text.hash}</code> },
        ]}
      />
      <NoticeBox title="校验码说明什么">
        <p>
          摘要由标题、正文、元数据、公开属性和每个附件的内容算出，改动一个字就会变。审查和签发都绑定同一个摘要，并记入逐条相连的台账。
        </p>
      </NoticeBox>
      <History lines={history} />
    </Standing>
  );
}

/** 您访问的链接即将离开本站（§2.4）: the address in full, and both ways to go on. */
export function LeavingPage({ frame, to }: { frame: Frame; to: URL }) {
  return (
    <PublicPage site={frame.site} title="您即将离开本站" mode={frame.mode} path={frame.path} meta={{ noIndex: true }}>
      <h1>您即将离开本站</h1>
      <Card>
        <p>您访问的链接即将离开“{frame.site.name}”，那里的内容不由本站负责。是否继续？</p>
        <p>
          将要前往：<strong>{to.host}</strong>
        </p>
        <p>
          <code>{to.href}</code>
        </p>
        <Buttons>
          <a class="button button-primary" href={to.href} rel="noopener noreferrer nofollow">
            继续访问
          </a>
          <ButtonLink href="/">返回本站首页</ButtonLink>
        </Buttons>
      </Card>
    </PublicPage>
  );
}
