import type { Algorithm, Pool } from './rules/pool.ts';

const numbered = (letter: string, count: number, digits = 3) =>
  Array.from({ length: count }, (_, index) => `${letter}${String(index + 1).padStart(digits, '0')}`);

/** The pool of the published vectors of ZXDRAW-1. */
export const vectorPool = (alg: Algorithm): Pool => ({
  alg,
  draw: 'ZX-SSJ-2026-001',
  team: 2,
  cap: 3,
  strata: [
    { code: 'A', rate: 500, min: 1 },
    { code: 'B', rate: 2500, min: 1 },
    { code: 'D', rate: 10_000, min: 1 },
  ],
  targets: [
    ...numbered('A', 12).map((id) => ({ id, stratum: 'A', weight: 1 })),
    ...numbered('B', 8).map((id, index) => ({ id, stratum: 'B', weight: index < 2 ? 3 : 1 })),
    ...numbered('D', 4).map((id) => ({ id, stratum: 'D', weight: 1 })),
  ],
  inspectors: numbered('P', 6, 2).map((id, index) => ({ id, unit: index < 3 ? 'SCJG' : 'YJ' })),
  exclusions: [
    { target: 'A003', reason: 'CLOSED' },
    { target: 'B005', reason: 'FREQ-LIMIT' },
  ],
  conflicts: [
    { target: 'D001', inspector: 'P01', reason: 'KIN' },
    { target: 'D001', inspector: 'P02', reason: 'EX-EMPLOYER' },
    { target: 'B001', inspector: 'P04', reason: 'SHAREHOLDER' },
  ],
});

export const vectorParts = {
  draw: 'ZX-SSJ-2026-001',
  shares: [
    { party: 'BAN', secret: `${'00'.repeat(31)}01` },
    { party: 'JIJIAN', secret: '11'.repeat(32) },
  ],
  beacons: [
    { source: 'SSQ', value: '2026123:03-09-14-21-27-33+12' },
    { source: 'SSE-CLOSE', value: '2026-10-29:3345.67' },
  ],
};

/** What the vectors say; the first by SHA-256, the second by SM3. */
export const vectors = [
  {
    alg: 'sha256',
    poolHash: 'ed7a85d92b14d83b3d1e58f4ba822de10fce00a2f9705ed347fe122519a7001f',
    seed: 'b81568b22016b01b9f3b7ff956f7d1ac89c1e3cbe370d80eb1f830db52ff50eb',
    drawn: [
      'D004 11ca3e47',
      'B001 191c2d80',
      'D001 2e7a8907',
      'A007 3020818d',
      'B008 40bf6eae',
      'D002 5a132690',
      'D003 e5d8cbf3',
    ],
    teams: [
      'D004 P01 P02',
      'B001 P02 P03',
      'D001 P05 P03',
      'A007 P05 P03',
      'B008 P05 P01',
      'D002 P04 P01',
      'D003 P02 P04',
    ],
    reserve: ['A A002 A001 A005', 'B B006 B002 B003', 'D'],
    resultHash: 'e655ac05faacc65aad05885ac9df1c3738249075fab9e01c05253fa181a6f474',
  },
  {
    alg: 'sm3',
    poolHash: 'c2972488816361588c0621ed3c635197d3b8fe7520e79308bf9eaab9073f66c5',
    seed: 'ec1b1adbd4dfa7b6253cda6fdbcf181718a5eb08302745b2175483695aa7710d',
    drawn: [
      'A005 08ec41a0',
      'B003 0ba6a6aa',
      'D001 2f07edf9',
      'B001 2fd99657',
      'D004 4a1d7f93',
      'D002 7ce8ab3c',
      'D003 f2c412ac',
    ],
    teams: [
      'A005 P03 P06',
      'B003 P06 P01',
      'D001 P04 P05',
      'B001 P03 P01',
      'D004 P04 P06',
      'D002 P03 P04',
      'D003 P01 P05',
    ],
    reserve: null,
    resultHash: '85dcdb17294dd9a979e3ad90d39738f1025151bab75ddfbfb60a9a6d22df66d1',
  },
] as const;
