import { sql } from 'kysely';
import { action } from '../../../core/action.ts';
import { openDocument } from '../../../core/publications/actions/draft.ts';
import { type Attachment, emptyContent } from '../../../core/publications/content.ts';
import { closeTasks } from '../../../core/workflow/tasks.ts';
import { rows } from '../../../platform/database.ts';
import { Refused } from '../../../platform/errors.ts';
import { dayOf } from '../../../platform/time.ts';
import { xml } from '../../../platform/xml.ts';
import { getCase } from '../queries/case.ts';
import { canBeOffered } from '../rules/view.ts';
import { objectOf, suggestionOf } from '../rules.ts';
import { actorsOf } from './case.ts';

/**
 * 拟转为主动公开 (条例 article 44): the information that was given becomes the draft of a text with what was handed out, and goes the
 * way of every text; nothing of the applicants goes along. One draft for everybody who was given the same.
 */
export const offerOpen = action('requests.offerOpen', {
  words: '把依申请公开的信息拟转为主动公开',
  may: ['drafter'],
  async run(act, input: { request: number; attachments?: Attachment[] }) {
    const row = await getCase(act.tx, input.request, dayOf(act.now));
    if (!actorsOf(act, row, false).includes('drafter')) throw new Refused('由本单位的拟稿人办理。', 403);
    if (!canBeOffered(row)) throw new Refused('只有已经答复、并且提供了信息的申请，才能拟转为主动公开。');
    if (row.offered) throw new Refused('这项信息已经建立过主动公开的草稿，请打开那一份。');
    const attachments = input.attachments ?? [];
    const body = `<p>${xml(row.subject)}</p><p>${attachments.length > 0 ? '见附件。' : '（请在这里写入要公开的信息，或者添加附件；不写申请人的任何信息。）'}</p>`;
    const content = { ...emptyContent, title: row.subject, body, attachments };
    const opened = await openDocument(act, { kind: 'notice', unit: row.unit, content, ownKind: true });
    const alike = await rows(
      act.tx,
      sql<{ id: number }>`
        update requests.request set offered = ${opened.edition}
        where unit = ${row.unit} and subject = ${row.subject} and offered is null and state in ('delivered', 'archived')
          and outcome in ('provided', 'partial')
        returning id`,
    );
    for (const { id } of alike) await closeTasks(act, suggestionOf(id), '已建立草稿');
    await act.line({ object: objectOf(row.id), data: { document: opened.document, cases: alike.length } });
    return { edition: opened.edition };
  },
});
