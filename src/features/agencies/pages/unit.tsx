import { type UnitKind, unitKinds } from '../../../core/organisations/rules.ts';
import { dayOf } from '../../../platform/time.ts';
import { Card, WithSide } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import type { Follow } from '../../../ui/follow.tsx';
import { DocumentList } from '../../../ui/list.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Table } from '../../../ui/table.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicAgency, PublicChange, PublicText } from '../queries/live.ts';
import type { Profile } from '../rules/profile.ts';
import { History, RenamedNotice } from './became.tsx';
import { Cleared, type Frame, Paragraphs, Phones, UnitFrame, unitHref } from './frame.tsx';
import { Texts } from './texts.tsx';

export interface UnitProps {
  frame: Frame;
  agency: PublicAgency;
  below: { slug: string; name: string }[];
  changes: PublicChange[];
  texts: PublicText[];
  total: number;
  page: number;
  follow: Follow[];
}

/** One unit: what it does, where and when it can be met, who works in it, what became of it, and what it published. */
export function UnitPage(props: UnitProps) {
  const { frame, agency, below, changes } = props;
  const { profile, name, fullName } = agency;
  const whole = (
    <>
      <RenamedNotice changes={changes} slug={agency.slug} />
      {!profile && (
        <NoticeBox>
          <p>{name}的机构信息正在整理，经审查后公开。</p>
        </NoticeBox>
      )}
      <Basics agency={agency} />
      {profile && <Duties profile={profile} />}
      {profile && profile.offices.length > 0 && <Offices profile={profile} />}
      {profile?.basic.mandate && <Mandate profile={profile} />}
      <Texts {...props} base={unitHref(agency.slug)} name={name} />
      <History changes={changes} slug={agency.slug} />
      <Cleared agency={agency} />
    </>
  );
  return (
    <UnitFrame frame={frame} agency={agency} about="units" title={fullName ?? name}>
      {below.length === 0 && !profile?.leaders.length ? (
        whole
      ) : (
        <WithSide
          label="领导和所属单位"
          side={
            <>
              {profile && profile.leaders.length > 0 && <Heads agency={agency} profile={profile} />}
              {below.length > 0 && (
                <Card title="所属单位">
                  <DocumentList items={below.map(({ slug, name }) => ({ href: unitHref(slug), title: name }))} />
                </Card>
              )}
            </>
          }
        >
          {whole}
        </WithSide>
      )}
    </UnitFrame>
  );
}

function Basics({ agency }: { agency: PublicAgency }) {
  const { profile, before, approvedAt } = agency;
  const basic = { ...before, ...profile?.basic };
  const { creditCode, fax, postcode, website, email } = profile?.basic ?? {};
  return (
    <Facts
      label="机构信息"
      items={[
        { label: '机构性质', value: unitKinds[agency.kind as UnitKind] },
        { label: '统一社会信用代码', value: creditCode },
        ...(profile ? [] : [{ label: '主要职责', value: before.duty, wide: true }]),
        { label: '办公地址', value: basic.address, wide: true },
        { label: '办公时间', value: basic.hours, wide: true },
        { label: '联系电话', value: basic.phone && <Phones text={basic.phone} /> },
        { label: '传真', value: fax },
        { label: '邮政编码', value: postcode },
        { label: '电子邮箱', value: email && <a href={`mailto:${email}`}>{email}</a> },
        { label: '网址', value: website && <a href={website}>{website}</a>, wide: true },
        { label: '更新日期', value: approvedAt && <Day on={dayOf(approvedAt)} /> },
      ]}
    />
  );
}

const Duties = ({ profile: { basic } }: { profile: Profile }) => (
  <Card title="主要职责">
    <ol class="prose">
      {basic.duties.map((duty) => (
        <li>{duty}</li>
      ))}
    </ol>
  </Card>
);

const Offices = ({ profile: { offices } }: { profile: Profile }) => (
  <Card title="内设机构">
    <Table
      caption="内设机构的职责、负责人和电话"
      hideCaption
      rows={offices}
      columns={[
        { key: 'name', head: '名称', cell: ({ name }) => name },
        { key: 'duty', head: '职责', cell: ({ duty }) => <Paragraphs text={duty} /> },
        { key: 'head', head: '负责人', cell: ({ head }) => head },
        { key: 'phone', head: '电话', cell: ({ phone }) => phone && <Phones text={phone} /> },
      ]}
    />
  </Card>
);

const Mandate = ({ profile: { basic } }: { profile: Profile }) => (
  <Card title="三定规定" note={basic.mandateNumber || undefined}>
    <details class="fold">
      <summary>查看三定规定全文</summary>
      <div class="prose">
        <Paragraphs text={basic.mandate} />
      </div>
    </details>
  </Card>
);

const Heads = ({ agency, profile }: { agency: PublicAgency; profile: Profile }) => (
  <Card title="领导" more={{ label: '分工和简历', href: unitHref(agency.slug, 'leaders/') }}>
    <ul class="names">
      {profile.leaders.map(({ name, post }) => (
        <li>
          {name} <span class="quiet">{post}</span>
        </li>
      ))}
    </ul>
  </Card>
);
