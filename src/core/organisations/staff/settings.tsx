import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import type { Site } from '../../../ui/site.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { changeSite, setSetting } from '../actions.ts';
import { IndexNumberSettings } from '../pages/index-number-settings.tsx';
import { NavigationSettings } from '../pages/navigation-settings.tsx';
import { SiteSettings } from '../pages/site-settings.tsx';
import { readSettings } from '../queries.ts';
import { indexNumberForm, linkLines, navigationForm, siteForm, siteFrom, siteTyped } from '../site-forms.ts';
import { mustAdminister } from './units.tsx';

type Typed = Record<string, unknown>;
type Errors = Record<string, string>;

/** What the public pages say of the site, where their menus lead, and how documents are numbered. */
export function settingDoors(app: StaffApp): void {
  app.get('/staff/settings', async (c) => {
    mustAdminister(c);
    return showSite(c, siteTyped(await siteOf(c)));
  });

  app.post('/staff/settings', async (c) => {
    mustAdminister(c);
    const typed = await readFields(c);
    const read = siteForm.read(typed);
    if (!read.ok) return showSite(c, typed, read.errors);
    await changeSite(c.var.by(keyOf(typed)), siteFrom(read.values));
    return c.redirect('/staff/settings?done=1', 303);
  });

  app.get('/staff/settings/navigation', async (c) => {
    mustAdminister(c);
    const { menu, footer, search } = await siteOf(c);
    const hotWords = search?.hotWords?.join('\n') ?? '';
    return showNavigation(c, { menu: linkLines(menu), footer: linkLines(footer), hotWords });
  });

  app.post('/staff/settings/navigation', async (c) => {
    mustAdminister(c);
    const typed = await readFields(c);
    const read = navigationForm.read(typed);
    if (!read.ok) return showNavigation(c, typed, read.errors);
    const { menu, footer, hotWords } = read.values;
    await changeSite(c.var.by(keyOf(typed)), { menu, footer, search: { action: '/search', hotWords } });
    return c.redirect('/staff/settings/navigation?done=1', 303);
  });

  app.get('/staff/settings/index-number', async (c) => {
    mustAdminister(c);
    const { index_number: template = '{code}/{year}-{serial:5}' } = await readSettings(c.var.staff);
    return showIndexNumber(c, { template });
  });

  app.post('/staff/settings/index-number', async (c) => {
    mustAdminister(c);
    const typed = await readFields(c);
    const read = indexNumberForm.read(typed);
    if (!read.ok) return showIndexNumber(c, typed, read.errors);
    const { template } = read.values;
    await setSetting(c.var.by(keyOf(typed)), { name: 'index_number', value: template, open: false });
    return c.redirect('/staff/settings/index-number?done=1', 303);
  });
}

const siteOf = async (c: StaffContext) => ((await readSettings(c.var.staff)).site ?? {}) as Partial<Site>;

const shared = (c: StaffContext, typed: Typed, errors: Errors | undefined) => ({
  notice: c.req.query('done') && !errors ? '设置已保存，公开页面同时更新。' : null,
  error: !!errors,
  status: errors ? (422 as const) : (200 as const),
  props: { typed, errors, idempotencyKey: keyOf(typed as Record<string, string>) ?? newKey() },
});

function showSite(c: StaffContext, typed: Typed, errors?: Errors) {
  const { props, ...page } = shared(c, typed, errors);
  return c.var.page({ ...page, title: '站点设置', children: <SiteSettings {...props} /> });
}

function showNavigation(c: StaffContext, typed: Typed, errors?: Errors) {
  const { props, ...page } = shared(c, typed, errors);
  return c.var.page({ ...page, title: '导航和热门搜索词', children: <NavigationSettings {...props} /> });
}

function showIndexNumber(c: StaffContext, typed: Typed, errors?: Errors) {
  const { props, ...page } = shared(c, typed, errors);
  return c.var.page({
    ...page,
    title: '索引号',
    children: <IndexNumberSettings {...props} year={c.var.today.slice(0, 4)} />,
  });
}
