import { Button, Buttons } from '../../../ui/buttons.tsx';
import { Card } from '../../../ui/cards.tsx';
import { Facts } from '../../../ui/facts.tsx';
import { ErrorSummary, Form, type FormErrors, RadioGroup } from '../../../ui/form.tsx';
import { NoticeBox } from '../../../ui/notice-box.tsx';
import { confirmWithin, type Rhythm, rhythmHints, rhythms } from '../rules.ts';
import { rhythmOptions } from './form.tsx';
import { type Frame, SubscriptionPage } from './frame.tsx';

/** What somebody asked for, in words; the mailbox is no part of it. */
export interface Asked {
  content: string;
  rhythm: Rhythm;
  /** Words of the reader's own were part of it: only the letter repeats them. */
  withWords: boolean;
}

const AskedFacts = ({ asked: { content, rhythm, withWords } }: { asked: Asked }) => (
  <Facts
    label="订阅的内容"
    columns={1}
    items={[
      { label: '内容', value: withWords ? `${content}，含您填写的关键词` : content },
      { label: '频率', value: `${rhythms[rhythm]}（${rhythmHints[rhythm]}）` },
      { label: '发到', value: '您填写的邮箱' },
    ]}
  />
);

/** The same for every address, known here or not. */
export function SentPage({ frame, asked }: { frame: Frame; asked: Asked | null }) {
  const { hotline } = frame.site;
  return (
    <SubscriptionPage frame={frame} title="请到邮箱里确认">
      <NoticeBox title="还差一步：请打开邮箱确认">
        <p>按邮件里的说明办理。新的订阅要在 {confirmWithin} 天内确认，确认以后才开始发送。</p>
      </NoticeBox>
      {asked && <AskedFacts asked={asked} />}
      <p>
        几分钟后还没有收到的，请检查垃圾邮件，或者核对邮箱后<a href="/subscriptions/">重新订阅</a>
        {hotline && (
          <>
            ；也可以拨打<a href={`tel:${hotline.phone}`}>{hotline.phone}</a>
          </>
        )}
        。
      </p>
    </SubscriptionPage>
  );
}

/** Opening this page does nothing: programs that look into letters open every link. */
export function ConfirmPage({ frame, action, formKey }: { frame: Frame; action: string; formKey: string }) {
  return (
    <SubscriptionPage frame={frame} title="确认订阅" keyed>
      <Card>
        <p>订阅的内容和频率写在带您来的那封邮件里，请先看一遍。确认以后，有新公开的信息就会发到收到那封邮件的邮箱。</p>
        <Form action={action} idempotencyKey={formKey} label="确认订阅">
          <Buttons>
            <Button>确认订阅</Button>
          </Buttons>
        </Form>
      </Card>
      <p>不是您本人订阅的，不需要做什么：没有确认的邮箱过 {confirmWithin} 天会被删除。</p>
    </SubscriptionPage>
  );
}

export function ConfirmedPage({ frame, asked }: { frame: Frame; asked: Asked | null }) {
  return (
    <SubscriptionPage frame={frame} title="订阅已确认">
      <NoticeBox tone="success" title="已经确认">
        <p>从现在起，有新公开的信息时会发邮件给您；没有新内容时不发。</p>
      </NoticeBox>
      {asked && <AskedFacts asked={asked} />}
      <p>修改频率或者退订，请用以后每封邮件末尾的链接。</p>
      <p class="ways">
        <a href="/">到首页看最新内容</a>
        <a href="/subscriptions/">再订阅一项</a>
      </p>
    </SubscriptionPage>
  );
}

type ManageProps = { frame: Frame; path: string; formKey: string; saved: boolean; errors?: FormErrors };

/** What is followed stands in the letter: this page says nothing of it to whoever opens a link. */
export function ManagePage({ frame, path, formKey, saved, errors }: ManageProps) {
  return (
    <SubscriptionPage frame={frame} title="管理订阅" error={!!errors} keyed>
      {saved && (
        <NoticeBox tone="success" title="已经保存">
          <p>频率已经修改。</p>
        </NoticeBox>
      )}
      <p class="page-intro">
        订阅的内容和现在的频率写在带您来的那封邮件里，本页不重复，免得别人打开链接就看到。要换内容，请退订后重新订阅。
      </p>
      <ErrorSummary errors={errors} />
      <Card title="修改频率">
        <Form action={path} idempotencyKey={formKey} label="修改频率">
          <RadioGroup name="rhythm" label="频率" required error={errors?.rhythm} options={rhythmOptions} />
          <Buttons>
            <Button>保存</Button>
          </Buttons>
        </Form>
      </Card>
      <EndCard action={path.replace('/manage/', '/end/')} />
    </SubscriptionPage>
  );
}

export function EndPage({ frame, path }: { frame: Frame; path: string }) {
  return (
    <SubscriptionPage frame={frame} title="退订" keyed>
      <EndCard action={path} />
    </SubscriptionPage>
  );
}

function EndCard({ action }: { action: string }) {
  return (
    <Card
      title="不再接收"
      note="这里的“这一项”就是带您来的那封邮件里写的订阅。退订后不再发送；没有别的订阅了，邮箱立即从本站删除。"
    >
      <Form action={action} label="退订">
        <Buttons>
          <Button name="which" value="this" kind="secondary">
            退订这一项
          </Button>
          <Button name="which" value="all" kind="secondary">
            退订这个邮箱的全部订阅
          </Button>
        </Buttons>
      </Form>
      <p class="apart">
        <a href="/">不退订，到首页</a>
      </p>
    </Card>
  );
}

export function GoodbyePage({ frame }: { frame: Frame }) {
  return (
    <SubscriptionPage frame={frame} title="已经退订">
      <NoticeBox tone="success" title="已经退订">
        <p>不会再发您退订的内容。这个邮箱没有别的订阅了，就已经从本站删除；还有别的订阅的，那些照常发送。</p>
      </NoticeBox>
      <p>
        需要时可以<a href="/subscriptions/">重新订阅</a>，也可以用不留邮箱的<a href="/feeds/">RSS 订阅</a>。
      </p>
    </SubscriptionPage>
  );
}
