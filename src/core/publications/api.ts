import { deedOperations } from './api/deeds.ts';
import { draftOperations } from './api/drafts.ts';
import { siteOperations } from './api/site.ts';

export const publicationsApi = [...draftOperations, ...deedOperations, ...siteOperations];
