import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { type DemoAccount, loadDemo } from '../district/demo.ts';
import { loadDistrict } from '../district/load.ts';
import { keepWith } from '../src/first-start.ts';
import { type Listening, listen } from '../src/platform/http/serve.ts';
import { projectRoot } from '../src/platform/root.ts';
import { type TestHouse, testHouse } from '../src/test-house.ts';
import { type Look, openBrowser, openWindow } from './browser.ts';

/** The demonstration district on a real server with a real browser in front of it. */
export interface District {
  house: TestHouse;
  base: string;
  accounts: Map<string, DemoAccount>;
  /** A window of a citizen. */
  visit(look?: Look): Promise<BrowserContext>;
  /** A window in which a member of staff has signed in by the form. */
  signIn(account: string, look?: Look): Promise<Page>;
  close(): Promise<void>;
}

export async function openDistrict(): Promise<District> {
  const site = await openSite();
  const browser: Browser = await openBrowser();
  const visit = (look?: Look) => openWindow(browser, site.base, look);
  return {
    ...site,
    visit,
    async signIn(account, look) {
      const page = await (await visit(look)).newPage();
      await page.goto('/staff/sign-in');
      await page.getByLabel('账号').fill(account);
      await page.locator('input[type=password]').fill(site.accounts.get(account)!.password);
      await page.getByRole('button', { name: '登录' }).click();
      await page.waitForURL(/\/staff$/);
      return page;
    },
    async close() {
      await browser.close();
      await site.close();
    },
  };
}

/** The same without a browser. */
export async function openSite(): Promise<Omit<District, 'visit' | 'signIn'>> {
  const house = await testHouse();
  const folder = join(projectRoot, 'district', 'zhenxing');
  await loadDistrict(folder, house.t.sides.staff);
  const list = await loadDemo({
    folder,
    staff: house.t.sides.staff,
    now: new Date(),
    keepFile: keepWith(house.house.storage),
  });
  const accounts = new Map(list.map((account) => [account.account, account]));
  const server: Listening = await listen({ app: house.app, memory: house.memory, port: 0, host: '127.0.0.1' });
  return {
    house,
    base: server.url,
    accounts,
    async close() {
      await server.stop();
      await house.close();
    },
  };
}
