import type { Feature } from './core/feature.ts';
import { savedSearch } from './core/search/saved.ts';
import { agencies } from './features/agencies/index.ts';
import { archives } from './features/archives/index.ts';
import { consultations } from './features/consultations/index.ts';
import { contributions } from './features/contributions/index.ts';
import { convenience } from './features/convenience/index.ts';
import { decisions } from './features/decisions/index.ts';
import { enforcement } from './features/enforcement/index.ts';
import { hearings } from './features/hearings/index.ts';
import { inspections } from './features/inspections/index.ts';
import { opendata } from './features/opendata/index.ts';
import { policies } from './features/policies/index.ts';
import { portal } from './features/portal/index.ts';
import { requests } from './features/requests/index.ts';
import { services } from './features/services/index.ts';
import { subscriptions } from './features/subscriptions/index.ts';
import { visits } from './features/visits/index.ts';
import { workplan } from './features/workplan/index.ts';

const following = subscriptions(savedSearch);

const duties: Feature[] = [
  policies,
  consultations,
  hearings,
  decisions,
  workplan,
  agencies([following]),
  contributions,
  archives,
  services,
  enforcement,
  convenience,
  inspections,
];

const offering: Feature[] = [...duties, opendata(duties), requests(), following];

/** Every room of the house, in the order in which their doors are hung; the portal shows what the others offer. */
export const rooms: Feature[] = [...offering, visits(offering), portal(offering)];
