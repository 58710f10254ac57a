import type { Next } from 'hono';
import type { PublicContext } from '../../../core/doors.ts';
import { everyChange } from '../../../core/publications/changes.ts';
import { listVersions } from '../../../core/publications/queries/versions.ts';
import { codeLength, codeSigns } from '../../../core/publications/rules.ts';
import { NotFound } from '../../../platform/errors.ts';
import { ArticlePage } from '../pages/article.tsx';
import { originalOf } from '../pages/translations.tsx';
import { VerifyByCodePage, VerifyPage } from '../pages/verify.tsx';
import {
  type Article,
  findArticle,
  findArticleById,
  findByCode,
  findRedirect,
  findRedirects,
  findTombstone,
  type HistoryLine,
  listAttachments,
  listHistory,
  listLinked,
  listSisters,
  listWaivers,
} from '../queries/article.ts';
import { listColumns } from '../queries/columns.ts';
import { formerAddress, isPath, ownLinks } from '../rules.ts';
import { answer, frameOf, type Offers, speakEnglish } from './frame.ts';
import { showTombstone } from './tombstone.ts';
import { showOn } from './versions.ts';

/** Addresses of other doors that are hung after this one. */
const notOurs = /^\/(files|assets|staff|api)(\/|$)/;

/**
 * What stands at an address: a published text, the way to where it stands now, or the word that it was withdrawn.
 * Anything else falls through to the one page for what never was.
 */
export const showAddress = (offers: Offers) => async (c: PublicContext, next: Next) => {
  const { path } = c.req;
  if (!isPath(path) || notOurs.test(path)) return next();
  const { live } = c.var;
  const asked = formerAddress(path, new URL(c.req.url).search);
  const former = asked && (await findRedirect(live, asked));
  if (former) return leadTo(c, former);
  const text = await findArticle(live, path);
  const on = c.req.query('on');
  if (text) return on ? showOn(c, text, on) : showArticle(c, text, offers);
  const target = await findRedirect(live, path);
  if (target) return leadTo(c, target);
  const stone = await findTombstone(live, path);
  if (stone) return showTombstone(c, stone);
  return next();
};

function leadTo(c: PublicContext, target: string) {
  c.header('cache-control', 'no-cache');
  return c.redirect(encodeURI(target), 301);
}

async function showArticle(c: PublicContext, text: Article, offers: Offers) {
  const { live } = c.var;
  const [columns, attachments, linked, sisters, history, waivers, versions, redirects] = await Promise.all([
    listColumns(live),
    listAttachments(live, text.id),
    listLinked(live, text.id),
    listSisters(live, text.id),
    listHistory(live, text.id),
    listWaivers(live, text.id),
    text.edition > 1 ? listVersions(live, text.id) : [],
    findRedirects(live, ownLinks(text.body)),
  ]);
  const at = (place: 'head' | 'first' | 'body' | 'side' | 'foot') =>
    Promise.all(
      offers.articleBlocks.filter((block) => block.place === place).map((block) => block.render(live, text)),
    ).then((blocks) => blocks.filter(Boolean));
  c.var.shows(
    `document:${text.id}`,
    ...linked.map(({ id }) => `document:${id}`),
    ...offers.articleBlocks.flatMap((block) => block.shows?.(text) ?? [everyChange]),
  );
  if (history.some(isUnsealed)) c.var.trueUntil(soon());
  if (text.metadata.language === 'en') speakEnglish(c, originalOf(linked)?.path ?? '/');
  const page = ArticlePage({
    frame: frameOf(c),
    text,
    column: columns.find((column) => column.slug === text.column),
    columns,
    attachments,
    linked,
    sisters,
    history,
    waivers,
    versions,
    today: c.var.today,
    redirects,
    blocks: {
      head: await at('head'),
      first: await at('first'),
      body: await at('body'),
      side: await at('side'),
      foot: await at('foot'),
    },
  });
  return answer(c, page, { changedAt: text.publishedAt });
}

/** The sealer gives a line its place within a second, and no deed tells of it: the page is made anew soon. */
const isUnsealed = (line: HistoryLine) => line.position === null;
const soon = () => new Date(Date.now() + 5000);

export async function showVerification(c: PublicContext) {
  const text = await findArticleById(c.var.live, c.req.param('id') ?? '');
  if (!text) throw new NotFound();
  const history = await listHistory(c.var.live, text.id);
  c.var.shows(`document:${text.id}`);
  if (history.some(isUnsealed)) c.var.trueUntil(soon());
  return answer(c, VerifyPage({ frame: frameOf(c), text, history, typed: typedCode(c), problem: forgotCode(c) }));
}

const typedCode = (c: PublicContext) => (c.req.query('code') ?? '').trim().slice(0, 40);
/** The form was sent without a code. */
const forgotCode = (c: PublicContext) =>
  c.req.query('code') !== undefined && typedCode(c) === '' ? '请填写校验码，它印在打印件的页眉或者公文的末页。' : null;

/** `/verify/`: from a code on paper to the text that bears it; one that no public text bears is told how to be looked for. */
export async function showVerificationByCode(c: PublicContext) {
  const typed = typedCode(c);
  const code = codeSigns(typed);
  const found = code.length === codeLength ? await findByCode(c.var.live, code) : undefined;
  if (found?.present) return c.redirect(`/verify/${found.id}?code=${encodeURIComponent(typed)}`, 302);
  if (found) return c.redirect(`/versions/${found.id}/${found.edition}`, 302);
  const wrong =
    code.length === codeLength
      ? '本站公开的文件里没有这个校验码。请核对有没有抄错；已经撤回的文件也查不到。'
      : `校验码是 ${codeLength} 位数字和 A 到 F 的字母，请照纸上的写。`;
  const problem = typed === '' ? forgotCode(c) : wrong;
  c.header('cache-control', 'no-store');
  return c.html(VerifyByCodePage({ frame: frameOf(c), typed, problem }) as string, problem ? 422 : 200);
}
