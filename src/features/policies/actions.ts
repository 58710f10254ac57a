import { sql } from 'kysely';
import { type Act, action } from '../../core/action.ts';
import { holds } from '../../core/caller.ts';
import { objectOf, openDocument, personOf, refuseForeignUnit } from '../../core/publications/actions/draft.ts';
import { lift, require, tie } from '../../core/publications/actions/links.ts';
import { emptyContent, type Metadata } from '../../core/publications/content.ts';
import { getLatestEdition } from '../../core/publications/queries.ts';
import { submitManifest } from '../../core/review/actions/submit.ts';
import { closeTasks, openTask } from '../../core/workflow/tasks.ts';
import { first } from '../../platform/database.ts';
import { NotFound, Refused, refuseIf } from '../../platform/errors.ts';
import { getPolicy, listInterpretations } from './queries.ts';
import { briefings, type InterpretationForm, needs, needWords, whyNotBundle } from './rules.ts';

/** What article （二） asks of a policy, as its drafter decides it. */
export interface DutiesInput {
  needsInterpretation: boolean;
  reason: string;
  /** Forms that follow within three working days. */
  later: InterpretationForm[];
  topic: { meetingOn: string; title: string } | null;
  interpreter: { name: string; post: string } | null;
}

export interface PolicyInput extends DutiesInput {
  kind: string;
  unit: number;
  title: string;
  /** 解读方案, part of the text that is signed. */
  plan: Pick<Metadata, 'plan' | 'planForm' | 'planChannel' | 'planTime'>;
}

/** 起草政策文件: with the decision about its interpretation and the 解读方案, which goes through sign-off with it. */
export const draftPolicy = action('policies.draftPolicy', {
  words: '起草政策文件',
  may: ['drafter', 'editor'],
  async run(act, input: PolicyInput) {
    await refuseOtherKind(act, input.kind);
    const metadata = Object.fromEntries(Object.entries(input.plan).filter(([, words]) => words)) as Metadata;
    const opened = await openDocument(act, { ...input, content: { ...emptyContent, title: input.title, metadata } });
    await decideDuties(act, opened.document, input);
    return opened;
  },
});

/** 调整解读要求: as long as nothing of the policy is public. */
export const setDuties = action('policies.setDuties', {
  words: '确定解读要求',
  may: ['drafter', 'editor'],
  async run(act, input: DutiesInput & { policy: number }) {
    const policy = await getPolicy(act.tx, input.policy);
    refuseForeignUnit(act, policy.unit);
    if (policy.state === 'issued') throw new Refused('文件已经印发，解读要求不能再改。');
    await decideDuties(act, input.policy, input);
    return { policy: input.policy };
  },
});

async function refuseOtherKind(act: Act, kind: string): Promise<void> {
  const known = await first(
    act.tx,
    sql`select name from publications.kind where name = ${kind} and room = 'policies' and is_policy`,
  );
  if (!known) throw new Refused('这不是政策文件的种类，请重新选择。');
}

async function decideDuties(act: Act, document: number, input: DutiesInput): Promise<void> {
  const { needsInterpretation, topic, interpreter } = input;
  const reason = needsInterpretation ? '' : input.reason;
  await sql`
    insert into policies.policy (document, needs_interpretation, reason, decided_by, decided_at)
    values (${document}, ${needsInterpretation}, ${reason}, ${personOf(act)}, ${act.now})
    on conflict (document) do update
      set needs_interpretation = excluded.needs_interpretation, reason = excluded.reason,
        decided_by = excluded.decided_by, decided_at = excluded.decided_at`.execute(act.tx);
  if (needsInterpretation) await require(act, document, needs.interpretation, needWords.interpretation);
  else await lift(act, document, needs.interpretation);
  await setTopic(act, document, topic);
  await nameInterpreter(act, document, interpreter);
  await promiseForms(act, document, input.later);
  await act.line({
    object: objectOf(document),
    reason: reason || null,
    data: { interpretation: needsInterpretation, topic: topic !== null, later: input.later.length },
  });
}

/** 提请政府常务会议审议的公开议题，原则上要通过新闻发布会或政策吹风会解读（工作安排第（二）条）。 */
async function setTopic(act: Act, document: number, topic: DutiesInput['topic']): Promise<void> {
  await sql`delete from policies.topic where document = ${document}`.execute(act.tx);
  if (!topic) return lift(act, document, needs.briefing);
  await sql`
    insert into policies.topic (document, meeting_on, title)
    values (${document}, ${topic.meetingOn}, ${topic.title})`.execute(act.tx);
  await require(act, document, needs.briefing, needWords.briefing, { link: 'interprets', forms: briefings });
}

