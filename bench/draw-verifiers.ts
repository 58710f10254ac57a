import { agreement, hasPython } from '../src/core/draws/test-agreement.ts';

// Page, verify-draw.mjs and verify-draw.py over many random bundles, in order and tampered with: each check of each, one by one.
const many = Number(process.argv[2] ?? 10_000);
if (!hasPython) throw new Error('this needs python3 whose hashlib knows SM3');
const began = performance.now();
const { different, kinds } = await agreement(many);
const seconds = ((performance.now() - began) / 1000).toFixed(0);
console.log(
  `${many} bundles in ${seconds} s: ${kinds.inOrder} in order, ${kinds.refused} refused, ${kinds.unreadable} unreadable; ${different.length} on which not all agree`,
);
for (const line of different.slice(0, 20)) console.log(line);
process.exitCode = different.length === 0 ? 0 : 1;
