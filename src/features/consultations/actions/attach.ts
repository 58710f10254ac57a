import { action } from '../../../core/action.ts';
import { type ExaminedFile, recordFile } from '../../../core/files/actions.ts';
import { Refused } from '../../../platform/errors.ts';
import { limits, tooMany } from '../rules/comment.ts';
import { countOne } from './pace.ts';

/** 附上文件: a file that came with somebody's opinion, examined as every upload is, and counted as their comments are. */
export const attach = action('consultations.attach', {
  words: '上传意见附件',
  may: 'anyone',
  async run(act, { place, ...file }: ExaminedFile & { place: string }) {
    const { minute, hour } = await countOne(act, 'attach', place);
    if (minute > limits.minute || hour > limits.hour) throw new Refused(tooMany, 429);
    return recordFile(act, file);
  },
});