async function nameInterpreter(act: Act, document: number, who: DutiesInput['interpreter']): Promise<void> {
  await sql`delete from policies.first_interpreter where document = ${document}`.execute(act.tx);
  if (!who) return;
  await sql`
    insert into policies.first_interpreter (document, name, post, named_at)
    values (${document}, ${who.name}, ${who.post}, ${act.now})`.execute(act.tx);
}

async function promiseForms(act: Act, document: number, forms: string[]): Promise<void> {
  await sql`
    update policies.promise set dropped_at = ${act.now}
    where document = ${document} and dropped_at is null and not (form = any (${forms}::text[]))`.execute(act.tx);
  await sql`
    insert into policies.promise (document, form)
    select ${document}, unnest(${forms}::text[])
    on conflict do nothing`.execute(act.tx);
}

/** 起草解读: by the unit that drafted the policy (谁起草、谁解读), tied to it from the first moment. */
export const draftInterpretation = action('policies.draftInterpretation', {
  words: '起草解读',
  may: ['drafter', 'editor'],
  async run(act, input: { policy: number; form: InterpretationForm; title: string; interpreter: string }) {
    const policy = await getPolicy(act.tx, input.policy);
    if (!holds(act.caller, ['drafter', 'editor'], policy.unit)) {
      if (!policy.publishedAt) throw new NotFound();
      throw new Refused(`谁起草、谁解读：这份文件由${policy.unitName}起草，解读也由该单位起草。`, 403);
    }
    const kind = await first(
      act.tx,
      sql<{ name: string }>`
        select name from publications.kind where room = 'policies' and not is_policy order by name limit 1`,
    );
    if (!kind) throw new Refused('还没有“政策解读”这个文件种类，请系统管理员先设置。');
    const { form, title, interpreter } = input;
    const metadata: Metadata = interpreter ? { form, interpreter } : { form };
    const content = { ...emptyContent, title, metadata };
    const opened = await openDocument(act, { kind: kind.name, unit: policy.unit, content });
    await tie(act, 'interprets', opened.document, input.policy);
    return opened;
  },
});

/** 一并送审: the policy and its interpretations in one manifest; they are cleared and published together or not at all. */
export const submitBundle = action('policies.submitBundle', {
  words: '文件与解读一并送审',
  may: ['drafter', 'editor'],
  async run(
    act,
    input: { policy: number; interpretations: number[]; urgent: boolean; urgentReason: string; channels: string[] },
  ) {
    const policy = await getPolicy(act.tx, input.policy);
    refuseForeignUnit(act, policy.unit);
    const tied = await listInterpretations(act.tx, input.policy);
    const going = input.interpretations.map((document) => tied.find((one) => one.document === document));
    if (going.some((one) => !one)) throw new NotFound();
    refuseIf(
      whyNotBundle({
        needsInterpretation: policy.needs === true,
        waived: policy.waiver !== null,
        interpretations: going.length,
        published: policy.published,
      }),
    );
    const { urgent, urgentReason, channels } = input;
    const editions = [policy.edition, ...going.map((one) => one!.edition)];
    return submitManifest(act, { editions, urgent, urgentReason, channels });
  },
});

/** Reminds the drafting unit of an interpretation that is due or late, once; the task is on its desk until the form is out. */
export const remind = action('policies.remind', {
  words: '提醒后续解读',
  may: 'system',
  async run(act, input: { promise: number; dueOn: string }) {
    const promise = await first(
      act.tx,
      sql<{ document: number; form: string }>`
        update policies.promise set reminded_at = ${act.now}
        where id = ${input.promise} and reminded_at is null and kept_at is null and dropped_at is null
        returning document, form`,
    );
    if (!promise) throw new Refused('这一项已经提醒过。');
    const policy = await getLatestEdition(act.tx, promise.document);
    await openTask(act, {
      object: `policies.promise:${input.promise}`,
      title: policy.content.title,
      step: `后续解读（${promise.form}）`,
      path: `/staff/policies/${promise.document}`,
      unit: policy.unit,
      role: 'drafter',
      dueOn: input.dueOn,
    });
    await act.line({ object: objectOf(promise.document), data: { form: promise.form, due: input.dueOn } });
    return { document: promise.document };
  },
});

/** The promised form is out: its task is closed and the day is kept, in time or late. */
export const keepPromise = action('policies.keepPromise', {
  words: '后续解读已发布',
  may: 'system',
  async run(act, input: { promise: number; at: string; late: boolean }) {
    const promise = await first(
      act.tx,
      sql<{ document: number; form: string }>`
        update policies.promise set kept_at = ${new Date(input.at)}
        where id = ${input.promise} and kept_at is null
        returning document, form`,
    );
    if (!promise) throw new Refused('这一项已经办结。');
    await closeTasks(act, `policies.promise:${input.promise}`, input.late ? '已发布（超期）' : '已发布');
    await act.line({ object: objectOf(promise.document), data: { form: promise.form, late: input.late } });
    return { document: promise.document };
  },
});
