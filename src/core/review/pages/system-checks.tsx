import { CheckResult, type LookView } from '../../checks/pages/result.tsx';
import type { FileState } from '../../publications/queries/revisions.ts';

/** 系统检查: what the checks found in the text that is reviewed and in its attachments. */
export function SystemChecks({ findings }: { findings: LookView; files: FileState[] }) {
  return <CheckResult look={findings} />;
}
