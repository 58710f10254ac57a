import type { Config } from '../platform/config.ts';
import { openVirusScanner } from '../platform/virus-scanner.ts';
import { broken, type Finding, fine, look } from './finding.ts';

/** Whether the scanner that the settings name answers: while it does not, nothing can be uploaded. */
export async function examineScanner({ clamdUrl }: Pick<Config, 'clamdUrl'>): Promise<Finding> {
  const scanner = openVirusScanner(clamdUrl);
  if (!scanner) return look('病毒扫描', '没有设置，上传的文件都注明“未做病毒扫描”。', '需要扫描时设置 CLAMD_URL。');
  try {
    return fine('病毒扫描', await scanner.version());
  } catch {
    return broken('病毒扫描', 'clamd 没有应答，现在不能上传文件。', '请启动 clamd，或核对 CLAMD_URL。');
  }
}
