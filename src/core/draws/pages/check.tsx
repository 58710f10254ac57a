import { asset } from '../../../ui/assets.ts';
import { Card } from '../../../ui/cards.tsx';
import type { PublicDraw } from '../queries/live.ts';
import { kinds } from '../rules/beacon.ts';
import { checkId } from './awaited.tsx';

/** 自己验证: three ways, none of which needs to trust this site. */
export function CheckCard({ draw }: { draw: PublicDraw }) {
  if (!draw.revealedAt)
    return (
      <Card id={checkId} title="自己验证">
        <p>公布结果以后，这里可以下载验证包，重新计算每一步。现在可以先抄下上面的摘要，到时核对它们没有变。</p>
      </Card>
    );
  const bundle = `/draws/${draw.number}/bundle.json`;
  return (
    <Card id={checkId} title="自己验证" note="从名单、随机数和公共事件重新算出结果，与公布的逐项核对。">
      <draw-check data-bundle={bundle} data-label="在本页验证" data-names={JSON.stringify(namesOf(draw))} />
      <script type="module" src={asset('draw-check.js')} />
      <ol class="plain-steps">
        <li>
          下载<a href={bundle}>验证包 bundle.json</a>和一个验证程序：
          <a href="/draws/verify-draw.mjs">verify-draw.mjs</a>（Node.js）或
          <a href="/draws/verify-draw.py">verify-draw.py</a>
          （Python 3）。两个程序各是一个文件，只用自带的功能，可以先读一遍。
        </li>
        <li>
          运行 <code>node verify-draw.mjs {draw.number}-bundle.json</code> 或{' '}
          <code>python3 verify-draw.py {draw.number}-bundle.json</code>。每一项显示“一致”或“不符”。
        </li>
        <li>
          核对程序算出的名单摘要、承诺和结果摘要。抽签前后公布的在本页上，也记入<a href="/transparency/">公开台账</a>。
        </li>
      </ol>
      <p>
        也可以下载<a href={`/draws/${draw.number}/pool.txt`}>冻结的名单</a>，不用程序核对一张签：
      </p>
      <pre class="command" tabindex={0}>
        <code>{commandOf(draw)}</code>
      </pre>
    </Card>
  );
}

/** The bundle names parties and events by their codes, people by their names. */
const namesOf = ({ parties, sources }: PublicDraw): Record<string, string> => ({
  ...Object.fromEntries(sources.map(({ source }) => [source, kinds[source].words])),
  ...Object.fromEntries(parties.map(({ party, name }) => [party, name])),
});

/** One ticket of the first target, by OpenSSL alone. */
function commandOf({ pool, alg, seed }: PublicDraw): string {
  const first = /^target (\S+)/m.exec(pool ?? '')?.[1] ?? '';
  return `printf 'T|${first}|1' | openssl dgst -${alg} -mac HMAC -macopt hexkey:${seed}`;
}
