import { Article, Attachments, ChangeNotes, RelatedBlock, Verification } from './article.tsx';
import { Button, ButtonLink, Buttons } from './buttons.tsx';
import { Card, Columns, Entrances, Figures, WithSide } from './cards.tsx';
import { BarChart, LineChart } from './chart.tsx';
import { ErrorBody, type ErrorStatus } from './error-body.tsx';
import { ExternalLink } from './external-link.tsx';
import { Facts } from './facts.tsx';
import { Filters } from './filters.tsx';
import {
  CheckGroup,
  DateField,
  ErrorSummary,
  Fields,
  FileField,
  Form,
  FormSection,
  RadioGroup,
  SelectField,
  TextArea,
  TextField,
} from './form.tsx';
import { PublicPage } from './layout.tsx';
import { type DocumentItem, DocumentList, EmptyState, LeadItem } from './list.tsx';
import { NoticeBox } from './notice-box.tsx';
import { Pager } from './pager.tsx';
import { ConfirmationPanel } from './panel.tsx';
import { SearchBox } from './search-box.tsx';
import type { Site, ViewMode } from './site.ts';
import { Steps } from './steps.tsx';
import { Tabs } from './tabs.tsx';
import { ClockTag, Tag, Validity } from './tag.tsx';

export const specimenSite: Site = {
  name: '丹东市振兴区人民政府',
  domain: 'www.zhenxing.example',
  origin: 'https://www.zhenxing.example',
  idCode: '2106030001',
  motto: '公开是常态，不公开是例外',
  host: '丹东市振兴区人民政府办公室',
  operator: '丹东市振兴区大数据中心',
  address: '辽宁省丹东市振兴区示例路 1 号',
  postcode: '118000',
  phone: '0415-0000000',
  hotline: { label: '政务服务便民热线', phone: '8890' },
  icp: { number: '辽ICP备00000000号', href: 'https://beian.miit.gov.cn/' },
  police: { number: '辽公网安备 21060300000000号', href: 'https://beian.mps.gov.cn/' },
  partyMark: { label: '党政机关', href: 'https://bszs.conac.cn/' },
  findErrors: 'https://zfwzzc.www.gov.cn/',
  ipv6: true,
  siteMap: '/sitemap',
  accessibility: '/accessibility',
  languages: [
    { label: '繁體', lang: 'zh-Hant', href: '?lang=zh-Hant' },
    { label: 'English', lang: 'en', href: '/en/' },
  ],
  menu: [
    { label: '首页', href: '/' },
    { label: '政务公开', href: '/open/' },
    { label: '政务服务', href: '/services/' },
    { label: '互动交流', href: '/talk/' },
    { label: '走进振兴', href: '/about/' },
  ],
  search: { action: '/search', hotWords: ['停水通知', '户口迁移', '义务教育招生', '减税降费'] },
};

const ordinary: ViewMode = { elder: false, contrast: false, language: 'zh-Hans' };
const longTitle =
  '振兴区人民政府办公室关于转发区营商环境建设监督局等部门振兴区工程建设项目审批制度改革实施方案（试行）的通知';

const documents: DocumentItem[] = [
  {
    href: '#1',
    title: '振兴区人民政府办公室关于印发2019年政务公开工作安排的通知',
    on: '2019-08-09',
    tags: <Validity value="有效" />,
    note: '振政办发〔2019〕8号 · 区政府办公室',
    summary:
      '对公众比较集中的意见的处理情况，应当依法以适当方式公开，对涉及公民、法人和其他组织切身利益的，可以采取座谈听证等方式征求意见。',
  },
  {
    href: '#2',
    title: longTitle,
    on: '2019-07-30',
    tags: <Validity value="已修改" />,
    note: '振政办发〔2019〕7号 · 区营商环境建设监督局',
  },
  {
    href: '#3',
    title: '关于站前街道部分区域临时停水的通知',
    on: '2019-07-26',
    tags: <Validity value="失效" />,
    note: '区住房城乡建设局',
  },
  {
    href: '#4',
    title: '振兴区2019年义务教育学校招生工作方案',
    on: '2019-07-05',
    tags: <Validity value="废止" />,
    note: '振教发〔2019〕12号 · 区教育局',
    summary: (
      <>
        公开招生方案、<mark>招生范围</mark>、招生程序、报名条件、学校情况、录取结果、咨询方式。
      </>
    ),
  },
];
const plain = documents.map(({ href, title, on }) => ({ href, title, on }));

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

