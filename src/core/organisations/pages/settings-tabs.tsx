import type { FormErrors } from '../../../ui/form.tsx';
import { Tabs } from '../../../ui/tabs.tsx';

/** What each page of the settings is given. */
export interface SettingsProps {
  typed: Record<string, unknown>;
  errors?: FormErrors;
  idempotencyKey: string;
}

const pages = [
  { label: '站点', href: '/staff/settings' },
  { label: '导航和热门搜索词', href: '/staff/settings/navigation' },
  { label: '索引号', href: '/staff/settings/index-number' },
];

export const SettingsTabs = ({ current }: { current: string }) => (
  <Tabs label="站点设置" items={pages.map((page) => ({ ...page, current: page.href === current }))} />
);
