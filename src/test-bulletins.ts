import { bulletinsStaff } from './core/bulletins/staff.ts';
import type { Staff } from './core/caller.ts';
import { answerAll } from './core/checks/test-answer.ts';
import { setColumn, setKind } from './core/publications/actions/site.ts';
import { issue } from './core/review/actions/issue.ts';
import { submit } from './core/review/actions/submit.ts';
import { clearAll, openDoor } from './core/test-office.ts';
import { testOffice } from './features/inspections/test-inspections.ts';

/** An office in which both rooms take earlier notices. */
export async function bulletinOffice() {
  const office = await testOffice();
  const system = await office.person('系统管理员二', office.otherUnit, 'system');
  await setColumn(office.by(system), {
    ...{
      slug: 'enforcement',
      parent: null,
      name: '行政执法公示',
      description: '行政执法公示。',
      keywords: '行政执法公示',
    },
    ...{ columnType: '信息公开目录', unit: 'office', updateRule: '随时', updateDays: null, emptyNotice: '正在整理。' },
    position: 10,
  });
  await setKind(office.by(system), {
    ...{ name: 'enforcement-notice', words: '以往的执法公示', room: 'enforcement', siteColumn: 'enforcement' },
    ...{ steps: ['department', 'secrecy'], urgentSteps: ['secrecy'], stepDays: 2, takesNumber: false, isPolicy: false },
  });
  const desk = (who: Staff) => openDoor(office.house.t, bulletinsStaff, who);
  return {
    ...office,
    desk,
    /** Files and pasted text as a clerk brings them. */
    bring(files: { name: string; text: string | Uint8Array }[], pasted = '', who = office.drafter) {
      const form = new FormData();
      form.set('unit', String(office.unit));
      form.set('_key', crypto.randomUUID());
      form.set('text', pasted);
      for (const { name, text } of files) form.append('file', new File([text as never], name));
      return desk(who).upload('/staff/bulletins', form);
    },
    /** Everything that was drafted, in one review and out. */
    async publishAll(editions: number[]): Promise<void> {
      for (const edition of editions) await answerAll(office.db, office.by(office.drafter), edition);
      const sent = { editions, urgent: false, urgentReason: '', channels: ['portal' as const] };
      const { submission } = await submit(office.by(office.drafter), sent);
      await clearAll(office.house.t, office, submission);
      await issue(office.by(office.editor), { submission });
    },
  };
}
export type BulletinOffice = Awaited<ReturnType<typeof bulletinOffice>>;

export const wordsOf = (html: string): string => html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
