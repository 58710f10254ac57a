import { prepareWords } from '../src/core/checks/rules/words.ts';
import { deliveredWords, hostile, lookAtBody, manyWords, seededPage } from '../src/core/checks/test-page.ts';

// Every check over a page of 10,000 characters with seeded findings, as at submission and at issue. Promised: ≤ 300 ms.
// Run: node dist/bench/checks.js

const runs = 30;

function median(work: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const began = performance.now();
    work();
    return performance.now() - began;
  });
  return times.sort((a, b) => a - b)[runs / 2]!;
}

const delivered = prepareWords(deliveredWords());
const page = seededPage(10_000);
const found = lookAtBody(page, delivered).length;
console.log(
  `page of ${page.length} characters, ${found} findings, ${delivered.size} words: ${median(() => lookAtBody(page, delivered)).toFixed(1)} ms`,
);

const began = performance.now();
const large = prepareWords([...deliveredWords(), ...manyWords(20_000)]);
const ready = performance.now() - began;
console.log(
  `the same with ${large.size} words: ${median(() => lookAtBody(page, large)).toFixed(1)} ms; made ready in ${ready.toFixed(0)} ms`,
);

let worst = { name: '', ratio: 0, ms: 0 };
for (const [name, text] of Object.entries(hostile)) {
  const [short, long] = [text(10_000), text(100_000)];
  const once = median(() => lookAtBody(short, delivered));
  const ten = median(() => lookAtBody(long, delivered));
  if (ten / once > worst.ratio) worst = { name, ratio: ten / once, ms: ten };
}
console.log(
  `hostile texts, 10 times as long: at most ${worst.ratio.toFixed(1)} times as slow (${worst.name}, ${worst.ms.toFixed(1)} ms for 100,000 characters)`,
);
