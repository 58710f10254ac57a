import { Card } from '../../../ui/cards.tsx';
import { BarChart, tableOf } from '../../../ui/chart.tsx';
import { trailTo } from '../../../ui/crumbs.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { EmptyState } from '../../../ui/list.tsx';
import { threeFiles } from '../../../ui/list-head.tsx';
import type { Site, ViewMode } from '../../../ui/site.ts';
import { Tabs } from '../../../ui/tabs.tsx';
import { type Overview, type OverviewSheet, overviewSheets, shareOf } from '../rules/coverage.ts';
import { inspectionsHref } from './results.tsx';

export const overviewHref = `${inspectionsHref}overview/`;

interface Props {
  frame: { site: Site; mode: ViewMode; path: string };
  overview: Overview;
  /** Years for which there is a plan, newest first. */
  years: number[];
  today: string;
  /** What of the results was changed after it was public. */
  corrected: string;
}

const drawsStay = '无。抽签公布后不能改动，作废的不计算';
const about = '按已经公布的抽签名单、抽签结果和检查结果计算，同一对象只算一次。';

/** 抽查情况: what was found by matter, and how much of each class and of each unit's list was drawn. */
export function PublicOverviewPage({ frame, overview, years, today, corrected }: Props) {
  const { year, matters, classes, units } = overview;
  const nothing = matters.length === 0 && classes.length === 0;
  return (
    <PublicPage
      {...frame}
      title={`${year} 年抽查情况`}
      meta={{ description: about, canonical: `${frame.site.origin ?? ''}${overviewHref}?year=${year}` }}
      crumbs={[
        ...trailTo(frame.site, inspectionsHref, '/open/'),
        { label: '双随机、一公开', href: inspectionsHref },
        { label: '抽查情况' },
      ]}
    >
      <h1>{year} 年抽查情况</h1>
      <p class="page-intro">{about}</p>
      {years.length > 1 && (
        <Tabs
          label="年度"
          items={years.map((one) => ({
            label: `${one} 年`,
            href: `${overviewHref}?year=${one}`,
            current: one === year,
          }))}
        />
      )}
      {nothing && <EmptyState>这一年还没有公布抽签结果和检查结果。</EmptyState>}
      {matters.length > 0 && (
        <Card>
          <BarChart
            title="各事项发现的问题"
            unit="次"
            description={matters
              .map(({ matter, checked, problems }) => `${matter} ${problems} / ${checked}`)
              .join('，')}
            bars={matters.map(({ matter, checked, problems, mended }) => ({
              label: matter,
              value: problems,
              of: checked,
              note: `检查 ${checked} 次，已整改 ${mended} 次`,
            }))}
            table={tableOf(overviewSheets.matters(overview))}
            definition="一个对象的一个事项算一次；长条的满格是检查的次数"
            source="本网站公布的抽查结果"
            on={today}
            corrections={corrected}
            files={filesOf('matters', year)}
          />
        </Card>
      )}
      {classes.length > 0 && (
        <Card>
          <BarChart
            title="各信用风险类别的抽查覆盖率"
            unit="%"
            description={classes.map(({ risk, objects, drawn }) => `${risk} 类 ${drawn} / ${objects}`).join('，')}
            whole={100}
            bars={classes.map(({ risk, objects, drawn }) => ({
              label: `${risk} 类`,
              value: shareOf(drawn, objects),
              note: `${drawn} / ${objects} 户`,
            }))}
            table={tableOf(overviewSheets.classes(overview))}
            definition="抽中的对象除以抽签名单中的对象"
            source="本网站公布的抽签名单和抽签结果"
            on={today}
            corrections={drawsStay}
            files={filesOf('classes', year)}
          />
        </Card>
      )}
      {units.length > 0 && (
        <Card>
          <BarChart
            title="各单位的抽查覆盖率"
            unit="%"
            description={units.map(({ unit, objects, drawn }) => `${unit} ${drawn} / ${objects}`).join('，')}
            whole={100}
            bars={units.map(({ unit, objects, drawn }) => ({
              label: unit,
              value: shareOf(drawn, objects),
              note: `${drawn} / ${objects} 户`,
            }))}
            table={tableOf(overviewSheets.units(overview), 4)}
            definition="抽中的对象除以抽签名单中的对象"
            source="本网站公布的抽签名单和抽签结果"
            on={today}
            corrections={drawsStay}
            files={filesOf('units', year)}
          />
        </Card>
      )}
    </PublicPage>
  );
}

const filesOf = (of: OverviewSheet, year: number) => threeFiles(`${overviewHref}${of}`, `?year=${year}`);
