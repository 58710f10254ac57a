import { Refused } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { mustAdminister } from '../../organisations/staff/units.tsx';
import { closeColumn, setColumn } from '../actions/site.ts';
import { SiteColumn } from '../pages/site-column.tsx';
import { SiteColumns } from '../pages/site-columns.tsx';
import { getSiteColumn, listResponsibleUnits, listSiteColumns, whatColumnHolds } from '../queries/site.ts';
import { closeColumnForm, columnForm, columnFrom } from '../site-forms.ts';
import { mayStandAboveColumn, whyNotCloseColumn } from '../site-rules.ts';

const notices: Record<string, string> = {
  saved: '栏目已保存，公开页面同时更新。',
  closed: '栏目已撤销，不再出现在公开页面上。需要恢复的，打开它再保存一次。',
};

interface Shown {
  /** The column that is there; absent when one is being added. */
  slug?: string;
  typed?: Typed;
  errors?: Record<string, string>;
}

/** 栏目: the tree; adding, changing and closing one. */
export function columnDoors(app: StaffApp): void {
  app.get('/staff/columns', async (c) => {
    mustAdminister(c);
    return c.var.page({
      title: '栏目',
      notice: notices[c.req.query('done') ?? ''] ?? null,
      children: <SiteColumns columns={await listSiteColumns(c.var.staff)} />,
    });
  });

  app.get('/staff/columns/add', (c) => {
    mustAdminister(c);
    return show(c, {});
  });

  app.post('/staff/columns/add', async (c) => {
    mustAdminister(c);
    const typed = await readFields(c);
    const read = (await formFor(c)).read(typed);
    if (!read.ok) return show(c, { typed, errors: read.errors });
    const column = columnFrom(read.values);
    const taken = await setColumn(c.var.by(keyOf(typed)), { ...column, fresh: true }).then(
      () => null,
      async (error) => {
        const known = (await listSiteColumns(c.var.staff)).some(({ slug }) => slug === column.slug);
        if (error instanceof Refused && known) return error.message;
        throw error;
      },
    );
    return taken ? show(c, { typed, errors: { slug: taken } }) : c.redirect('/staff/columns?done=saved', 303);
  });

  app.get('/staff/columns/:slug{[a-z0-9-]+}', (c) => {
    mustAdminister(c);
    return show(c, { slug: c.req.param('slug') });
  });

  app.post('/staff/columns/:slug{[a-z0-9-]+}', async (c) => {
    mustAdminister(c);
    const slug = c.req.param('slug');
    const typed = await readFields(c);
    await getSiteColumn(c.var.staff, slug);
    const read = (await formFor(c, slug)).read({ ...typed, slug });
    if (!read.ok) return show(c, { slug, typed, errors: read.errors });
    await setColumn(c.var.by(keyOf(typed)), columnFrom(read.values));
    return c.redirect('/staff/columns?done=saved', 303);
  });

  app.post('/staff/columns/:slug{[a-z0-9-]+}/close', async (c) => {
    mustAdminister(c);
    const slug = c.req.param('slug');
    const typed = await readFields(c);
    const read = closeColumnForm.read(typed);
    if (!read.ok) return show(c, { slug, typed, errors: read.errors });
    await closeColumn(c.var.by(keyOf(typed)), { slug, reason: read.values.reason });
    return c.redirect('/staff/columns?done=closed', 303);
  });
}

/** The form knows which columns can stand above this one and which units are in use. */
async function formFor(c: StaffContext, slug?: string) {
  const [columns, units] = await Promise.all([listSiteColumns(c.var.staff), listResponsibleUnits(c.var.staff)]);
  return columnForm(
    mayStandAboveColumn(columns, slug).map((column) => column.slug),
    units.map((unit) => unit.slug),
  );
}

async function show(c: StaffContext, { slug, typed, errors }: Shown): Promise<Response> {
  const db = c.var.staff;
  const column = slug === undefined ? undefined : await getSiteColumn(db, slug);
  const [columns, units] = await Promise.all([listSiteColumns(db), listResponsibleUnits(db)]);
  const title = column?.name ?? '增设栏目';
  return c.var.page({
    title,
    crumbs: [{ label: '栏目', href: '/staff/columns' }, { label: title }],
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <SiteColumn
        {...{ column, units, typed, errors, newKey }}
        above={mayStandAboveColumn(columns, slug)}
        whyNotClose={column ? whyNotCloseColumn(column.name, await whatColumnHolds(db, column.slug)) : null}
      />
    ),
  });
}
