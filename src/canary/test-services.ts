import { accept } from '../core/checks/actions/accept.ts';
import { lookAt } from '../core/checks/queries.ts';
import { isOpen } from '../core/checks/rules/gate.ts';
import { withdraw } from '../core/publications/actions/withdraw.ts';
import { getEdition } from '../core/publications/queries.ts';
import { keepList } from '../features/services/actions/import.ts';
import { draftItem, submitItems } from '../features/services/actions.ts';
import {
  type ElementName,
  elementNames,
  elements,
  type Guide,
  type Told,
} from '../features/services/rules/elements.ts';
import type { Canary } from './test-word.ts';
import type { World } from './test-world.ts';

type Given = Pick<World, 'house' | 'chain' | 'canary'>;
type Drafted = { document: number; edition: number; revision: number };

/** What stands in an element: the canary wherever it takes letters. */
function filled(told: Told, word: string): string {
  if (told.look === 'day') return '1987-06-05';
  if (told.look === 'whole') return '1';
  if (told.look === 'url') return `https://${word.slice(0, 18)}.example/`;
  return told.list === 'yes' ? '是' : word;
}

/** The canary in every element and every cell of every row. */
function canaryGuide(canary: Canary): Guide {
  const wordOf = (name: string) => canary.word(`guide${name.toLowerCase().replace(/[^a-z]/g, '')}`);
  const guide: Guide = {};
  for (const name of elementNames as ElementName[]) {
    const { look, row } = elements[name];
    if (look === 'rows')
      guide[name] = [
        Object.fromEntries(
          Object.entries(row!).map(([cell, told]) => [
            cell,
            told.look === 'file' ? '' : filled(told, wordOf(name + cell)),
          ]),
        ),
      ];
    else if (look === 'lines' || look === 'choices') guide[name] = [wordOf(name)];
    else if (look !== 'file') guide[name] = filled(elements[name], wordOf(name));
  }
  return { ...guide, noMaterials: '否', conditions: canary.word('body') };
}

const open = ({ chain }: Given, title: string, guide: Guide): Promise<Drafted> =>
  draftItem(chain.as('office', 'drafter'), { unit: chain.unitOf('office'), title, guide });

/** Sends a guide to review as an office does: what the checks found is answered for by name. */
async function send({ chain, house }: Given, { document, edition }: Drafted): Promise<number> {
  const by = () => chain.as('office', 'drafter');
  const { findings } = await lookAt(house.t.sides.staff, await getEdition(house.t.sides.staff, edition));
  const fingerprints = findings
    .filter((finding) => isOpen(finding, 'submit', []))
    .map(({ fingerprint }) => fingerprint);
  if (fingerprints.length > 0)
    await accept(by(), { document, fingerprints, verdict: 'needed', reason: '已逐项核对，同意公开。' });
  return (await submitItems(by(), { editions: [edition], name: '测试', part: 1, parts: 1 })).submission;
}

async function publish(world: Given, drafted: Drafted): Promise<void> {
  const submission = await send(world, drafted);
  await world.chain.clear('office', submission);
  await world.chain.issue('office', submission);
}

/** One guide that is public and holds nothing strange, so that every page of the room has something to show. */
export async function publishGuide(world: Given): Promise<void> {
  await publish(
    world,
    await open(world, '演示事项', {
      organ: '区政府办公室',
      conditions: '有需要的群众。',
      bases: ['演示依据'],
      noMaterials: '是',
      location: '演示路 1 号',
      hours: '工作日',
      phone: '8890',
      charged: '否',
      steps: [{ name: '申请' }],
    }),
  );
}

/** Canaries in guides that are not public: a draft, one that is cleared, and a list that was read in. */
export async function letServiceCanariesIn(world: Given): Promise<{ state: string; document: number }[]> {
  const { canary, chain } = world;
  const draft = await open(world, canary.word('title'), canaryGuide(canary));
  const cleared = await open(world, canary.word('title'), { ...canaryGuide(canary), code: '', itemCode: '' });
  await chain.clear('office', await send(world, cleared));
  await keepList(chain.as('office', 'drafter'), {
    unit: chain.unitOf('office'),
    name: `${canary.word('listname')}.csv`,
    list: { heads: [canary.word('head')], lines: [{ n: 2, cells: [canary.word('cell')] }] },
    columns: ['title'],
  });
  return [
    { state: 'a guide in the making', document: draft.document },
    { state: 'a guide, cleared', document: cleared.document },
  ];
}

/** A guide that was public, was shown, and is withdrawn. */
export async function withdrawGuide(
  world: Given,
  shown: (drafted: Drafted) => Promise<void>,
): Promise<{ state: string; document: number }> {
  const guide = await open(world, world.canary.word('title'), canaryGuide(world.canary));
  await publish(world, guide);
  await shown(guide);
  await withdraw(world.chain.as('office', 'editor'), {
    document: guide.document,
    kind: 'withdrawn',
    reason: '事项已经取消。',
  });
  return { state: 'a withdrawn guide', document: guide.document };
}
