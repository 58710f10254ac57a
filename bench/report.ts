import { sql } from 'kysely';
import { readReport } from '../src/features/requests/queries/report.ts';
import { outcomeNames } from '../src/features/requests/rules/outcomes.ts';
import { unbalanced, unsummed } from '../src/features/requests/rules/report.ts';
import { kindNames } from '../src/features/requests/rules.ts';
import { fillRegister } from '../src/features/requests/test-register.ts';
import { rows } from '../src/platform/database.ts';
import { openBench } from './house.ts';

// Tables three and four of the yearly report from a register of 2,000 requests over 20 units (beside 8,000 of other years), of the
// whole and of each unit. Promised: < 2 s. Run: node dist/bench/report.js

const { chain, house, close } = await openBench('people');
const { staff } = house.sides;
const ends = outcomeNames.filter((name) => name !== 'other');
const cases = Array.from({ length: 10_000 }, (_, at) => ({
  kind: kindNames[at % kindNames.length]!,
  receivedOn: `${2020 + (at % 5)}-${String((at % 12) + 1).padStart(2, '0')}-05`,
  endedOn:
    at % 17 === 0 ? null : `${2020 + (at % 5) + (at % 13 === 0 ? 1 : 0)}-12-${String((at % 20) + 1).padStart(2, '0')}`,
  outcome: at % 17 === 0 ? null : ends[at % ends.length]!,
}));
await fillRegister(staff, chain!.unitOf('office'), cases, [], 20);
const units = (await rows(staff, sql<{ unit: number }>`select distinct unit from requests.request`)).map(
  ({ unit }) => unit,
);

const times: number[] = [];
for (let run = 0; run < 11; run += 1) {
  const began = performance.now();
  const whole = await readReport(staff, 2024, null);
  for (const unit of units) await readReport(staff, 2024, [unit]);
  times.push(performance.now() - began);
  if (unbalanced(whole.three).length + unsummed(whole.three).length > 0) throw new Error('the table does not add up');
}
times.sort((a, b) => a - b);
console.log(
  `tables three and four of ${cases.length / 5} requests of a year, whole and of each of ${units.length} units: median ${times[5]!.toFixed(0)} ms, slowest ${times.at(-1)!.toFixed(0)} ms`,
);
await close();
