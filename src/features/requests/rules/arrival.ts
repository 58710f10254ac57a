import { choice, day, form } from '../../../platform/form.ts';

/** How an application may arrive beside the internet (standards §1.7). */
export const enteredChannels = ['in_person', 'signed_mail', 'plain_mail', 'fax', 'spoken'] as const;

export const arrivalForm = (units: string[]) =>
  form({
    unit: choice('受理机关', units, { required: true }),
    channel: choice('渠道', enteredChannels, { required: true }),
    on: day('日期', { required: '请填写提交、签收或者代写完成的日期。' }),
  });
