import { NotFound } from '../../../platform/errors.ts';
import { keyOf, newKey, readFields } from '../../../platform/http/body.ts';
import type { StaffApp, StaffContext } from '../../doors.ts';
import { type Check, checks, whyNotClear } from '../../review/rules.ts';
import { markOpened } from '../../workflow/queries/task.ts';
import { agree, objectOfVersion, refuse, whyNotChecked } from '../actions/decide.ts';
import { takeBack } from '../actions/propose.ts';
import { ProposalVersion } from '../pages/version.tsx';
import { lookAtLines } from '../queries/look.ts';
import { getVersion, listVersions, shownOf, type VersionRow } from '../queries/versions.ts';
import { crumb, kindOf, path, rightsOf, showPreview } from './frame.ts';

const one = `${path}/versions/:id{[1-9][0-9]{0,14}}`;
type Errors = Record<string, string>;

/** What was proposed, beside what is public, and the verdict of the second person. */
export function versionDoors(app: StaffApp): void {
  app.get(one, (c) => showVersion(c));
  app.get(`${one}/preview`, async (c) => {
    const version = await open(c);
    return showPreview(c, kindOf(c, version.kind), version.subject, version.content);
  });
  app.post(`${one}/agree`, async (c) => {
    const typed = await readFields(c);
    const { id } = await open(c);
    const ticked = [typed.checks ?? []].flat();
    const said = Object.fromEntries(Object.keys(checks).map((check) => [check, ticked.includes(check)]));
    const missing = whyNotChecked(said as Record<Check, boolean>);
    if (missing) return showVersion(c, { checks: missing });
    const agreed = await agree(c.var.by(keyOf(typed)), { version: id, hash: String(typed.hash ?? ''), checks: said });
    return back(c, agreed, 'agreed');
  });
  app.post(`${one}/refuse`, async (c) => {
    const typed = await readFields(c);
    const { id } = await open(c);
    const words = String(typed.words ?? '').trim();
    if (words.length < 2) return showVersion(c, { words: '请写明不同意的理由，提出人要据此修改。' });
    return back(c, await refuse(c.var.by(keyOf(typed)), { version: id, words }), 'refused');
  });
  app.post(`${one}/take-back`, async (c) => {
    const typed = await readFields(c);
    const { id } = await open(c);
    return back(c, await takeBack(c.var.by(keyOf(typed)), { version: id }), 'taken_back');
  });
}

const back = (c: StaffContext, { kind, subject }: { kind: string; subject: string }, done: string) =>
  c.redirect(`${path}/${kind}/${subject}?done=${done}`, 303);

async function open(c: StaffContext): Promise<VersionRow> {
  await rightsOf(c);
  const id = Number(c.req.param('id'));
  if (!Number.isSafeInteger(id)) throw new NotFound();
  return getVersion(c.var.staff, id);
}

async function showVersion(c: StaffContext, errors?: Errors) {
  const { who, staff } = c.var;
  const version = await open(c);
  const { proposes, seat } = await rightsOf(c);
  const kind = kindOf(c, version.kind);
  const whyNot = seat
    ? whyNotClear(who.person, seat.instead, [version.proposedBy], version.proposedBy)
    : '由区政府办公室的保密审查员审查。';
  if (!version.decision && !whyNot) await markOpened(staff, who, objectOfVersion(version.id));
  const title = `${kind.titleOf(version.content)}（第 ${version.number} 稿）`;
  return c.var.page({
    title,
    crumbs: [
      crumb,
      { label: kind.titleOf(version.content), href: `${path}/${kind.kind}/${version.subject}` },
      { label: `第 ${version.number} 稿` },
    ],
    error: !!errors,
    status: errors ? 422 : 200,
    children: (
      <ProposalVersion
        {...{ kind, version, whyNot, newKey }}
        shown={shownOf(await listVersions(staff, version.kind, version.subject))}
        noticed={await lookAtLines(staff, kind.lines(version.content))}
        mayTakeBack={proposes}
        errors={errors ?? {}}
      />
    ),
  });
}
