import type { Typed } from '../../../platform/form.ts';
import { Button, Buttons } from '../../../ui/buttons.tsx';
import { BarePage } from '../../../ui/layout.tsx';

type SignInAgainProps = {
  siteName?: string;
  /** where the form was going */
  action: string;
  /** what was typed; null when it could not be taken along (files, a form of unknown origin) */
  kept: Typed | null;
};

/** The session ended while somebody was writing: nothing typed is lost. Passwords are not carried along. */
export function SignInAgain({ siteName, action, kept }: SignInAgainProps) {
  return (
    <BarePage title="登录已过期，内容没有丢" siteName={siteName}>
      <p>您登录的时间已到，或者登录已被结束，刚才的提交还没有办理。</p>
      <ol>
        <li>
          <a href="/staff/sign-in?next=/staff/account" target="_blank" rel="noopener">
            在新窗口重新登录
          </a>
          ，这个页面不要关闭；
        </li>
        <li>
          {kept
            ? '登录后回到这里，按“重新提交”。'
            : '登录后回到这里，按浏览器的“后退”，刚才填写的内容还在，再提交一次。'}
        </li>
      </ol>
      {kept && (
        <form method="post" action={action}>
          {Object.entries(kept).flatMap(([name, value]) =>
            /password/i.test(name)
              ? []
              : [value ?? []].flat().map((one) => <input type="hidden" name={name} value={one} />),
          )}
          <Buttons>
            <Button>重新提交</Button>
          </Buttons>
        </form>
      )}
    </BarePage>
  );
}
