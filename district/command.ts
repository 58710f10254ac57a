import { resolve } from 'node:path';
import { CommandError, type Commands } from '../src/platform/cli.ts';
import type { StaffDb } from '../src/platform/database.ts';
import { loadDistrict } from './load.ts';
import { DistrictError } from './read.ts';

type Within = <T>(work: (opened: { sides: { staff: StaffDb } }) => Promise<T>) => Promise<T>;

/** `gongkai district load DIR`: enters a district's folder; loading it again changes only what differs. */
export const districtCommands = (within: Within): Commands => ({
  'district load': {
    summary: '录入一个区的单位、栏目、文件种类和设置',
    usage: 'DIR',
    options: { json: { type: 'boolean', words: '以 JSON 输出' } },
    run: ({ args, options, out, json }) =>
      within(async ({ sides }) => {
        const done = await loadDistrict(resolve(args[0]!), sides.staff).catch((error) => {
          if (error instanceof DistrictError) throw new CommandError(error.message);
          throw error;
        });
        if (options.json) json(done);
        else out(`新增 ${done.added} 项，变更 ${done.changed} 项，未变 ${done.unchanged} 项。`);
      }),
  },
});
