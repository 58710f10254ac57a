import type { Sides } from './core/caller.ts';
import { keepCheckpoint } from './core/ledger/checkpoint.ts';
import { startHanding } from './core/ledger/handing.ts';
import { profiles } from './core/ledger/keys.ts';
import { startSealer } from './core/ledger/seal.ts';
import { startSchedules } from './core/review/jobs.ts';
import { hearJob, type Opened } from './open.ts';
import type { Log } from './platform/log.ts';
import { rooms } from './rooms.ts';

/** Timed and deferred work, and the sealer with its checkpoints: in the serving process, or in one of its own (`gongkai worker`). */
export async function startWork(opened: Opened, log: Log): Promise<{ stop(): Promise<void> }> {
  const { sides, queue, sealer, keeping, jobs } = opened;
  const sealing = startSealer(sealer, (error) => log.warn({ err: error }, 'sealing waits'), {
    first: profiles[keeping.profile].hash,
    after: async () => void (await keepCheckpoint(sealer, keeping.signer)),
  });
  const handing = startHanding(sealer, keeping.places, (about) => log.warn({ about }, 'checkpoints wait'));
  const schedules = startSchedules(sides, (error) => log.warn({ err: error }, 'schedules wait'));
  await queue.work([
    ...jobs.map((job) => ({ ...job, run: (data: never) => job.run(data, sides) })),
    ...rooms
      .filter((room) => room.hears)
      .map((room) => ({ name: hearJob(room.name), run: (data: never) => hear(room, data, sides) })),
  ]);
  return {
    async stop() {
      await Promise.all([sealing.stop(), handing.stop(), schedules.stop()]);
    },
  };
}

async function hear(
  room: (typeof rooms)[number],
  data: { verb: string; input: unknown; answer: unknown },
  sides: Sides,
): Promise<void> {
  await room.hears?.[data.verb]?.(sides, data.input, data.answer);
}
