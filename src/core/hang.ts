import type { GuardedFetch } from '../platform/http/fetch-guarded.ts';
import type { Mail } from '../platform/mail.ts';
import type { Storage } from '../platform/storage/local.ts';
import type { Operation } from './api/operation.ts';
import { bulletinsMenu, bulletinsStaff } from './bulletins/staff.ts';
import { calendarJobs } from './calendar/jobs.ts';
import { loadCalendar } from './calendar/queries.ts';
import { calendarStaff } from './calendar/staff.ts';
import { linkJobs } from './checks/follow.ts';
import { checksMenu, checksStaff } from './checks/staff.tsx';
import type { PublicApp, StaffApp } from './doors.ts';
import { drawsPublic } from './draws/public.tsx';
import { drawsMenu, drawsStaff } from './draws/staff.ts';
import type { Job, MenuEntry } from './feature.ts';
import { filesApi } from './files/api.ts';
import { drawJob, sweepJob } from './files/jobs.ts';
import { filesPublic } from './files/public.ts';
import { filesStaff } from './files/staff.ts';
import { ledgerApi } from './ledger/api.ts';
import { ledgerPublic } from './ledger/public.tsx';
import { ledgerStaff } from './ledger/staff.tsx';
import { noticesJobs } from './notices/jobs.ts';
import { countMessages } from './notices/queries.ts';
import { noticesStaff } from './notices/staff.ts';
import { organisationsApi } from './organisations/api.ts';
import { organisationsMenu, organisationsStaff } from './organisations/staff.tsx';
import { papersPublic } from './papers/public.ts';
import { peopleApi } from './people/api.ts';
import { staffGate } from './people/gate.ts';
import { signInDoor } from './people/staff/sign-in.tsx';
import { peopleMenu, peopleStaff } from './people/staff.tsx';
import { proposalsMenu, proposalsStaff } from './proposals/staff.ts';
import { publicationsApi } from './publications/api.ts';
import { publicationJobs } from './publications/jobs.ts';
import { siteMenu, siteStaff } from './publications/site-staff.tsx';
import { importWordDoor } from './publications/staff/import-word.ts';
import { documentsStaff } from './publications/staff.ts';
import { reviewApi } from './review/api.ts';
import { reviewJobs } from './review/jobs.ts';
import { findPause } from './review/queries/clock.ts';
import { reviewStaff } from './review/staff.ts';
import { searchPublic } from './search/public.ts';
import { searchMenu, searchStaff } from './search/staff.tsx';
import { heardVerbs } from './webhooks/announce.ts';
import { webhookJobs } from './webhooks/jobs.ts';
import { webhooksStaff } from './webhooks/staff.tsx';
import { workflowApi } from './workflow/api.ts';
import { countTasks } from './workflow/queries/list.ts';
import { soonUntil } from './workflow/rules.ts';
import { workflowStaff } from './workflow/staff.ts';

/** What the core's doors need of the process they hang in. */
export interface CoreParts {
  storage: Storage;
  publicUrl: string;
  mail: Mail | null;
  /** The one way out to addresses that people gave. */
  fetchOutside: GuardedFetch;
}

/** The core's own doors, in the order in which a request meets them. */
export const hangCore = {
  public(app: PublicApp, { storage }: CoreParts): void {
    filesPublic(app, storage);
    papersPublic(app, storage);
    ledgerPublic(app);
    searchPublic(app);
    drawsPublic(app);
  },
  signIn(app: StaffApp, { publicUrl }: CoreParts): void {
    signInDoor(app, publicUrl);
  },
  gate: staffGate,
  staff(app: StaffApp, { storage, mail }: CoreParts): void {
    workflowStaff(app);
    documentsStaff(app, storage);
    importWordDoor(app);
    reviewStaff(app);
    checksStaff(app);
    proposalsStaff(app);
    filesStaff(app, storage);
    noticesStaff(app, mail !== null);
    calendarStaff(app);
    peopleStaff(app);
    organisationsStaff(app);
    siteStaff(app);
    ledgerStaff(app);
    searchStaff(app);
    webhooksStaff(app);
    drawsStaff(app);
    bulletinsStaff(app);
  },
};

/** The core's operations of the API; the rooms' come behind them. */
export const coreApi: Operation[] = [
  ...peopleApi,
  ...publicationsApi,
  ...filesApi,
  ...workflowApi,
  ...reviewApi,
  ...ledgerApi,
  ...organisationsApi,
];

/** What the core itself does when a deed was committed: the job, and the verbs after which it is sent. */
export const coreHears = { job: 'webhooks.hear', verbs: new Set<string>(heardVerbs) };

export const coreJobs = ({ storage, mail, publicUrl, fetchOutside }: CoreParts): Job[] => [
  ...reviewJobs,
  ...publicationJobs,
  ...calendarJobs,
  ...noticesJobs(mail, publicUrl),
  sweepJob(storage),
  drawJob(storage),
  ...webhookJobs({ fetchOutside, publicUrl }),
  ...linkJobs(fetchOutside),
];

/** The core's entrances in the staff menu. */
export const coreMenu: MenuEntry[] = [
  {
    label: '待办',
    path: '/staff',
    group: '工作',
    icon: 'inbox',
    waits: true,
    async count(db, who, today) {
      const { todo, late, soon } = await countTasks(db, who, today, soonUntil(await loadCalendar(db), today));
      return { count: todo, late, soon };
    },
  },
  {
    label: '文件',
    path: '/staff/documents',
    also: ['/staff/editions', '/staff/files'],
    icon: 'draft',
    roles: ['drafter', 'editor', 'reviewer', 'secrecy', 'signer', 'openness'],
    group: '工作',
  },
  {
    label: '消息',
    path: '/staff/messages',
    icon: 'mail',
    group: '个人',
    count: async (db, who) => (await countMessages(db, who.person)).unread,
  },
  { label: '工作日历', path: '/staff/calendar', group: '管理', icon: 'calendar' },
  {
    label: '系统时间',
    path: '/staff/clock',
    roles: ['system'],
    group: '管理',
    icon: 'clock',
    count: async (db) => ((await findPause(db)) ? 1 : 0),
  },
  { label: '事件通知', path: '/staff/webhooks', roles: ['system'], group: '管理', icon: 'send' },
  { label: '审计', path: '/staff/audit', roles: ['audit'], group: '管理', icon: 'history' },
  { label: '依法删除', path: '/staff/erasure', roles: ['security'], group: '管理', icon: 'eye' },
  ...proposalsMenu,
  ...peopleMenu,
  ...organisationsMenu,
  ...siteMenu,
  ...checksMenu,
  ...searchMenu,
  ...drawsMenu,
  ...bulletinsMenu,
];