export function ArticleSpecimen({ mode = ordinary }: { mode?: ViewMode }) {
  const meta = {
    verification: '7F3A-92C1-0B4E',
    article: { title: documents[0]!.title, publishedAt: '2019-08-09 09:00', source: '区政府办公室' },
  };
  const interpretations = [
    { href: '#', kind: '文字解读', title: '《2019年政务公开工作安排》政策解读', on: '2019-08-09' },
    { href: '#', kind: '图解', title: '一图读懂振兴区2019年政务公开工作安排', on: '2019-08-09' },
    { href: '#', kind: '负责人解读', title: '区政府办公室负责人就工作安排答记者问', on: '2019-08-12' },
  ];
  return (
    <PublicPage
      site={specimenSite}
      title={meta.article.title}
      meta={meta}
      mode={mode}
      path="/policies/201908/7kq2m9.html"
      crumbs={[
        { label: '首页', href: '/' },
        { label: '政务公开', href: '/open/' },
        { label: '政策文件', href: '/policies/' },
        { label: '正文' },
      ]}
    >
      <Facts
        label="文件信息"
        items={[
          { label: '索引号', value: '11210603MB00000000/2019-00040' },
          { label: '主题分类', value: '综合政务 \\ 政务公开' },
          { label: '发文机关', value: '丹东市振兴区人民政府办公室' },
          { label: '成文日期', value: '2019年8月8日' },
          { label: '标题', value: meta.article.title, wide: true },
          { label: '发文字号', value: '振政办发〔2019〕8号' },
          { label: '发布日期', value: '2019年8月9日' },
          { label: '有效性', value: <Validity value="有效" /> },
          { label: '主题词', value: '政务公开 工作安排 通知' },
        ]}
      />
      <WithSide
        label="相关内容"
        side={
          <>
            <RelatedBlock title="政策解读" items={interpretations} />
            <RelatedBlock
              title="意见征集"
              items={[{ href: '#', title: '工作安排（征求意见稿）意见征集结果', on: '2019-07-30' }]}
            />
          </>
        }
      >
        <Article
          title="振兴区人民政府办公室关于印发2019年政务公开工作安排的通知"
          redHead={{ issuer: '丹东市振兴区人民政府办公室文件', number: '振政办发〔2019〕8号' }}
          publishedAt="2019-08-09 09:00"
          source="区政府办公室"
          foot={
            <>
              <Attachments
                items={[
                  { href: '#', name: '振兴区2019年政务公开工作任务分工表.xlsx', type: 'Excel 表格', size: '48 KB' },
                  {
                    href: '#',
                    name: '实施方案报送格式.docx',
                    type: 'Word 文档',
                    size: '22 KB',
                    note: '旧格式文件，未经自动检查，已由专人核对。',
                  },
                ]}
              />
              <RelatedBlock title="政策解读" items={interpretations} />
              <ChangeNotes items={[{ on: '2019-08-20', text: '更正：第十一项牵头单位名称由“区营商局”改为全称。' }]} />
              <Verification code="7F3A-92C1-0B4E" href="#" />
            </>
          }
        >
          <p class="no-indent">各街道办事处，汤池镇人民政府，区直各相关部门：</p>
          <p>经区政府同意，现将《2019年政务公开工作安排》印发给你们，请结合实际认真贯彻落实。</p>
          <div class="sign-off">
            <p>振兴区人民政府办公室</p>
            <p>2019年8月8日</p>
          </div>
          <p>（此件公开发布）</p>
          <h2>一、强化政务公开制度建设</h2>
          <p>
            （一）深入实施预公开制度。出台政府规章、行政规范性文件和决定重大事项，除依法应当保密和不予公开的事项外，起草和决策制定部门要将草案及其说明等通过政府网站、政务新媒体及报刊、广播、电视等便于公众广泛知晓的途径向公众征求意见，对公众比较集中的意见的处理情况，应当依法以适当方式公开。
          </p>
          <p>
            （二）深入实施政策解读制度。按照“谁起草、谁解读”的原则，做到政策性文件与解读材料同步组织、审签、部署、发布。参见
            <ExternalLink href="https://example.com/a">有关说明</ExternalLink>。
          </p>
          <table>
            <caption class="visually-hidden">任务分工</caption>
            <thead>
              <tr>
                <th scope="col">任务</th>
                <th scope="col">牵头单位</th>
                <th scope="col">完成时限</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <td>报送实施方案</td>
                <td>各街道办事处、区直各部门</td>
                <td>2019年9月13日</td>
              </tr>
            </tbody>
          </table>
        </Article>
      </WithSide>
    </PublicPage>
  );
}

