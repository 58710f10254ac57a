import { Article, Attachments, ChangeNotes, Verification } from '../article.tsx';
import { WithSide } from '../cards.tsx';
import { ExternalLink } from '../external-link.tsx';
import { Facts } from '../facts.tsx';
import { PublicPage } from '../layout.tsx';
import { RelatedBlock, SideBlock } from '../related.tsx';
import type { ViewMode } from '../site.ts';
import { Validity } from '../tag.tsx';
import { Timeline } from '../timeline.tsx';
import { documents, ordinary, specimenSite } from './site.tsx';

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
            <SideBlock title="起草单位">
              <p>
                <a href="/">区政府办公室</a>
                <br />
                政策咨询：<a href="tel:04150000000">0415-0000000</a>
              </p>
            </SideBlock>
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
              <Keeping />
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
          <h3>（一）决策以前</h3>
          <p>
            （一）深入实施预公开制度。出台政府规章、行政规范性文件和决定重大事项，除依法应当保密和不予公开的事项外，起草和决策制定部门要将草案及其说明等通过政府网站、政务新媒体及报刊、广播、电视等便于公众广泛知晓的途径向公众征求意见，对公众比较集中的意见的处理情况，应当依法以适当方式公开。
          </p>
          <p>
            （二）深入实施政策解读制度。按照“谁起草、谁解读”的原则，做到政策性文件与解读材料同步组织、审签、部署、发布。参见
            <ExternalLink href="https://example.com/a">有关说明</ExternalLink>。
          </p>
          <dl class="guide-facts">
            <div>
              <dt>联系电话</dt>
              <dd>
                <a class="call" href="tel:04150000001">
                  0415-0000001
                </a>
                、
                <a class="call" href="tel:12345">
                  12345
                </a>
              </dd>
            </div>
          </dl>
          <p>
            有疑问的，请拨打热线<a href="tel:8890">8890</a>
            ，或者到区政府办公室当面询问，工作人员会告诉您怎样办理、还缺什么材料。
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

/** What one does with a text: takes it along, passes it on, looks up what became of it. */
function Keeping() {
  const note = (
    <p class="quiet">
      2019-08-09 09:00　台账第 12 条　<a href="/">验证</a>
    </p>
  );
  return (
    <>
      <p class="article-papers">
        下载本文：<a href="/">Word</a>
        {'　'}
        <a href="/">PDF</a>
        <span class="quiet">（公文格式，带校验码）</span>
      </p>
      <details class="share no-print">
        <summary>分享</summary>
        <p>
          <a href="/">用电子邮件发送</a>
        </p>
      </details>
      <details class="article-history">
        <summary>发布与更正记录</summary>
        <Timeline entries={[{ step: '发布', note }]} label="发布与更正记录" />
      </details>
    </>
  );
}
