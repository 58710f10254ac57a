import { raw } from 'hono/html';
import { Article } from '../article.tsx';
import { withHeadingIds } from '../contents.tsx';
import { PublicPage } from '../layout.tsx';
import { typeset } from '../prose.ts';
import type { ViewMode } from '../site.ts';
import { ordinary, specimenSite } from './site.tsx';

export const officialSite = {
  ...specimenSite,
  nameEnglish: 'Zhenxing District, Dandong',
  origin: 'https://www.zhenxing.gov.cn',
};

const words = '坚持公开为常态、不公开为例外，推进决策、执行、管理、服务、结果公开。'.repeat(8);
const parts = [
  '<h2>一、推进决策公开</h2>',
  '<h3>（一）扩大公众参与</h3>',
  '<h3>（二）做好政策解读</h3>',
  '<h2>二、推进执行公开</h2>',
  '<h2>三、推进服务公开</h2>',
  '<h2>四、加强保障</h2>',
];

/** A long text on the site of a real office: the line that says whose it is, and 目录 over the text. */
export function OfficialSpecimen({ mode = ordinary }: { mode?: ViewMode }) {
  const { html, headings } = withHeadingIds(typeset(parts.map((part) => `${part}<p>${words}</p>`).join('')));
  return (
    <PublicPage site={officialSite} title="2019年政务公开工作安排" mode={mode} path="/policies/201908/8kq2m9.html">
      <Article title="2019年政务公开工作安排" brief={mode.elder} headings={headings}>
        {raw(html)}
      </Article>
    </PublicPage>
  );
}
