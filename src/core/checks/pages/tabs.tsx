import { Tabs } from '../../../ui/tabs.tsx';

const pages = [
  { label: '检查项', href: '/staff/checks' },
  { label: '词表', href: '/staff/checks/words' },
  { label: '打不开的链接', href: '/staff/checks/links' },
  { label: '词表的各个版本', href: '/staff/checks/versions' },
];

export const ChecksTabs = ({ current }: { current: string }) => (
  <Tabs label="发布前检查" items={pages.map((page) => ({ ...page, current: page.href === current }))} />
);
