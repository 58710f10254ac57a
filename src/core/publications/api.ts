import { deedOperations } from './api/deeds.ts';
import { draftOperations } from './api/drafts.ts';
import { siteOperations } from './api/site.ts';
import { versionOperations } from './api/versions.ts';

export const publicationsApi = [...draftOperations, ...deedOperations, ...versionOperations, ...siteOperations];
