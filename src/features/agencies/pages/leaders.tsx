import { dayOf, latestOf } from '../../../platform/time.ts';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { ListHead } from '../../../ui/list-head.tsx';
import { Names } from '../../../ui/names.tsx';
import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicAgency } from '../queries/live.ts';
import { postsOf } from '../rules/leaders.ts';
import type { Leader } from '../rules/profile.ts';
import {
  AgencyPage,
  Cleared,
  describe,
  type Frame,
  Paragraphs,
  Phones,
  trailOf,
  UnitFrame,
  unitHref,
} from './frame.tsx';

/** 领导之窗: who leads which unit and answers for what; the government first. */
export function LeadersPage({ frame, agencies }: { frame: Frame; agencies: PublicAgency[] }) {
  const led = agencies.filter(({ profile }) => profile && profile.leaders.length > 0);
  const newest = latestOf(led.map(({ approvedAt }) => approvedAt));
  return (
    <AgencyPage frame={frame} title="领导之窗" about="leaders" crumbs={trailOf(frame.site, 'leaders')}>
      <h1>领导之窗</h1>
      <p class="page-intro">{describe('leaders')}</p>
      <ListHead
        name="领导之窗"
        total={led.reduce((sum, { profile }) => sum + profile!.leaders.length, 0)}
        of="人"
        unit={frame.site.host ? { name: frame.site.host } : undefined}
        updatedOn={newest && dayOf(newest)}
      >
        <a href="/units/">机构职能</a>
      </ListHead>
      {led.length === 0 && (
        <EmptyState title="还没有公开的领导信息">
          <p>
            各单位的领导和分工经审查后在这里公开。单位的地址和电话在<a href="/units/">机构职能</a>。
          </p>
        </EmptyState>
      )}
      {led.length > 3 && (
        <details class="card fold jump">
          <summary>按单位查找</summary>
          <Names links={led.map(({ slug, name }) => ({ label: name, href: `#${slug}` }))} />
        </details>
      )}
      {led.map(({ slug, name, profile, approvedAt }) => (
        <Card
          id={slug}
          title={name}
          note={
            <span class="ways">
              <a href={unitHref(slug)}>
                单位概况<span class="visually-hidden">：{name}</span>
              </a>
              {approvedAt && (
                <span>
                  更新于 <Day on={dayOf(approvedAt)} />
                </span>
              )}
            </span>
          }
          more={{ label: '简历和联系方式', href: unitHref(slug, 'leaders/') }}
        >
          <ul class="leaders" aria-label={`${name}的领导和分工`}>
            {profile!.leaders.map((leader, at) => (
              <li>
                <p>
                  <a href={`${unitHref(slug, 'leaders/')}#leader-${at + 1}`}>{leader.name}</a>
                  <span>{leader.post}</span>
                </p>
                {leader.division && <Paragraphs text={`分工：${leader.division}`} />}
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </AgencyPage>
  );
}

/** The leaders of one unit with 分工, 简历, posts since when, and how to reach them. */
export function UnitLeadersPage({ frame, agency }: { frame: Frame; agency: PublicAgency }) {
  return (
    <UnitFrame frame={frame} agency={agency} about="leaders" title="领导之窗">
      <ListHead
        name="领导之窗"
        total={agency.profile!.leaders.length}
        of="人"
        unit={{ name: agency.name, href: unitHref(agency.slug) }}
        updatedOn={agency.approvedAt && dayOf(agency.approvedAt)}
      />
      {agency.profile!.leaders.map((leader, at) => (
        <LeaderCard leader={leader} number={at + 1} />
      ))}
      <Cleared agency={agency} />
    </UnitFrame>
  );
}

function LeaderCard({ leader, number }: { leader: Leader; number: number }) {
  const { name, post, rank, gender, ethnicity, born, education, party, division, resume, phone } = leader;
  return (
    <section class="card" id={`leader-${number}`}>
      <div class="card-head">
        <h2>
          {name}　{post}
        </h2>
      </div>
      <Facts
        label={`${name}的基本信息`}
        items={[
          { label: '职级', value: rank },
          { label: '性别', value: gender },
          { label: '民族', value: ethnicity },
          { label: '出生年月', value: born && `${born.slice(0, 4)}年${Number(born.slice(5))}月` },
          { label: '学历学位', value: education },
          { label: '政治面貌', value: party },
          { label: '联系电话', value: phone && <Phones text={phone} /> },
          { label: '分工', value: division, wide: true },
        ]}
      />
      {resume && (
        <>
          <h3>简历</h3>
          <div class="prose">
            <Paragraphs text={resume} />
          </div>
        </>
      )}
      {leader.posts.length > 0 && (
        <>
          <h3>任职经历</h3>
          <Table
            caption={`${name}的任职经历`}
            hideCaption
            rows={postsOf(leader)}
            columns={[
              { key: 'from', head: '开始', kind: 'short', cell: ({ from }) => from },
              { key: 'until', head: '结束', kind: 'short', cell: ({ until }) => until ?? '至今' },
              { key: 'post', head: '职务', cell: ({ post: held }) => held },
            ]}
          />
        </>
      )}
    </section>
  );
}
