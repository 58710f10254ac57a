import { sealAll } from '../core/ledger/test-seal.ts';
import { examine, look, show } from './test-examine.ts';
import { handlesOf } from './test-handles.ts';
import type { Outsider } from './test-outsider.ts';
import type { Route } from './test-questions.ts';
import { publishCanary, withdrawIt } from './test-states.ts';
import { commonAsks, get, searchedInVain, survey } from './test-survey.ts';
import { clean, type World } from './test-world.ts';

interface Walk {
  outsiders: Outsider[];
  routes: Route[];
  /** Tells subscribers what was done until now. */
  deliver(): Promise<{ found: string[] }>;
}

/**
 * A canary that an ordinary correction took away: how many of its own addresses still hold it, where else it is found, and
 * what is left of it after the document was withdrawn.
 */
export async function walkFormer(world: World, { outsiders, routes, deliver }: Walk) {
  const { t } = world.house;
  const document = await publishCanary(world);
  const { path, values, fileName } = await handlesOf(t.sides.staff, document.document);
  const id = values.find((value) => path!.includes(value) && value.length === 12)!;
  await deliver();
  await world.chain.publish(await world.desk.correct(document, '文字更正。', clean('更正过的公开文字')));
  await sealAll(t.sealer, t.sides.staff);
  const own = [`/versions/${id}/1`, `/versions/${id}/1/2`, `/files/${id}/v1/1/${encodeURIComponent(fileName)}`].map(
    get,
  );
  const holding = async () => {
    const found: string[] = [];
    for (const outsider of outsiders) {
      for (const ask of own) if (look(world.canary, await outsider.ask(ask)).length > 0) found.push(show(ask));
    }
    return found;
  };
  const held = (await holding()).length;
  const elsewhere = [...(await deliver()).found];
  await survey(world, outsiders, await commonAsks(world, routes), elsewhere);
  await searchedInVain(world, outsiders[0]!, elsewhere);
  const kept = { state: 'corrected', document: document.document };
  const isOwn = (line: string) => line.includes(`/versions/${id}/1`) || line.includes(`/files/${id}/v1/`);
  elsewhere.push(
    ...(await examine(world, outsiders[0]!, routes, kept, { unknown: false })).filter((line) => !isOwn(line)),
  );
  await withdrawIt(world, document, 'withdrawn');
  const left = [
    ...(await holding()),
    ...(await examine(world, outsiders[0]!, routes, kept, { unknown: false, turn: 1 })),
  ];
  return { held, elsewhere, left };
}
