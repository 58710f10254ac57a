import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { openMail } from './mail.ts';
import { startTestMailServer } from './test-mail-server.ts';

describe('letters', async () => {
  const server = await startTestMailServer();
  after(() => server.stop());

  test('without a mail server there is nothing to send with', () => {
    assert.equal(openMail(null), null);
  });

  test('a letter arrives at the mail server with sender, recipient and text', async () => {
    const mail = openMail(`${server.url}?from=office@district.example`);
    await mail!.send({
      id: 'notice-1',
      to: 'clerk@district.example',
      subject: '新的待办\r\nBcc: x@y.example',
      text: '请办理。',
    });
    const letter = server.letters.at(-1)!;
    assert.deepEqual(letter.to, ['clerk@district.example']);
    assert.equal(letter.from, 'office@district.example');
    assert.match(letter.head, /^Message-ID: <notice-1@127\.0\.0\.1>/im);
    assert.doesNotMatch(letter.head, /^Bcc:/im);
    assert.equal(letter.text.trim(), '请办理。');
    mail!.close();
  });

  test('a refusal of the mail server reaches the caller with its words', async () => {
    const mail = openMail(server.url);
    server.refuse = '550 no such mailbox';
    await assert.rejects(
      mail!.send({ id: 'notice-2', to: 'gone@district.example', subject: '通知', text: '文字' }),
      /no such mailbox/,
    );
    server.refuse = null;
    mail!.close();
  });
});
