import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { projectRoot } from '../../platform/root.ts';
import type { Bundle } from '../../ui/assets/draw/bundle.ts';
import { verify as byPage } from '../../ui/assets/draw/verify.ts';
import { isReadable, type Made, randomBundle } from './test-bundles.ts';

/** Every check with whether it holds, or null where nothing can be computed. */
export type Said = [string, boolean][] | null;
type Verify = (bundle: unknown) => [string, boolean][];
const { verify: byFile } = (await import(`${projectRoot}/bin/verify-draw.mjs`)) as { verify: Verify };

const said = (verify: () => [string, boolean][]): Said => {
  try {
    return verify();
  } catch {
    return null;
  }
};

/** Reads bundles line by line and writes what `bin/verify-draw.py` says of each. */
const driver = `
import importlib.util, json, sys
spec = importlib.util.spec_from_file_location('verifier', 'bin/verify-draw.py')
verifier = importlib.util.module_from_spec(spec)
sys.dont_write_bytecode = True
spec.loader.exec_module(verifier)
for line in sys.stdin:
    try:
        print(json.dumps(verifier.verify(json.loads(line))))
    except verifier.Unreadable:
        print('null')
`;

export const hasPython =
  spawnSync('python3', ['-c', 'import hashlib; hashlib.new("sm3")'], { stdio: 'ignore' }).status === 0;

/** What Python says of many bundles, in one process. */
export async function byPython(bundles: unknown[]): Promise<Said[]> {
  const python = spawn('python3', ['-c', driver], { cwd: projectRoot, stdio: ['pipe', 'pipe', 'inherit'] });
  const answer = text(python.stdout);
  python.stdin.end(bundles.map((bundle) => `${JSON.stringify(bundle)}\n`).join(''));
  await once(python, 'close');
  return (await answer)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Said);
}

interface Agreement {
  /** Numbers of bundles of which not all said the same, or not what was done to them. */
  different: string[];
  kinds: { inOrder: number; refused: number; unreadable: number };
}

/** Page, single file, Python and the rules of the service over so many random bundles. */
export async function agreement(many: number): Promise<Agreement> {
  const different: string[] = [];
  const kinds = { inOrder: 0, refused: 0, unreadable: 0 };
  for (let from = 0; from < many; from += 500) {
    const made = Array.from({ length: Math.min(500, many - from) }, (_, at) => randomBundle(from + at));
    const python = await byPython(made.map(({ bundle }) => bundle));
    for (const [at, one] of made.entries()) {
      const file = said(() => byFile(structuredClone(one.bundle)));
      const page = said(() => byPage(structuredClone(one.bundle)).map(({ what, holds }) => [what, holds]));
      const same = [page, python[at]!].every((other) => JSON.stringify(other) === JSON.stringify(file));
      if (!same || !fitsWhatWasDone(one, file)) different.push(`${from + at} ${one.change}`);
      kinds[!file ? 'unreadable' : file.every(([, holds]) => holds) ? 'inOrder' : 'refused'] += 1;
    }
  }
  return { different, kinds };
}

/** In order is in order, tampered with is found, and a list that the service cannot read nobody else reads. */
function fitsWhatWasDone({ bundle, change }: Made, file: Said): boolean {
  if (change === null) return !!file?.every(([, holds]) => holds);
  if (file?.every(([, holds]) => holds)) return false;
  return file === null || isReadable((bundle as Partial<Bundle>).pool);
}
