import { feature } from '../../core/feature.ts';
import { begin, draftPage, finish, submitPages } from './actions.ts';
import { archivesCommands } from './api/commands.ts';
import { staff } from './staff.ts';

export const archives = feature({
  name: 'archives',
  duty: '五（十三）政府网站的整合，（十四）规范信息发布和内容保障',
  staff,
  commands: archivesCommands,
  menu: [
    {
      label: '旧网站迁移',
      path: '/staff/archives',
      icon: 'history',
      roles: ['drafter', 'editor', 'reviewer', 'secrecy', 'signer', 'openness'],
      group: '公开',
    },
  ],
  deeds: [begin, draftPage, finish, submitPages],
});
