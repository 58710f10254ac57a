import { draftBulletin, keepBulletins } from '../core/bulletins/actions.ts';
import { accept } from '../core/checks/actions/accept.ts';
import { lookAt } from '../core/checks/queries.ts';
import { isOpen } from '../core/checks/rules/gate.ts';
import { getEdition } from '../core/publications/queries.ts';
import { draftEntry, markOf, submitEntries } from '../features/enforcement/actions/draft.ts';
import { overturn } from '../features/enforcement/actions/ended.ts';
import { keepDecisions, markOfFile } from '../features/enforcement/actions/import.ts';
import { decision } from '../features/enforcement/rules/decision.ts';
import type { Values } from '../features/enforcement/rules/elements.ts';
import type { Shape } from '../features/enforcement/rules/shapes.ts';
import { addDays, today as todayOf } from '../platform/time.ts';
import type { Canary } from './test-word.ts';
import type { World } from './test-world.ts';

type Given = Pick<World, 'house' | 'chain' | 'canary'>;
type Drafted = { document: number; edition: number; revision: number };

const yesterday = () => addDays(todayOf(new Date()), -1);

const plain = (number: string): Values => ({
  kind: '处罚',
  number,
  decidedOn: yesterday(),
  partyKind: '法人及非法人组织',
  party: '丹东演示建设有限公司',
  uscc: '91210603MA0000003U',
  violation: '占道施工',
  facts: '未经批准占道施工。',
  basis: '《城市道路管理条例》第四十二条',
  penaltyKind: '罚款',
  content: '罚款人民币 500 元。',
  matter: '对占道施工的处罚',
  organ: '区政府办公室',
});

/** The canary in every element that takes letters. */
function canaryDecision({ word }: Canary, number: string): Values {
  const filled = Object.entries(decision).flatMap(([name, { look }]) =>
    look === 'line' || look === 'text' ? [[name, word(`decision${name.toLowerCase()}`)]] : [],
  );
  return { ...plain(number), ...Object.fromEntries(filled), facts: word('body') };
}

const open = ({ chain }: Given, values: Values, shape: Shape = 'decision'): Promise<Drafted> =>
  draftEntry(chain.as('office', 'drafter'), {
    unit: chain.unitOf('office'),
    shape,
    mark: markOf(values),
    values: () => values,
  });

/** Sends a text to review as an office does: what the checks found is answered for by name. */
async function send({ chain, house }: Given, { document, edition }: Drafted): Promise<number> {
  const by = () => chain.as('office', 'drafter');
  const { findings } = await lookAt(house.t.sides.staff, await getEdition(house.t.sides.staff, edition));
  const fingerprints = findings
    .filter((finding) => isOpen(finding, 'submit', []))
    .map(({ fingerprint }) => fingerprint);
  if (fingerprints.length > 0)
    await accept(by(), { document, fingerprints, verdict: 'needed', reason: '已逐项核对，同意公开。' });
  return (await submitEntries(by(), { editions: [edition], title: '测试' })).submission;
}

async function publish(world: Given, drafted: Drafted): Promise<void> {
  const submission = await send(world, drafted);
  await world.chain.clear('office', submission);
  await world.chain.issue('office', submission);
}

/**
 * What is public of the room, so that every page has something to show. Among it a decision about a person whose name, number and home
 * are the canary: it is public, and they are nowhere.
 */
export async function publishDecisions(world: Given): Promise<void> {
  const { word } = world.canary;
  const texts: [Values, Shape][] = [
    [plain('振政罚〔2026〕1号'), 'decision'],
    [
      {
        ...plain('振政罚〔2026〕2号'),
        partyKind: '自然人',
        party: word('person'),
        uscc: '',
        idType: '护照',
        // the last two signs of a number stay to be seen
        idNumber: `${word('passport')}00`,
        minor: '否',
        caseName: `${word('person')}占道案`,
        facts: `${word('person')}（证件${word('passport')}00，住址：${word('home')}）占道。`,
      },
      'decision',
    ],
    [
      {
        name: '对占道施工的处罚',
        kind: '处罚',
        organ: '区政府办公室',
        basis: '演示依据',
        limit: '90 日',
        remedy: '可以申请行政复议。',
        phone: '8890',
        steps: [{ name: '立案' }, { name: '决定' }],
      },
      'matter',
    ],
  ];
  for (const [values, shape] of texts) {
    const told = Object.fromEntries(Object.entries(values).filter(([, value]) => value.length > 0));
    await publish(world, await open(world, told, shape));
  }
}

/** Canaries in decisions that are not public: a draft, one that is cleared, and a table that was read in. */
export async function letEnforcementCanariesIn(world: Given): Promise<{ state: string; document: number }[]> {
  const { canary, chain } = world;
  const draft = await open(world, canaryDecision(canary, '振政罚〔2026〕11号'));
  const cleared = await open(world, canaryDecision(canary, '振政罚〔2026〕12号'));
  await chain.clear('office', await send(world, cleared));
  const list = { heads: ['决定文书号', canary.word('head')], lines: [{ n: 2, cells: ['1号', canary.word('cell')] }] };
  await keepDecisions(chain.as('office', 'drafter'), {
    unit: chain.unitOf('office'),
    kind: '处罚',
    mark: markOfFile(Buffer.from(canary.root)),
    list: () => list,
  });
  const bulletin = await letBulletinIn(world);
  return [
    { state: 'an earlier notice, read in and drafted', document: bulletin },
    { state: 'a decision in the making', document: draft.document },
    { state: 'a decision, cleared', document: cleared.document },
  ];
}

/** A notice of an older site with the canary in its title, its table and all that was said of it; another waits to be looked over. */
async function letBulletinIn({ canary, chain }: Given): Promise<number> {
  const text = `决定文书号|当事人|处罚内容\n${canary.word('noticenumber')}|${canary.word('noticeparty')}|${canary.word('noticewords')}`;
  const told = {
    title: `行政处罚公示${canary.word('noticetitle')}`,
    organ: canary.word('noticeorgan'),
    publishedOn: '2020-01-02',
  };
  const items = ['0', '1'].map((sign) => ({
    ...{ name: `${canary.word('noticefile')}.txt`, mark: sign.repeat(64), covered: 0 },
    ...{ text, told: { ...told, address: `http://old.example.gov.cn/${canary.root}${sign}` } },
  }));
  const by = () => chain.as('office', 'drafter');
  const { kept } = await keepBulletins(by(), { unit: chain.unitOf('office'), items });
  return (await draftBulletin(by(), { id: kept[0]! })).document;
}

/** A decision that was public, was shown, and was overturned. */
export async function overturnDecision(
  world: Given,
  shown: (drafted: Drafted) => Promise<void>,
): Promise<{ state: string; document: number }> {
  const made = await open(world, canaryDecision(world.canary, '振政罚〔2026〕13号'));
  await publish(world, made);
  await shown(made);
  await overturn(world.chain.as('office', 'editor'), {
    document: made.document,
    kind: 'revoked',
    overturnedOn: yesterday(),
    organ: '区人民政府',
    paper: '',
    explanation: '原决定认定事实不清。',
  });
  return { state: 'an overturned decision', document: made.document };
}
