import type { Call, Seen } from '../../api/operation.ts';
import { refuseForeignEyes } from '../../publications/queries/documents.ts';
import { markOpened } from '../../workflow/queries/task.ts';
import { listManifestTexts } from '../queries/screen.ts';
import { getSubmission, listOpinions } from '../queries.ts';
import { movesOpenTo } from '../rules.ts';

type Asked = Pick<Call, 'staff' | 'who'> & { params: { submission: number } };

/** A submission as the review screen shows it: every text that is to be cleared, every opinion, and what this person may do now. */
export async function readSubmission({ staff, who, params: { submission: id } }: Asked) {
  const submission = await getSubmission(staff, id);
  refuseForeignEyes(who, submission.unit);
  const [items, opinions] = await Promise.all([listManifestTexts(staff, id), listOpinions(staff, id)]);
  const authors = [...new Set(items.flatMap((item) => item.authors.map((author) => author.id)))];
  return {
    ...submission,
    submitter: submission.submitterName,
    items: items.map(({ revisionRow, authors: people, ...item }) => ({
      ...item,
      ...revisionRow.content,
      authors: people.map(({ name }) => name),
    })),
    opinions,
    ...movesOpenTo(who, submission, authors),
  };
}

/** Whoever reads it and has it to do has opened it: from then on it cannot be taken back, as on the screen. */
export async function seenSubmission(call: Asked): Promise<Seen> {
  const whole = await readSubmission(call);
  await markOpened(call.staff, call.who, `review.submission:${whole.id}`);
  return { whole, parts: [whole.manifestHash] };
}
