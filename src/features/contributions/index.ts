import { feature } from '../../core/feature.ts';
import { staff } from './staff.ts';

export const contributions = feature({
  name: 'contributions',
  duty: '五（十四）规范信息发布和内容保障，六（十八）加强考核监督',
  staff,
  menu: [
    {
      label: '报送统计',
      path: '/staff/contributions',
      icon: 'send',
      roles: ['drafter', 'editor', 'reviewer', 'secrecy', 'signer', 'openness'],
      group: '工作',
    },
  ],
});
