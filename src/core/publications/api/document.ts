import type { Call, Seen } from '../../api/operation.ts';
import { findSubmissionOf } from '../../review/queries.ts';
import { getMarks, listRequirements, refuseForeignEyes } from '../queries/documents.ts';
import { getLatestEdition, listLinks } from '../queries.ts';

type Asked = Pick<Call, 'staff' | 'who'> & { params: { document: number } };

/** A document as its unit sees it: the newest edition, and what belongs to no revision. Another unit's does not exist. */
export async function readDocument({ staff, who, params: { document } }: Asked) {
  const edition = await getLatestEdition(staff, document);
  refuseForeignEyes(who, edition.unit);
  const [marks, links, requirements, submission] = await Promise.all([
    getMarks(staff, document),
    listLinks(staff, document),
    listRequirements(staff, document),
    findSubmissionOf(staff, edition.edition),
  ]);
  const { documentNumber, indexNumber, path, live, validity } = marks;
  const { number: editionNumber, ...rest } = edition;
  return {
    ...rest,
    editionNumber,
    submission: submission?.id ?? null,
    documentNumber,
    indexNumber,
    path,
    live,
    validity,
    links: links.map(({ kind, fromDocument, toDocument }) => ({ kind, from: fromDocument, to: toDocument })),
    requirements: requirements.map(({ needs, words, met, waivedAt }) => ({
      needs,
      words,
      met,
      waived: waivedAt !== null,
    })),
  };
}

/** The same with what a change of it needs: the edition and the revision that were seen. */
export async function seenDocument(call: Asked): Promise<Seen> {
  const whole = await readDocument(call);
  return { whole, parts: [whole.edition, whole.revision] };
}
