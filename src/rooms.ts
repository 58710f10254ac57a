import type { Feature } from './core/feature.ts';
import { agencies } from './features/agencies/index.ts';
import { archives } from './features/archives/index.ts';
import { contributions } from './features/contributions/index.ts';
import { policies } from './features/policies/index.ts';
import { portal } from './features/portal/index.ts';
import { workplan } from './features/workplan/index.ts';

const duties: Feature[] = [policies, workplan, agencies, contributions, archives];

/** Every room of the house, in the order in which their doors are hung; the portal shows what the others offer. */
export const rooms: Feature[] = [...duties, portal(duties)];
