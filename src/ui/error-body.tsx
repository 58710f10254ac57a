import type { Child } from 'hono/jsx';
import { ButtonLink, Buttons } from './buttons.tsx';
import { Phrases } from './phrases.tsx';

export type ErrorStatus = 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503;

type Words = { title: string; what: string; advice: string[] };

const words: Record<ErrorStatus, Words> = {
  400: {
    title: '请求有误',
    what: '服务器没有看懂这次请求。',
    advice: ['返回上一页，刷新后再试一次。'],
  },
  403: {
    title: '您没有办理这件事的权限',
    what: '这个页面或操作只对相应岗位的人员开放。',
    advice: ['确认登录的是不是本人账号。', '工作确有需要的，请联系本单位的系统管理员。'],
  },
  404: {
    title: '没有找到这个页面',
    what: '网址可能有误，或者内容已经移到别处。',
    advice: ['检查网址是否完整。', '用页面上方的搜索框，按标题或发文字号查找。'],
  },
  409: {
    title: '这一步现在不能办理',
    what: '在您打开页面之后，情况已经变化，例如同事已经办理。',
    advice: ['返回后刷新，查看最新情况。', '您填写的内容如需保留，请先复制。'],
  },
  410: {
    title: '这条内容已经撤下',
    what: '它曾经公开，现已按规定撤下。',
    advice: ['可以在相应栏目查看现行有效的内容。'],
  },
  413: {
    title: '上传的内容太大',
    what: '文件超过了允许的大小，没有保存。',
    advice: ['压缩或拆分文件后再上传。'],
  },
  422: {
    title: '填写的内容有问题',
    what: '有些内容需要修改后才能提交。',
    advice: ['返回上一页，按提示修改。'],
  },
  429: {
    title: '操作太频繁',
    what: '短时间内的请求过多，为保证大家都能使用，请稍候。',
    advice: ['等待一分钟后再试。您之前已经成功提交的内容不受影响。'],
  },
  500: {
    title: '页面出了故障',
    what: '这是我们的问题，不是您的操作有误。故障已经记录。',
    advice: ['稍后再试一次。', '刚才提交的内容如果没有看到“已提交”，请重新提交，不会重复办理。'],
  },
  503: {
    title: '服务暂时不可用',
    what: '系统正在恢复或维护，通常几分钟内可以使用。',
    advice: ['稍后刷新本页。', '刚才提交的内容如果没有看到“已提交”，请在恢复后重新提交，不会重复办理。'],
  },
};

type ErrorBodyProps = {
  status: ErrorStatus;
  /** our own sentence about this very case, in place of the general one */
  detail?: string;
  title?: string;
  /** number by which the office finds the line in its log */
  requestId?: string;
  links?: { label: string; href: string }[];
  /** in place of the general advice */
  advice?: string[];
  hotline?: { label: string; phone: string };
  children?: Child;
};

/** What went wrong in plain words, what to do now, whom to call. */
export function ErrorBody({ status, detail, title, requestId, links = [], advice, hotline, children }: ErrorBodyProps) {
  const text = words[status];
  return (
    <section class="error-body">
      <h1>
        <Phrases text={title ?? text.title} />
      </h1>
      <p class="error-what">{detail ?? text.what}</p>
      <h2>您可以</h2>
      <ul>
        {(advice ?? text.advice).map((line) => (
          <li>{line}</li>
        ))}
        {links.map((link) => (
          <li>
            <a href={link.href}>{link.label}</a>
          </li>
        ))}
        {hotline && (
          <li>
            拨打{!hotline.label.includes(hotline.phone) && hotline.label}{' '}
            <a href={`tel:${hotline.phone}`}>{hotline.label.includes(hotline.phone) ? hotline.label : hotline.phone}</a>
          </li>
        )}
      </ul>
      {children}
      <RequestNumber id={requestId} />
    </section>
  );
}

/** By it the office finds the line in its log; of what the visitor mended alone nobody needs one. */
function RequestNumber({ id }: { id?: string }) {
  return id ? <p class="error-number quiet">编号 {id}</p> : null;
}

const staffWords: Partial<Record<ErrorStatus, Pick<Words, 'what' | 'advice'>>> = {
  404: {
    what: '网址可能有误，或者它不在您任职的单位。',
    advice: ['检查网址是否完整。', '从待办进入，或者在文件列表里按标题查找。'],
  },
};

/** The same within the console, whose page has the heading, the menu and the help line: what went wrong, and two ways on. */
export function StaffError({ status, detail, requestId }: Pick<ErrorBodyProps, 'status' | 'detail' | 'requestId'>) {
  const text = staffWords[status] ?? words[status];
  return (
    <div class="staff-error">
      <p class="error-what">{detail ?? text.what}</p>
      <ul>
        {text.advice.map((line) => (
          <li>{line}</li>
        ))}
      </ul>
      <Buttons>
        <ButtonLink href="/staff" kind="primary">
          回到工作台
        </ButtonLink>
        <ButtonLink href="/staff/documents">查找文件</ButtonLink>
      </Buttons>
      <RequestNumber id={requestId} />
    </div>
  );
}

/** The title of the page that shows an error of this kind. */
export function errorTitle(status: ErrorStatus): string {
  return words[status].title;
}
