import { zipSync } from 'fflate';
import iconv from 'iconv-lite';
import { pngOf } from '../../core/files/extract/test-pictures.ts';

/** Pages of older sites as their templates made them; no two alike. */
const text = (words: string) =>
  `<p>各街道办事处，区直各部门：</p><p>${words}现将有关事项通知如下，请认真组织实施，确保各项工作落到实处。</p>`;

export const standard = ({
  title,
  day,
  body,
  extra = '',
}: {
  title: string;
  day: string;
  body: string;
  extra?: string;
}) =>
  `<!DOCTYPE html><html><head><meta charset="utf-8"><title>${title}_旧区政府网</title>
<meta name="SiteName" content="旧区政府网"><meta name="ColumnName" content="通知公告"><meta name="ArticleTitle" content="${title}">
<meta name="PubDate" content="${day} 09:30"><meta name="ContentSource" content="区教育局">${extra}</head>
<body><div class="header"><a href="/">首页</a><a href="/zwgk/">政务公开</a></div><div class="position">当前位置：<a href="/">首页</a> &gt; 通知公告</div>
<div class="main"><h1 class="title">${title}</h1><div class="info">发布时间：${day} 09:30　来源：区教育局　【字体：大 中 小】<a href="javascript:print()">打印</a></div>
<div class="TRS_Editor">${body}</div><div class="share">分享到：微信 微博</div></div>
<div class="footer">主办：旧区政府 承办：信息中心 辽ICP备00000000号 联系电话：024-00000000 地址：政府路一号</div></body></html>`;

/** Tables for layout, capital letters, `font`, GBK, no META but a label. */
export const tables = (title: string, day: string, body: string) => `<HTML><HEAD><TITLE>${title}-旧区政府网</TITLE>
<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=gb2312"></HEAD><BODY bgcolor=#ffffff>
<TABLE width=778 align=center><TR><TD><A href="/index.asp">首页</A> | <A href="/list.asp?id=2">公告</A> | <A href="/list.asp?id=3">法规</A></TD></TR></TABLE>
<TABLE width=778 align=center><TR><TD width=180 valign=top><A href=a.htm>栏目导航</A><BR><A href=b.htm>领导之窗</A></TD>
<TD><TABLE><TR><TD align=center class=bt><B><FONT size=4>${title}</FONT></B></TD></TR>
<TR><TD align=center>发布日期：${day}　　点击数：532</TD></TR>
<TR><TD><FONT size=3>${body}</FONT></TD></TR></TABLE></TD></TR></TABLE>
<TABLE width=778 align=center><TR><TD align=center>版权所有 旧区政府网</TD></TR></TABLE></BODY></HTML>`;

/** A content management system of its own kind: nothing named as elsewhere, the day alone in an element. */
export const plain = (
  title: string,
  day: string,
  body: string,
) => `<html><head><meta charset="utf-8"><title>${title} - 区卫生局</title></head>
<body><nav><ul><li><a href="/a">机构</a></li><li><a href="/b">动态</a></li></ul></nav>
<section id="x1"><header><h1>${title}</h1><time>${day}</time></header><div id="c7">${body}</div></section>
<aside><h3>相关链接</h3><ul><li><a href="/1">一</a></li><li><a href="/2">二</a></li></ul></aside></body></html>`;

export const words = text;
export const gbk = (html: string): Uint8Array => iconv.encode(html, 'gb18030');
export const utf8 = (html: string): Uint8Array => new TextEncoder().encode(html);

/** A whole saved site: eleven pages that are in order or not, each in its way. */
export function savedSite(): Record<string, Uint8Array> {
  const picture = pngOf(3, 2);
  const at = 'www.old.gov.cn';
  return {
    [`${at}/art/2016/a.html`]: utf8(
      standard({
        title: '关于做好校园安全工作的通知',
        day: '2016-03-05',
        body: `${words('为了学生安全，')}<p align="center"><img src="/images/school.png" alt="学校大门"></p><p>详见<a href="b.htm">实施方案</a>和<a href="/other/none.html">旧栏目</a>，以及<a href="http://www.ln.gov.cn/x.html">省里的通知</a>。</p><p style="text-align:right">区教育局<br>2016年3月4日</p>`,
      }).replace(
        '</div><div class="share">',
        '</div><div class="fj">附件：<a href="/files/table.txt">安全检查表</a> <a href="/files/gone.doc">缺失的附件.doc</a></div><div class="share">',
      ),
    ),
    [`${at}/art/2016/b.htm`]: gbk(
      tables(
        '校园安全工作实施方案',
        '2015年9月1日',
        `　　第一条　为了做好校园安全工作，制定本方案。<BR>　　第二条　各学校负责本校的安全工作。<BR><TABLE border=1><TR><TD>学校</TD><TD>责任人</TD></TR><TR><TD>一小</TD><TD>校长</TD></TR></TABLE><IMG src="missing.jpg">`,
      ),
    ),
    [`${at}/wsj/c.shtml`]: utf8(
      plain(
        '流感疫苗接种通告',
        '2014-10-08',
        `${words('流感季节将至，')}<p>见<a href="../art/2016/a.html">校园安全</a>。</p>`,
      ),
    ),
    [`${at}/content.asp?id=7.html`]: utf8(
      standard({ title: '带有查询的旧网址', day: '2013-05-06', body: words('查询网址，') }),
    ),
    [`${at}/bad/no-title.html`]: utf8(standard({ title: '', day: '2016-01-01', body: words('没有题目，') })),
    [`${at}/bad/no-day.html`]: utf8(plain('没有日期的通知', '', words('没有日期，'))),
    [`${at}/bad/future.html`]: utf8(
      standard({ title: '日期在将来的通知', day: '2099-01-01', body: words('日期不对，') }),
    ),
    [`${at}/bad/empty.html`]: utf8(standard({ title: '没有正文的页面标题', day: '2016-01-01', body: '' })),
    [`${at}/bad/broken.html`]: Uint8Array.of(0x3c, 0x70, 0x3e, 0xff, 0xff, 0x81, 0x20, 0xfe, 0x30, 0xff, 0x3c),
    [`${at}/bad/twin.html`]: utf8(
      standard({
        title: '同一网址的另一页',
        day: '2016-02-02',
        body: words('重复，'),
        extra: `<meta name="Url" content="http://${at}/art/2016/a.html">`,
      }),
    ),
    [`${at}/index.html`]: utf8(
      `<html><head><title>旧区政府网</title></head><body><ul><li><a href="a.html">校园安全</a></li></ul></body></html>`,
    ),
    [`${at}/images/school.png`]: picture,
    [`${at}/files/table.txt`]: utf8('检查项目,结果\n门卫,合格\n'),
  };
}

export const zipped = (files: Record<string, Uint8Array>): Uint8Array => zipSync(files, { level: 6 });
