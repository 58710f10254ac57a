import type { Mail } from '../../platform/mail.ts';
import { filePlace, mailPlace, type Place } from './handing.ts';
import { openSigner, type ProfileName, profiles, type Signer } from './keys.ts';

/** How an installation keeps its ledger provable; from its settings. */
export interface Keeping {
  profile: ProfileName;
  signer: Signer;
  places: Place[];
  /** The file of CHECKPOINT_FILE, which `ledger verify` reads again. */
  file: string | null;
}

interface Settings {
  dataDir: string;
  publicUrl: string;
  cryptoProfile: ProfileName;
  checkpointFile: string | null;
  checkpointMail: string[];
}

/** Opens the signing key and the places to which checkpoints are handed. Without a mail server the list gets nothing. */
export function openKeeping(settings: Settings, mail: Mail | null): Keeping {
  const { dataDir, publicUrl, cryptoProfile: profile, checkpointFile: file, checkpointMail } = settings;
  const origin = `${new URL(publicUrl).host}/ledger`;
  return {
    profile,
    signer: openSigner(dataDir, profiles[profile].signature, origin),
    places: [
      ...(file ? [filePlace(file)] : []),
      ...(mail ? checkpointMail.map((to) => mailPlace(mail, to, publicUrl)) : []),
    ],
    file,
  };
}
