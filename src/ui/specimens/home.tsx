import { Card, Columns, Entrances } from '../cards.tsx';
import { PublicPage } from '../layout.tsx';
import { DocumentList, EmptyState, LeadItem } from '../list.tsx';
import type { ViewMode } from '../site.ts';
import { Tag } from '../tag.tsx';
import { ordinary, plain, specimenSite } from './site.tsx';

export function HomeSpecimen({ mode = ordinary }: { mode?: ViewMode }) {
  return (
    <PublicPage
      site={specimenSite}
      title={specimenSite.name}
      mode={mode}
      path="/"
      meta={{ column: { name: '首页', type: '首页', description: '振兴区政府门户网站' } }}
    >
      <h1 class="visually-hidden">{specimenSite.name}</h1>
      <Entrances
        label="常用入口"
        items={[
          { href: '#', title: '我要办事', text: '办事指南与网上办理', icon: 'check' },
          { href: '#', title: '依申请公开', text: '申请获取政府信息', icon: 'file' },
          { href: '#', title: '8890 热线', text: '咨询、投诉、建议', icon: 'phone' },
          { href: '#', title: '意见征集', text: '3 项正在征集', icon: 'megaphone' },
          { href: '#', title: '重点工作进展', text: '2019 年 20 项任务', icon: 'chart' },
        ]}
      />
      <Columns wide>
        <Card title="振兴要闻" more={{ href: '#' }}>
          <LeadItem
            href="#"
            title="区政府常务会议研究部署政务公开和营商环境建设工作"
            on="2019-08-12"
            summary="会议强调，坚持以公开为常态、不公开为例外，推进决策、执行、管理、服务和结果公开。"
          />
          <DocumentList items={plain.slice(0, 3)} />
        </Card>
        <Card title="政策文件" more={{ href: '#' }}>
          <DocumentList items={plain} />
        </Card>
      </Columns>
      <Columns>
        <Card title="政策解读" more={{ href: '#' }}>
          <DocumentList items={plain.slice(1, 4)} />
        </Card>
        <Card title="意见征集" more={{ href: '#' }}>
          <DocumentList
            items={[
              {
                href: '#',
                title: '《振兴区城市垃圾分类处置管理办法（草案）》公开征求意见',
                tags: <Tag tone="info">征集中 · 还剩 12 天</Tag>,
              },
              { href: '#', title: '振兴区养老服务设施布点规划（征求意见稿）', tags: <Tag tone="success">已反馈</Tag> },
            ]}
          />
        </Card>
        <Card title="回应关切" more={{ href: '#' }}>
          <EmptyState title="暂无回应信息">本栏目由区政府办公室维护，有新的社会关切时二十四小时内更新。</EmptyState>
        </Card>
      </Columns>
    </PublicPage>
  );
}
