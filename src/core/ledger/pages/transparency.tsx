import { formatDay } from '../../../platform/time.ts';
import { ButtonLink, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { Names } from '../../../ui/names.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Pager } from '../../../ui/pager.tsx';
import type { Site, ViewMode } from '../../../ui/site.ts';
import { Table } from '../../../ui/table.tsx';
import { Moment } from '../../../ui/when.tsx';
import type { KeyRow, PublicPoint } from '../live-queries.ts';

/** What every page of this room is given by its door. */
export interface Frame {
  site: Site;
  mode: ViewMode;
  path: string;
}

export const algorithmWords: Record<string, string> = {
  sha256: 'SHA-256',
  sm3: 'SM3（国密）',
  ed25519: 'Ed25519',
  sm2: 'SM2（国密）',
};

export const crumbs = [
  { label: '首页', href: '/' },
  { label: '台账存证', href: '/transparency/' },
];

interface Props {
  frame: Frame;
  points: PublicPoint[];
  total: number;
  page: number;
  perPage: number;
  keys: (KeyRow & { line: string })[];
  weeks: string[];
  newest: PublicPoint | undefined;
}

/** 台账存证: what it is, the newest checkpoint, how anybody checks it, every earlier one. */
export function TransparencyPage({ frame, points, total, page, perPage, keys, weeks, newest }: Props) {
  return (
    <PublicPage
      site={frame.site}
      title="台账存证"
      mode={frame.mode}
      path={frame.path}
      crumbs={[crumbs[0]!, { label: '台账存证' }]}
      meta={{ description: '本站台账的签名存证、公钥、导出和离线验证方法。' }}
    >
      <h1>台账存证</h1>
      <p class="page-intro">
        本站每一次发布、更正和撤回，都记入逐条相连的台账，像流水账一样只能往后写。系统定时和每次发布之后为台账签名存证。任何人都可以核对：记下的事有没有被改动、删除或者重写。
      </p>
      <ForEverybody />
      <Newest point={newest} />
      <Limits />
      {newest && <ForSpecialists alg={keys[0]?.alg ?? 'ed25519'} />}
      <Card title="历次存证">
        <Table
          caption="历次存证"
          hideCaption
          rows={points}
          empty="第一份存证做好之后列在这里。"
          columns={[
            { key: 'id', head: '编号', kind: 'short', cell: (point) => point.id },
            { key: 'at', head: '时间', kind: 'date', cell: (point) => <Moment at={point.at} /> },
            { key: 'size', head: '记录条数', kind: 'short', cell: (point) => point.size },
            { key: 'root', head: '根值前十六位', cell: (point) => <code>{point.root.slice(0, 16)}</code> },
            { key: 'key', head: '密钥', kind: 'short', cell: (point) => <code>{point.key}</code> },
          ]}
        />
        <Pager page={page} total={total} perPage={perPage} href={(to) => `/transparency/?page=${to}`} unit="份" />
      </Card>
      <Keys keys={keys} />
      <Weeks weeks={weeks} />
    </PublicPage>
  );
}

function Newest({ point }: { point: PublicPoint | undefined }) {
  if (!point)
    return (
      <NoticeBox title="第一份存证还没有做">
        <p>
          新装的系统在第一条记录封存之后做第一份存证，通常不超过一小时。到那时，这里可以下载台账、存证、公钥和验证程序。
        </p>
      </NoticeBox>
    );
  return (
    <Card title="最新存证">
      <Facts
        label="最新存证"
        columns={1}
        items={[
          { label: '时间', value: <Moment at={point.at} /> },
          { label: '编号', value: `第 ${point.id} 号` },
          { label: '记录条数', value: `${point.size} 条` },
        ]}
      />
      <details class="fold">
        <summary>根值和算法</summary>
        <Facts
          label="根值和算法"
          columns={1}
          items={[
            { label: '根值', value: <code>{point.root}</code> },
            { label: '链头', value: <code>{point.chain}</code> },
            { label: '摘要算法', value: algorithmWords[point.alg] },
          ]}
        />
      </details>
      <Buttons>
        <ButtonLink href="/transparency/export.ndjson">下载台账导出</ButtonLink>
        <ButtonLink href="/transparency/checkpoints">下载全部存证</ButtonLink>
        <ButtonLink href="/transparency/key">下载公钥</ButtonLink>
        <ButtonLink href="/transparency/verify-ledger.mjs">下载验证程序</ButtonLink>
      </Buttons>
    </Card>
  );
}

const split = ["sed '/^$/,$d' note.txt > text", "tail -n 1 note.txt | cut -d' ' -f3 | base64 -d | tail -c +5 > signed"];
const openssl = {
  ed25519: 'openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in text -sigfile signed',
  sm2: 'openssl dgst -sm3 -verify key.pem -sigopt distid:1234567812345678 -signature signed text',
};

/** What anybody can do without a program. */
function ForEverybody() {
  return (
    <Card title="怎样核对">
      <h3>手里有一份打印件或者公文</h3>
      <p>
        <a href="/verify/">输入上面的校验码</a>，看是不是本站公布的那一份、现在还有没有效。
      </p>
      <h3>想知道一份文件的经过</h3>
      <p>
        打开文件页面，在末尾的“发布与更正记录”里点“验证”。可以看到这条记录在哪一份存证之中，并下载回执。回执请自己保存，以后随时可以核对。
      </p>
    </Card>
  );
}

/** The whole ledger, with a program: folded, for those who know one. */
function ForSpecialists({ alg }: { alg: keyof typeof openssl }) {
  return (
    <details class="card fold">
      <summary>给技术人员：验证整个台账、核对签名</summary>
      <h3>验证整个台账</h3>
      <p>
        下载“最新存证”下面的四个文件。在装有 Node.js 18
        以上版本的电脑上运行下面这一行。验证程序只有一个文件，不联网，也不用装别的软件。
      </p>
      <p>
        <code>node verify-ledger.mjs export.ndjson checkpoints.txt key.pem</code>
      </p>
      <h3>自己保存存证</h3>
      <p>
        每隔一段时间下载“全部存证”，留在自己手里。以后用旧的存证与新的台账一起验证：哪怕有人重写了整个台账，也会被发现。
      </p>
      <h3>用 OpenSSL 核对签名</h3>
      <p>把一份存证存为 note.txt，依次运行下面三行。空行之前的文字是被签名的内容，末行的编码去掉前四个字节就是签名。</p>
      <ol>
        {[...split, openssl[alg]].map((line) => (
          <li>
            <code>{line}</code>
          </li>
        ))}
      </ol>
    </details>
  );
}

function Limits() {
  return (
    <NoticeBox title="存证说明什么，不说明什么">
      <p>
        说明：存证之后，台账里的记录没有被改动、删除、调换、插入、截断或者重写。导出含每一条记录的摘要；公开事项附有原文，其他记录只有摘要，看不到内容。
      </p>
      <p>不说明：记下的事本身是否恰当。最近一份存证之后的记录，要等下一份存证。</p>
    </NoticeBox>
  );
}

function Keys({ keys }: { keys: Props['keys'] }) {
  if (keys.length === 0) return null;
  return (
    <Card title="签名公钥" note="请同时从别的途径核对公钥，例如打印件或者存证邮件。">
      {keys.map((key) => (
        <Facts
          label={`公钥 ${key.id}`}
          columns={1}
          items={[
            { label: '密钥编号', value: <code>{key.id}</code> },
            { label: '名称', value: key.name },
            { label: '签名算法', value: algorithmWords[key.alg] },
            { label: '启用时间', value: <Moment at={key.since} /> },
            { label: '一行写法', value: <code>{key.line}</code> },
          ]}
        />
      ))}
    </Card>
  );
}

function Weeks({ weeks }: { weeks: string[] }) {
  if (weeks.length === 0) return null;
  return (
    <Card title="每周打印件" note="供打印、签收和存档的一页，写有当周最后一份存证的根值。">
      <Names
        links={weeks.map((monday) => ({
          label: `${formatDay(monday)}起的一周`,
          href: `/transparency/week/${monday}`,
        }))}
      />
    </Card>
  );
}
