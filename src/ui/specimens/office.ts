import type { StaffMenuItem } from '../site.ts';

export const menu: StaffMenuItem[] = [
  { label: '待办', href: '/staff/desk', count: 12, late: 2, waits: true, group: '我的工作', icon: 'inbox' },
  { label: '已办', href: '/staff/done', group: '我的工作', icon: 'check' },
  { label: '我发起的', href: '/staff/mine', count: 4, group: '我的工作', icon: 'send' },
  { label: '草稿', href: '/staff/drafts', count: 3, group: '我的工作', icon: 'draft' },
  { label: '政策文件', href: '/staff/policies', group: '公开', icon: 'file' },
  { label: '工作安排', href: '/staff/workplan', group: '公开', icon: 'list' },
  { label: '意见征集', href: '/staff/consultations', group: '公开', icon: 'megaphone' },
  { label: '人员与岗位', href: '/staff/people', group: '管理', icon: 'people' },
  { label: '流水账', href: '/staff/ledger', group: '管理', icon: 'history' },
];

export const office = {
  siteName: '丹东市振兴区',
  who: { name: '张某某', post: '政务公开科科员', unit: '区政府办公室' },
  menu,
  signOut: { action: '/staff/sign-out', key: 'k' },
};
