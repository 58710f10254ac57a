import { Card, Columns, Figures } from '../cards.tsx';
import { BarChart, LineChart } from '../chart.tsx';
import { ErrorBody, type ErrorStatus } from '../error-body.tsx';
import { PublicPage } from '../layout.tsx';
import { ordinary, specimenSite } from './site.tsx';

export function ChartsSpecimen() {
  return (
    <PublicPage site={specimenSite} title="公开工作数据" mode={ordinary} path="/data/">
      <h1>公开工作数据</h1>
      <Figures
        items={[
          { label: '今年公开文件', value: 128, unit: '件', href: '#' },
          { label: '按时答复', value: '98.4', unit: '%', tone: 'success' },
          { label: '临期', value: 3, unit: '件', tone: 'warning', note: '2 个工作日内' },
          { label: '超期', value: 1, unit: '件', tone: 'error' },
        ]}
      />
      <Columns wide>
        <Card title="各单位公开文件数">
          <BarChart
            title="2019 年 1—7 月公开文件数"
            unit="件"
            description="区政府办公室最多，41 件；区审计局最少，0 件。"
            source="政务公开台账"
            on="2019-07-31"
            bars={[
              { label: '区政府办公室', value: 41 },
              { label: '区市场监督管理局', value: 28 },
              { label: '区教育局', value: 17 },
              { label: '区审计局', value: 0, note: '无应公开事项' },
            ]}
          />
        </Card>
        <Card title="依申请公开">
          <LineChart
            title="每月收到与办结"
            unit="件"
            description="收到由 3 件升至 9 件，办结由 2 件升至 8 件。"
            source="申请台账"
            on="2019-07-31"
            points={['1月', '2月', '3月', '4月', '5月', '6月', '7月']}
            series={[
              { name: '收到', values: [3, 2, 5, 4, 6, 7, 9] },
              { name: '办结', values: [2, 2, 4, 4, 5, 6, 7] },
            ]}
          />
        </Card>
      </Columns>
    </PublicPage>
  );
}

export function ErrorSpecimen({ status }: { status: ErrorStatus }) {
  return (
    <PublicPage site={specimenSite} title="没有找到这个页面" mode={ordinary} path="/nowhere">
      <ErrorBody
        status={status}
        requestId="a1b2c3"
        links={[{ label: '回到首页', href: '/' }]}
        hotline={specimenSite.hotline}
      />
    </PublicPage>
  );
}
