import { Unavailable } from '../../platform/errors.ts';
import type { VirusScanner } from '../../platform/virus-scanner.ts';
import { Unfit } from './extract/unfit.ts';

let scanner: VirusScanner | null = null;
/** Called once by `open.ts` with the scanner of this process; null when there is none. */
export function scanWith(one: VirusScanner | null): void {
  scanner = one;
}

export interface Scan {
  /** The engine that found nothing; null when none looked. */
  scannedWith: string | null;
  /** Why nobody may take this for looked at. */
  note: string | null;
}

/**
 * Scans what has arrived. Unfit for an infected file, and for any file while the scanner that the office has set is away: what
 * it would have found must not come in meanwhile. Without a scanner each file says so.
 */
export async function scanFile(path: string): Promise<Scan> {
  if (!scanner) return { scannedWith: null, note: null };
  try {
    const found = await scanner.scan(path);
    if (found.verdict === 'clean') return { scannedWith: found.engine, note: null };
    if (found.verdict === 'too_large') return { scannedWith: null, note: '文件太大，病毒扫描没有进行' };
    throw new Unfit(`查出病毒（${found.name}），没有接收。请先用杀毒软件检查这台电脑。`);
  } catch (error) {
    if (error instanceof Unavailable) throw new Unfit(error.message);
    throw error;
  }
}
