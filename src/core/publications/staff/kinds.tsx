import { Refused } from '../../../platform/errors.ts';
import type { Typed } from '../../../platform/form.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { mustAdminister } from '../../organisations/staff/units.tsx';
import { setKind } from '../actions/site.ts';
import { SiteKind } from '../pages/site-kind.tsx';
import { SiteKinds } from '../pages/site-kinds.tsx';
import { getSiteKind, listSiteColumns, listSiteKinds } from '../queries/site.ts';
import { kindForm, kindFrom } from '../site-forms.ts';

interface Shown {
  /** The kind that is there; absent when one is being added. */
  name?: string;
  typed?: Typed;
  errors?: Record<string, string>;
}

/** 文件种类: which steps clear them is office data within "never one person". */
export function kindDoors(app: StaffApp): void {
  app.get('/staff/kinds', async (c) => {
    mustAdminister(c);
    return c.var.page({
      title: '文件种类',
      notice: c.req.query('done') ? '文件种类已保存，从下一次送审起按它办理。' : null,
      children: <SiteKinds kinds={await listSiteKinds(c.var.staff)} />,
    });
  });

  app.get('/staff/kinds/add', (c) => {
    mustAdminister(c);
    return show(c, {});
  });

  app.post('/staff/kinds/add', async (c) => {
    mustAdminister(c);
    const typed = await readFields(c);
    const read = (await formFor(c)).read(typed);
    if (!read.ok) return show(c, { typed, errors: read.errors });
    const kind = kindFrom(read.values);
    const taken = await setKind(c.var.by(keyOf(typed)), { ...kind, fresh: true }).then(
      () => null,
      async (error) => {
        const known = (await listSiteKinds(c.var.staff)).some(({ name }) => name === kind.name);
        if (error instanceof Refused && known) return error.message;
        throw error;
      },
    );
    return taken ? show(c, { typed, errors: { name: taken } }) : c.redirect('/staff/kinds?done=1', 303);
  });

  app.get('/staff/kinds/:name{[a-z-]+}', (c) => {
    mustAdminister(c);
    return show(c, { name: c.req.param('name') });
  });

  app.post('/staff/kinds/:name{[a-z-]+}', async (c) => {
    mustAdminister(c);
    const name = c.req.param('name');
    const typed = await readFields(c);
    await getSiteKind(c.var.staff, name);
    const read = (await formFor(c)).read({ ...typed, name });
    if (!read.ok) return show(c, { name, typed, errors: read.errors });
    await setKind(c.var.by(keyOf(typed)), kindFrom(read.values));
    return c.redirect('/staff/kinds?done=1', 303);
  });
}

const openColumns = async (c: StaffContext) =>
  (await listSiteColumns(c.var.staff)).filter((column) => !column.closed).map(({ slug, name }) => ({ slug, name }));

/** The rooms whose pages write documents: those that kinds name already; every kind may be written at the desk of documents. */
const roomsOf = async (c: StaffContext) => [
  ...new Set(['publications', ...(await listSiteKinds(c.var.staff)).map((kind) => kind.room)]),
];

async function formFor(c: StaffContext) {
  const columns = await openColumns(c);
  return kindForm(
    columns.map((column) => column.slug),
    await roomsOf(c),
  );
}

async function show(c: StaffContext, { name, typed, errors }: Shown): Promise<Response> {
  const kind = name === undefined ? undefined : await getSiteKind(c.var.staff, name);
  const title = kind?.words ?? '增加文件种类';
  return c.var.page({
    title,
    crumbs: [{ label: '文件种类', href: '/staff/kinds' }, { label: title }],
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <SiteKind
        {...{ kind, typed, errors }}
        columns={await openColumns(c)}
        rooms={await roomsOf(c)}
        idempotencyKey={newKey()}
      />
    ),
  });
}
