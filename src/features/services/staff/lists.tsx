import type { StaffApp, StaffContext } from '../../../core/doors.ts';
import { Refused } from '../../../platform/errors.ts';
import { keyOf, readFields } from '../../../platform/http/body.ts';
import { newKey } from '../../../ui/form.tsx';
import { setHeading, setList } from '../actions/lists.ts';
import { ListsPage } from '../pages/lists.tsx';
import { listHeadings, loadLists } from '../queries.ts';
import type { ListName } from '../rules/lists.ts';
import { crumb } from './frame.ts';
import { governs } from './list.tsx';

/** 清单和表头: the words that an office may change, by those who keep the format for every unit. */
export function listsDoors(app: StaffApp): void {
  app.get('/staff/services/lists', (c) => showLists(c, null));
  app.post('/staff/services/lists/:name{[a-zA-Z]{2,30}}', (c) =>
    save(c, {
      name: c.req.param('name'),
      write: (by, words) => setList(by, { name: c.req.param('name') as ListName, words }),
    }),
  );
  app.post('/staff/services/headings/:name{[a-zA-Z]{2,30}}', (c) =>
    save(c, {
      name: `head-${c.req.param('name')}`,
      write: (by, words) => setHeading(by, { element: c.req.param('name'), words }),
    }),
  );
}

async function showLists(c: StaffContext, refused: { name: string; typed: string; error: string } | null) {
  mustGovern(c);
  const [lists, headings] = await Promise.all([loadLists(c.var.staff), listHeadings(c.var.staff)]);
  return c.var.page({
    title: '清单和表头',
    crumbs: [crumb, { label: '清单和表头' }],
    notice: c.req.query('done') ? '已保存。' : null,
    error: refused !== null,
    status: refused ? 422 : 200,
    children: ListsPage({ lists, headings, formKey: newKey, refused }),
  });
}

function mustGovern(c: StaffContext): void {
  if (!governs(c.var.who)) throw new Refused('清单和表头由政务公开工作机构或系统管理员设置。', 403);
}

type By = ReturnType<StaffContext['var']['by']>;

async function save(
  c: StaffContext,
  { name, write }: { name: string; write(by: By, words: string[]): Promise<unknown> },
): Promise<Response> {
  mustGovern(c);
  const typed = await readFields(c);
  const text = [typed.words ?? ''].flat()[0]!;
  try {
    await write(c.var.by(keyOf(typed)), text.split('\n'));
  } catch (error) {
    if (error instanceof Refused && error.status === 409)
      return showLists(c, { name, typed: text, error: error.message });
    throw error;
  }
  return c.redirect('/staff/services/lists?done=saved', 303);
}
