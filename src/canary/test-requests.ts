import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { enter } from '../features/requests/actions/enter.ts';
import { bringMatter } from '../features/requests/actions/matter.ts';
import { moveDeeds } from '../features/requests/actions/moves.ts';
import { holdPapers } from '../features/requests/actions/papers.ts';
import type { Filed } from '../features/requests/rules/filed.ts';
import type { Move } from '../features/requests/rules/flow.ts';
import type { Matter, MatterKind } from '../features/requests/rules/matter.ts';
import { one } from '../platform/database.ts';
import { dayOf } from '../platform/time.ts';
import type { World } from './test-world.ts';

/** The canary in every field of an application. */
const filed = ({ word }: World['canary']): Filed => ({
  kind: 'person',
  name: word('applicant'),
  idType: '其他证件',
  idNumber: word('identity'),
  employer: word('employer'),
  legalRepresentative: word('representative'),
  contact: word('contact'),
  phone: word('phone'),
  email: '',
  fax: word('fax'),
  address: word('address'),
  postcode: '000000',
  agent: word('agent'),
  agentId: word('agentid'),
  title: word('wanted'),
  fileNumber: word('filenumber'),
  features: word('features'),
  way: 'online',
  carrier: 'electronic',
  acceptOther: false,
  help: word('help'),
});

/** Requests for information with canaries in form, subject, letters, a third party's name, drafts of replies, papers and an answer that went out. */
export async function letRequestCanariesIn(world: World): Promise<void> {
  const { chain, canary } = world;
  const { word } = canary;
  const by = (step: Parameters<typeof chain.as>[1] = 'drafter') => chain.as('office', step);
  const open = async () => {
    const facts = {
      unit: chain.unitOf('office'),
      channel: 'in_person',
      on: dayOf(new Date()),
      filed: filed(canary),
    } as const;
    return (await enter(by(), facts)).id;
  };
  const paper = {
    field: 'paper',
    name: `${word('answername')}.txt`,
    type: 'txt' as const,
    bytes: Buffer.from(word('answertext')),
  };
  const take = (request: number, move: Move, told: Record<string, unknown>, step?: Parameters<typeof by>[0]) =>
    moveDeeds[move](by(step), { request, told, files: () => (move === 'draft' ? [paper] : []) });
  const [drafted, answered] = [await open(), await open()];
  for (const request of [drafted, answered]) {
    await take(request, 'register', { subject: word('subject') });
    await take(request, 'consult', { ground: 'third_party', party: word('party'), words: word('asked') });
    await take(request, 'hear', { n: 1, opinion: 'agree', words: word('opinion') });
    await take(request, 'draft', { outcome: 'provided', words: word('reply') });
  }
  await take(answered, 'passLaw', { words: word('law') }, 'department');
  await take(answered, 'passSecrecy', { words: word('secrecy') }, 'secrecy');
  await take(answered, 'sign', { words: '' }, 'signoff');
  await take(answered, 'deliver', { way: 'online' });
  await letMattersIn(world);
}

/** A correction and a complaint that wait; their words are the office's and whoever brought them's alone. */
async function letMattersIn({ chain, house, canary: { word } }: World): Promise<void> {
  const { slug } = await one(
    house.t.sides.staff,
    sql<{ slug: string }>`select slug from organisations.unit where id = ${chain.unitOf('office')}`,
  );
  const bring = async (kind: MatterKind) => {
    const told: Matter = {
      ...{ name: word(`${kind}name`), phone: word(`${kind}phone`), email: '', idType: '', idNumber: word(`${kind}id`) },
      ...{ ground: '', what: word(`${kind}what`), evidence: word(`${kind}evidence`), request: '' },
    };
    const token = randomBytes(16).toString('base64url');
    const paper = {
      ...{ field: 'proof', name: `${word(`${kind}papername`)}.txt`, type: 'txt' as const },
      bytes: Buffer.from(word(`${kind}papertext`)),
    };
    await holdPapers(chain.as('office', 'drafter'), { files: () => [{ file: paper, use: 'proof', token }] });
    const facts = {
      kind,
      unit: slug,
      told: () => told,
      seed: () => randomBytes(16),
      tokens: () => [token],
      place: () => 'canary',
    };
    return bringMatter(chain.as('office', 'drafter'), facts);
  };
  await bring('correction');
  await bring('complaint');
}
