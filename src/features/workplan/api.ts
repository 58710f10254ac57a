import { deedOperations } from './api/deeds.ts';
import { readOperations } from './api/reads.ts';

export const workplanApi = [...readOperations, ...deedOperations];
