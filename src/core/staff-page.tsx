import type { MiddlewareHandler } from 'hono';
import type { Child } from 'hono/jsx';
import type { StaffDb } from '../platform/database.ts';
import { newKey } from '../platform/http/body.ts';
import { StaffPage } from '../ui/layout.tsx';
import { NoticeBox } from '../ui/notice-box.tsx';
import type { Site, StaffMenuItem } from '../ui/site.ts';
import { holds, roles, type Staff } from './caller.ts';
import type { StaffEnv } from './doors.ts';
import type { Feature, MenuEntry } from './feature.ts';
import { coreMenu } from './hang.ts';

/** Gives staff doors `c.var.page(…)`: the console's frame with the entrances of every room that this person may use. */
export function staffPages(features: Feature[]): MiddlewareHandler<StaffEnv> {
  const entries = [...coreMenu, ...features.flatMap((room) => room.menu ?? [])];
  return async (c, next) => {
    c.set('page', async ({ title, children, crumbs, notice, actions, error, status = 200 }) => {
      const { who, site, staff, mode, today } = c.var;
      return c.html(
        <StaffPage
          title={title}
          siteName={site.name}
          who={{ name: who.name, unit: who.unitName, post: postOf(who) }}
          menu={await menuFor(staff, who, entries, today)}
          crumbs={crumbs}
          notice={notice ? <NoticeBox tone="success">{notice}</NoticeBox> : undefined}
          actions={actions as Child}
          path={c.req.path}
          error={error}
          mode={mode}
          accessibility={site.accessibility ?? '/accessibility/'}
          here={hereOf(c.req)}
          help={helpOf(site)}
          signOut={{ action: '/staff/sign-out', key: newKey() }}
        >
          {children as Child}
        </StaffPage>,
        status,
      );
    });
    await next();
  };
}

/** Where a change of view leads back to: this page with what its address asks for; a form that was sent has no address. */
function hereOf({ method, path, url }: { method: string; path: string; url: string }): string {
  if (method !== 'GET') return '/staff';
  const query = new URL(url).searchParams;
  query.delete('done');
  return query.size > 0 ? `${path}?${query}` : path;
}

/** Whom to call, the same words at the same place of every page (WCAG 3.2.6). */
const helpOf = ({ phone }: Site) =>
  phone ? { label: '使用帮助', phone } : { label: '使用帮助请找本单位的系统管理员', phone: null };

const postOf = (who: Staff) => [...new Set(who.grants.map((grant) => roles[grant.role]))].slice(0, 2).join('、');

async function menuFor(db: StaffDb, who: Staff, entries: MenuEntry[], today: string): Promise<StaffMenuItem[]> {
  const mine = entries.filter((entry) => !entry.roles || holds(who, entry.roles));
  return Promise.all(
    mine.map(async ({ label, path, count, group, icon, also, waits }) => {
      const counted = await count?.(db, who, today);
      const counts = typeof counted === 'number' ? { count: counted } : counted;
      return { label, href: path, group, icon, also, waits, ...counts };
    }),
  );
}
