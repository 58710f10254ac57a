import { peopleCommands } from '../src/core/people/commands.ts';
import { type Scope, scopeNames } from '../src/core/people/scopes.ts';
import { type Listening, listen } from '../src/platform/http/serve.ts';
import { enterDistrict } from '../src/test-district.ts';
import { type TestHouse, testHouse } from '../src/test-house.ts';
import { ApiClient } from './test-api-client.ts';

/** The demonstration district on a real server, and programs that its people gave tokens. */
export interface ApiOffice {
  house: TestHouse;
  base: string;
  chain: Awaited<ReturnType<typeof enterDistrict>>['chain'];
  /** A program of this account; every scope unless some are named. */
  program(account: string, scopes?: Scope[]): Promise<ApiClient>;
  stranger: ApiClient;
  close(): Promise<void>;
}

export async function openApiOffice(): Promise<ApiOffice> {
  const house = await testHouse();
  const { chain } = await enterDistrict(house.t.sides.staff);
  const server: Listening = await listen({ app: house.app, memory: house.memory, port: 0, host: '127.0.0.1' });
  const stranger = await ApiClient.open(server.url);
  const commands = peopleCommands((work) => work(house.t));
  return {
    house,
    base: server.url,
    chain,
    stranger,
    async program(account, scopes = scopeNames) {
      let token = '';
      await commands['people token']!.run({
        args: [account],
        options: { scopes: scopes.join(), json: true },
        out() {},
        json: (made) => {
          token = (made as { token: string }).token;
        },
      });
      return stranger.as(token);
    },
    async close() {
      await server.stop();
      await house.close();
    },
  };
}
