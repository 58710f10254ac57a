import type { PublicApp } from '../../core/doors.ts';
import { endings } from '../../platform/http/sheet-files.ts';
import { sendCatalogue, sendFeed, sendUnits } from './public/downloads.ts';
import type { Follows } from './public/units.tsx';
import { showCatalogue, showGuide, showLeaders, showUnit, showUnitLeaders, showUnits } from './public/units.tsx';

const unit = '/units/:unit{[a-z0-9-]{2,40}}';

/** 机构职能 and 领导之窗: every unit in one format, as two persons cleared it. */
export function agenciesPublic(app: PublicApp, follows: Follows = []): void {
  app.get('/units', (c) => c.redirect('/units/', 301));
  app.get('/leaders', (c) => c.redirect('/leaders/', 301));
  app.get('/units/', showUnits);
  app.get('/leaders/', showLeaders);
  app.get('/units/feed.atom', sendFeed);
  for (const ending of endings) app.get(`/units/list.${ending}`, sendUnits(ending));
  app.get(`${unit}/`, showUnit(follows));
  app.get(`${unit}/leaders/`, showUnitLeaders);
  app.get(`${unit}/guide/`, showGuide);
  app.get(`${unit}/catalogue/`, showCatalogue);
  for (const ending of endings) app.get(`${unit}/catalogue.${ending}`, sendCatalogue(ending));
}
