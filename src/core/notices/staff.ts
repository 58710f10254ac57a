import { randomUUID } from 'node:crypto';
import { Refused } from '../../platform/errors.ts';
import { form, longText, type Typed, text, tick, whole } from '../../platform/form.ts';
import { keyOf, readFields } from '../../platform/http/body.ts';
import { holds } from '../caller.ts';
import type { StaffApp, StaffContext } from '../doors.ts';
import { editTemplate, setAddress } from './actions.ts';
import { lettersStaff } from './letter-staff.tsx';
import { AddressPage } from './pages/address.tsx';
import { MailboxPage } from './pages/mailbox.tsx';
import { MessagePage } from './pages/message.tsx';
import { TemplatePage, TemplatesPage } from './pages/templates.tsx';
import {
  countMessages,
  findAddress,
  getMessage,
  getTemplate,
  listAttempts,
  listMessages,
  listTemplates,
  markRead,
  messagesPerPage,
} from './queries.ts';
import { deliveryState, whyNotAddress, whyNotTemplate } from './rules.ts';

const done: Record<string, string> = { read: '全部标为已读。', address: '接收邮箱已保存。', template: '模板已保存。' };
const crumbs = (...rest: { label: string; href?: string }[]) => [
  { label: '工作台', href: '/staff' },
  { label: '通知', href: '/staff/messages' },
  ...rest,
];

/** Messages, the own address and the templates, below /staff/messages. `mailWorks`: a mail server is set. */
export function noticesStaff(app: StaffApp, mailWorks = false): void {
  app.get('/staff/messages', mailbox);
  app.get('/staff/messages/:id{[0-9]{1,15}}', message);
  app.post('/staff/messages/read-all', async (c) => {
    await markRead(c.var.staff, c.var.who.person, null);
    return c.redirect('/staff/messages?done=read', 303);
  });
  app.get('/staff/messages/address', (c) => addressPage(c, mailWorks));
  app.post('/staff/messages/address', async (c) => {
    const typed = await readFields(c);
    const { ok, values, errors } = addressForm.read(typed);
    if (!ok) return addressPage(c, mailWorks, typed, errors);
    await setAddress(c.var.by(keyOf(typed)), values);
    return c.redirect('/staff/messages?done=address', 303);
  });
  lettersStaff(app, refuseOthers);
  app.get('/staff/messages/templates', templates);
  app.get('/staff/messages/templates/:name', (c) => templatePage(c));
  app.post('/staff/messages/templates/:name', saveTemplate);
}

const addressForm = form({ email: text('接收邮箱', { max: 200 }) }, ({ email }) => ({ email: whyNotAddress(email) }));
const templateForm = form({
  subject: text('标题', { required: true, max: 200 }),
  body: longText('正文', { required: true, max: 4000 }),
});

async function mailbox(c: StaffContext): Promise<Response> {
  const { staff, who } = c.var;
  const asked = form({ unread: tick('未读'), page: whole('页码', { min: 1, max: 10_000 }) }).read(c.req.query());
  const { unread = false, page } = asked.values ?? {};
  const [{ messages, total }, counts] = await Promise.all([
    listMessages(staff, who.person, { unread, page: page ?? 1 }),
    countMessages(staff, who.person),
  ]);
  return c.var.page({
    title: '通知',
    notice: done[c.req.query('done') ?? ''] ?? null,
    crumbs: [{ label: '工作台', href: '/staff' }, { label: '通知' }],
    children: MailboxPage({
      messages,
      total,
      counts,
      unread,
      page: page ?? 1,
      perPage: messagesPerPage,
      formKey: randomUUID(),
      maySetTemplates: holds(who, 'system'),
    }),
  });
}

async function message(c: StaffContext): Promise<Response> {
  const { staff, who } = c.var;
  const found = await getMessage(staff, who.person, Number(c.req.param('id')));
  if (found.unread) await markRead(staff, who.person, found.id);
  const attempts = await listAttempts(staff, found.id);
  return c.var.page({
    title: found.subject,
    crumbs: crumbs({ label: '通知内容' }),
    children: MessagePage({ message: found, attempts, state: deliveryState(attempts, new Date()) }),
  });
}

async function addressPage(c: StaffContext, mailWorks: boolean, typed: Typed = {}, errors?: Record<string, string>) {
  const email = typeof typed.email === 'string' ? typed.email : await findAddress(c.var.staff, c.var.who.person);
  return c.var.page({
    title: '接收邮箱',
    crumbs: crumbs({ label: '接收邮箱' }),
    error: !!errors,
    status: errors ? 422 : 200,
    children: AddressPage({ email: email ?? '', mailWorks, formKey: keyOf(typed) ?? randomUUID(), errors }),
  });
}

function refuseOthers(c: StaffContext): void {
  if (!holds(c.var.who, 'system')) throw new Refused('通知模板和对外邮件由系统管理员维护，您的岗位没有这项权限。', 403);
}

async function templates(c: StaffContext): Promise<Response> {
  refuseOthers(c);
  return c.var.page({
    title: '通知模板',
    notice: done[c.req.query('done') ?? ''] ?? null,
    crumbs: crumbs({ label: '通知模板' }),
    children: TemplatesPage({ templates: await listTemplates(c.var.staff) }),
  });
}

async function templatePage(c: StaffContext, typed: Typed = {}, errors?: Record<string, string>): Promise<Response> {
  refuseOthers(c);
  const template = await getTemplate(c.var.staff, c.req.param('name') ?? '');
  const kept = typed as { subject?: string; body?: string };
  return c.var.page({
    title: '修改通知模板',
    crumbs: crumbs({ label: '通知模板', href: '/staff/messages/templates' }, { label: '修改' }),
    error: !!errors,
    status: errors ? 422 : 200,
    children: TemplatePage({ template, typed: kept, formKey: keyOf(typed) ?? randomUUID(), errors }),
  });
}

async function saveTemplate(c: StaffContext): Promise<Response> {
  refuseOthers(c);
  const typed = await readFields(c);
  const { slots, name } = await getTemplate(c.var.staff, c.req.param('name') ?? '');
  const { ok, values, errors } = templateForm.read(typed);
  if (!ok) return templatePage(c, typed, errors);
  const wrong = { subject: whyNotTemplate(values.subject, slots), body: whyNotTemplate(values.body, slots) };
  const reasons = Object.fromEntries(Object.entries(wrong).filter((entry): entry is [string, string] => !!entry[1]));
  if (Object.keys(reasons).length > 0) return templatePage(c, typed, reasons);
  await editTemplate(c.var.by(keyOf(typed)), { name, ...values });
  return c.redirect('/staff/messages/templates?done=template', 303);
}