export function RequestSpecimen() {
  const errors = {
    name: '请填写申请人姓名',
    need: '请写明要获取的政府信息的名称、文号或者特征，例如“2019年招生方案”',
    on: '“2026-02-30”这一天不存在，请按 2026-03-10 的样子填写',
  };
  return (
    <PublicPage
      site={specimenSite}
      title="申请获取政府信息"
      error
      mode={ordinary}
      path="/requests/new"
      crumbs={[{ label: '首页', href: '/' }, { label: '依申请公开' }]}
    >
      <ErrorSummary errors={errors} />
      <h1>申请获取政府信息</h1>
      <NoticeBox title="先查一查是否已经公开">
        <p>
          多数文件已经公开，<a href="/search">搜索</a>可以立即看到。申请不需要说明用途。
        </p>
      </NoticeBox>
      <Form action="/requests" idempotencyKey="01J" upload guard label="政府信息公开申请">
        <FormSection title="申请人">
          <RadioGroup
            name="kind"
            label="申请人类型"
            inline
            value="person"
            options={[
              { value: 'person', label: '公民' },
              { value: 'body', label: '法人或者其他组织' },
            ]}
          />
          <Fields>
            <TextField name="name" label="姓名" required autocomplete="name" error={errors.name} />
            <TextField
              name="phone"
              label="联系电话"
              type="tel"
              autocomplete="tel"
              hint="用于办理中与您联系，不会公开"
              value="0415-0000000"
            />
          </Fields>
        </FormSection>
        <FormSection title="所需信息">
          <TextArea
            name="need"
            label="信息的名称、文号或者特征"
            required
            maxLength={500}
            error={errors.need}
            value="<script>alert(1)</script>"
          />
          <DateField name="on" label="文件的大致日期" value="2026-02-30" error={errors.on} />
          <CheckGroup
            name="form"
            label="获取方式"
            values={['mail']}
            options={[
              { value: 'mail', label: '电子邮件' },
              { value: 'post', label: '邮寄', hint: '只收取邮寄成本' },
              { value: 'self', label: '自行领取' },
            ]}
          />
          <FileField
            name="proof"
            label="身份证明"
            hint="JPG、PNG 或 PDF，不超过 10 MB。只用于核对身份，办结后按规定删除。"
            accept=".jpg,.png,.pdf"
          />
        </FormSection>
        <Buttons>
          <Button>检查后提交</Button>
          <ButtonLink href="/" kind="quiet">
            放弃填写
          </ButtonLink>
        </Buttons>
      </Form>
    </PublicPage>
  );
}

export function ReceiptSpecimen() {
  return (
    <PublicPage site={specimenSite} title="申请已提交" mode={ordinary} path="/requests/done">
      <ConfirmationPanel
        title="申请已提交"
        number={{ label: '申请编号', value: '振公申〔2019〕0042号' }}
        next={[
          '今天起 20 个工作日内答复，最迟 2019年9月10日。',
          '需要补正的，7 个工作日内通知您一次说清。',
          '凭编号和查询码随时查看进度。',
        ]}
      >
        <p>
          有疑问请拨打 <a href="tel:8890">8890</a>。
        </p>
      </ConfirmationPanel>
      <Steps
        label="办理进度"
        steps={[
          { label: '收到', state: 'done', on: '2019-08-13' },
          { label: '登记', state: 'done', on: '2019-08-13' },
          { label: '补正', state: 'skipped' },
          { label: '办理', state: 'current', note: '区教育局' },
          { label: '答复', state: 'todo', note: '最迟 2019-09-10' },
        ]}
      />
      <p>
        <ClockTag state="normal" days={12} /> <ClockTag state="soon" days={2} /> <ClockTag state="late" days={3} />
      </p>
    </PublicPage>
  );
}

export function SearchSpecimen() {
  return (
    <PublicPage site={{ ...specimenSite, search: undefined }} title="搜索：招生" mode={ordinary} path="/search?q=招生">
      <h1>搜索</h1>
      <SearchBox action="/search" query="招生" label="输入标题、文号或者事情" hotWords={['户口迁移', '停水']} />
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
