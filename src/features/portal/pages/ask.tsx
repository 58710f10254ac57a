import type { Child } from 'hono/jsx';
import { numberWords } from '../../../core/publications/rules.ts';
import type { Quote } from '../../../core/search/answer.ts';
import type { Sentence } from '../../../core/search/rules/phrased.ts';
import { dayOf } from '../../../platform/time.ts';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Called } from '../../../ui/called.tsx';
import { Card } from '../../../ui/cards.tsx';
import { PublicPage } from '../../../ui/layout.tsx';
import { Names } from '../../../ui/names.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { Phrases } from '../../../ui/phrases.tsx';
import { SearchBox } from '../../../ui/search-box.tsx';
import { queryOf } from '../rules.ts';
import { type Frame, home } from './frame.tsx';
import { type Direct, DirectCards, isTold } from './search-first.tsx';
import { Hotline, WhereToAsk } from './search-nothing.tsx';
import { Examples, type Start, StartCards } from './search-start.tsx';

interface AskProps {
  frame: Frame;
  query: string;
  /** Who and what was asked for by name. */
  direct: Direct;
  quotes: Quote[];
  /** Where no answer is known: texts that may have to do with it. */
  near: { path: string; title: string }[];
  /** The answer in a model's words, each sentence with the numbers of its quotations. */
  phrased?: Sentence[] | null;
  /** Cards of matters, by id. */
  cards: Map<string, Child>;
  requests: boolean;
  /** A reader has just said whether it helped. */
  said: boolean;
  /** While nothing was asked. */
  start: Start | null;
}

/** 智能问答: a question, and what public texts in force say to it, word for word with their sources. */
export function AskPage(props: AskProps) {
  const { frame, query, direct, quotes, said } = props;
  const isAnswered = quotes.length > 0 || isTold(direct);
  return (
    <PublicPage
      site={{ ...frame.site, search: undefined }}
      title={query ? `问答：${query}` : '智能问答'}
      mode={frame.mode}
      path={frame.path}
      crumbs={[home, { label: '智能问答' }]}
      meta={{
        description: '用一句话问，答案逐字引自本站公开的现行文件，附出处。',
        canonical: `${frame.site.origin ?? ''}/ask`,
      }}
    >
      <h1>智能问答</h1>
      <SearchBox
        action="/ask"
        query={query}
        label="用一句话说您要办的事或者想知道的事"
        id="ask-q"
        button="提问"
        stacked
      />
      {props.start && (
        <>
          <p class="page-intro">答案只从现行有效的公开文件和办事指南里原文摘录，并写明出处。没有把握时会直说不知道。</p>
          <Examples {...props.start} />
          <StartCards {...props.start} />
        </>
      )}
      {said && <NoticeBox tone="success">谢谢，已记下。只计次数，不记是谁说的。</NoticeBox>}
      {query && !said && <DirectCards {...direct} />}
      {query && !said && (isAnswered ? <Answer {...props} /> : <Unknown {...props} />)}
    </PublicPage>
  );
}

/** Nothing but what the quotations below say: each sentence leads to its own. */
function Phrased({ sentences }: { sentences: Sentence[] }) {
  return (
    <Card title="简要回答" note="由大模型根据下面的摘录改写，以摘录和原文为准。">
      <p>
        {sentences.map(({ text, sources }) => (
          <>
            {text}
            {sources.map((number) => (
              <a href={`#quote-${number}`} aria-label={`出处 ${number}`}>
                [{number}]
              </a>
            ))}
          </>
        ))}
      </p>
    </Card>
  );
}

function Answer({ query, quotes, phrased, cards }: AskProps) {
  return (
    <>
      {phrased && <Phrased sentences={phrased} />}
      {quotes.map((quote, at) => (
        <Card
          title={
            <>
              {phrased && <span id={`quote-${at + 1}`}>[{at + 1}] </span>}
              <a href={quote.path}>{<Phrases text={quote.title} />}</a>
            </>
          }
        >
          {cards.get(quote.id) ?? (
            <blockquote class="quote" cite={quote.path}>
              <p>
                <Called text={quote.passage} />
              </p>
            </blockquote>
          )}
          <p class="document-note">
            {[
              '出处：',
              quote.number && `${numberWords(quote.number)}，`,
              quote.source ?? quote.unitName,
              '，',
              dayOf(quote.listedAt),
            ]
              .filter(Boolean)
              .join('')}
          </p>
        </Card>
      ))}
      <form action="/ask" method="post" class="feedback" aria-label="评价这个答案">
        <input type="hidden" name="q" value={query} />
        <Buttons>
          <span>这个回答有用吗？</span>
          <Button name="said" value="good" kind="secondary">
            有用
          </Button>
          <Button name="said" value="bad" kind="secondary">
            没用
          </Button>
        </Buttons>
      </form>
      <p>
        <a href={`/search${queryOf({ q: query })}`}>查看全部相关内容</a>
      </p>
    </>
  );
}

/** Honestly: nothing public says it; whom to ask instead. */
function Unknown({ frame, query, near, requests }: AskProps) {
  const { hotline } = frame.site;
  return (
    <Card title="这个问题答不上来">
      <p>公开的文件和办事指南里没有找到足够确切的说法，不敢乱答。您可以：</p>
      <ul class="advice">
        {hotline && (
          <li>
            拨打
            <Hotline {...hotline} />
            ，请工作人员解答。
          </li>
        )}
        <li>
          <a href={`/search${queryOf({ q: query })}`}>搜索相关内容</a>，或者换一种说法再问一次。
        </li>
        <li>
          还没有公开的政府信息，可以
          <WhereToAsk requests={requests} />。
        </li>
      </ul>
      {near.length > 0 && (
        <>
          <p>看看可能有关的内容：</p>
          <Names links={near.map(({ path, title }) => ({ label: title, href: path }))} />
        </>
      )}
    </Card>
  );
}
