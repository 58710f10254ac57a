import { createTransport } from 'nodemailer';

/** One letter in plain text. `id` is stable, so that a mailbox recognises the same letter when it comes twice. */
export interface Letter {
  id: string;
  to: string;
  subject: string;
  text: string;
  /** An address that ends the subscription by one POST: mail programs show a button for it (RFC 2369, RFC 8058). */
  unsubscribe?: string;
}

export interface Mail {
  /** Resolves when the mail server has taken the letter; otherwise throws with the server's answer. */
  send(letter: Letter): Promise<void>;
  close(): void;
}

/** A letter that cannot be handed over within this time is tried again later by the job. */
const patience = 15_000;

/**
 * The mail server of SMTP_URL (`smtp://user:password@host:port?from=address`), or null when none is set: messages then
 * stay in the mailbox of the console. Sender without `from`: `gongkai@` and the server's host.
 */
export function openMail(smtpUrl: string | null): Mail | null {
  if (!smtpUrl) return null;
  const url = new URL(smtpUrl);
  const from = url.searchParams.get('from') ?? `gongkai@${url.hostname.replace(/^\[(.*)\]$/, '[IPv6:$1]')}`;
  const transport = createTransport({
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587),
    secure: url.protocol === 'smtps:',
    auth: url.username ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } : undefined,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    // a letter is our own text and never reads a file or an address
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ id, to, subject, text, unsubscribe }) {
      await transport.sendMail({
        messageId: `<${id}@${url.hostname}>`,
        from,
        to: { name: '', address: to },
        subject: subject.replace(/\s+/g, ' ').trim(),
        text,
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(unsubscribe && {
            'List-Unsubscribe': `<${unsubscribe}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
        },
      });
    },
    close: () => transport.close(),
  };
}
