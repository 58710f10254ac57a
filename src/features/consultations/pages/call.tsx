import { Called } from '../../../ui/called.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Day } from '../../../ui/when.tsx';
import type { PublicBroadcast } from '../queries/known.ts';
import type { PublicCall, PublicRound } from '../queries/live.ts';
import { namesArePublic, rulesOfPublication } from '../rules/call-body.ts';
import { channels } from '../rules/elements.ts';
import { responseWords } from '../rules/invited.ts';
import { Broadcasts } from './broadcasts.tsx';
import { First } from './call-first.tsx';
import { compareHref } from './compare.tsx';
import { opinionHref } from './opinion.tsx';

export interface CallProps {
  call: PublicCall;
  rounds: PublicRound[];
  broadcasts: PublicBroadcast[];
  finals: { path: string; title: string }[];
  today: string;
}

/** A consultation in the place of its text: where it stands, how to take part, then the draft clause by clause. */
export function CallBody(props: CallProps) {
  const { call, broadcasts } = props;
  const { explanation, basis, questions } = call.call;
  return (
    <div class="guide consultation">
      <First {...props} />
      <How call={call} />
      {questions.length > 0 && (
        <section aria-labelledby="call-questions">
          <h2 id="call-questions">重点听取意见的问题</h2>
          <ul>
            {questions.map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="call-explanation">
        <h2 id="call-explanation">起草说明</h2>
        {explanation.split('\n').map((line) => (
          <p>{line}</p>
        ))}
      </section>
      <section aria-labelledby="call-basis">
        <h2 id="call-basis">决策依据</h2>
        <ul>
          {basis.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      </section>
      <Draft call={call} />
      <Broadcasts items={broadcasts} />
      <Rounds {...props} />
    </div>
  );
}

/** How to take part; of a round that is over only a line to open. */
function How({ call }: { call: PublicCall }) {
  if (call.status === 'closed' || call.status === 'answered')
    return (
      <details class="fold">
        <summary>怎么提意见（征集已经结束）</summary>
        <Ways call={call} />
      </details>
    );
  return (
    <section aria-labelledby="call-how">
      <h2 id="call-how">怎么提意见</h2>
      <Ways call={call} />
    </section>
  );
}

function Ways({ call }: { call: PublicCall }) {
  const { ways, contact } = call.call;
  return (
    <>
      <ul>
        <li>
          本网站：
          {call.status === 'open' ? <a href={opinionHref(call)}>网上提交</a> : '网上提交（现在不接收）'}
        </li>
        {ways.map(({ channel, detail }) => (
          <li>
            {channels[channel]}：<Called text={detail} />
          </li>
        ))}
      </ul>
      {contact && (
        <p class="flush">
          联系人：
          <Called text={contact} />
        </p>
      )}
      {call.invited > 0 && <p class="flush">{responseWords(call)}</p>}
      {call.call.invitedNamed && <p class="flush">{namesArePublic}</p>}
      <p>{rulesOfPublication}</p>
    </>
  );
}

function Draft({ call }: { call: PublicCall }) {
  return (
    <section aria-labelledby="call-draft">
      <h2 id="call-draft">{call.call.subject}</h2>
      {call.status !== 'open' && (
        <NoticeBox tone="info" title="这是征求意见稿，不是正式文件">
          <p>征求意见的时间不在现在，条文不能作为办事依据。</p>
        </NoticeBox>
      )}
      <ol class="clauses">
        {call.call.clauses.map(({ label, text }, at) => (
          <li id={`clause-${at + 1}`}>
            {text.split('\n').map((line) => (
              <p>{line}</p>
            ))}
            {call.status === 'open' && (
              <p class="clause-comment">
                <a href={opinionHref(call, at + 1)}>
                  对本条提意见<span class="visually-hidden">：{label}</span>
                </a>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** Earlier rounds stay: their text is a former version, their result a document of its own. */
function Rounds({ call, rounds }: CallProps) {
  if (rounds.length < 2) return null;
  return (
    <section aria-labelledby="call-rounds">
      <h2 id="call-rounds">历次征求意见</h2>
      <ul>
        {rounds.map(({ number, edition, opensOn, closesOn, resultPath }) => (
          <li>
            第 {number} 轮：
            <Day on={opensOn} long />至<Day on={closesOn} long />
            {number !== call.round && <a href={`/versions/${call.id}/${edition}`}>当时的草案</a>}
            {resultPath && <a href={resultPath}>采纳情况</a>}
            {rounds.some((one) => one.number === number + 1) && (
              <a href={compareHref(call.id, number, number + 1)}>与第 {number + 1} 轮比较</a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
