import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createLog, mask, requestId } from './log.ts';

function logged(write: (log: ReturnType<typeof createLog>) => void): Record<string, string>[] {
  const lines: string[] = [];
  write(createLog('info', { write: (line: string) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line));
}

describe('the log', () => {
  test('is one JSON object a line, with its level in words and the request it belongs to', () => {
    const [line] = logged((log) => log.child({ request: 'r1' }).info({ status: 'ok', ms: 4 }, 'GET /'));
    const { level, request, status, msg, time } = line!;
    assert.deepEqual({ level, request, status, msg }, { level: 'info', request: 'r1', status: 'ok', msg: 'GET /' });
    assert.match(time!, /^\d{4}-\d\d-\d\dT/);
  });

  test('leaves out what is below its level', () => {
    assert.deepEqual(
      logged((log) => log.debug('quiet')),
      [],
    );
  });

  test('keeps passwords, keys and what people typed to itself', () => {
    const text = JSON.stringify(
      logged((log) => {
        log.info({ password: 'geheim', form: { phone: '13900000000', body: '某人的意见' } }, 'in');
        log.info(
          'cannot reach postgres://clerk:geheim@db.example/x for 13900000000, wang@example.cn, 21010019990101001X',
        );
      }),
    );
    assert.doesNotMatch(text, /geheim|13900000000|某人的意见|wang@|21010019990101001X/);
    assert.match(text, /\[略\]@db\.example/);
  });

  test('tells of an error its kind and place, not the row or value it met', () => {
    const error = Object.assign(new Error('invalid input syntax for type date: "王某的生日"'), {
      code: '22007',
      detail: 'Key (mail)=(wang@example.cn)',
    });
    const outer = new Error('outer', { cause: error });
    for (const err of [error, outer]) {
      const text = JSON.stringify(logged((log) => log.error({ err }, 'failed')));
      assert.doesNotMatch(text, /王某|wang@/);
      assert.match(text, /"code":"22007"/);
      assert.match(text, /log\.test/);
    }
  });

  test('leaves ordinary numbers alone', () => {
    assert.equal(
      mask('took 1234567890123 ns, document 210100202600001234567890'),
      'took 1234567890123 ns, document 210100202600001234567890',
    );
  });
});

describe('a request id', () => {
  test("is the proxy's when it is one, else a new one each time", () => {
    assert.equal(requestId('proxy-000001'), 'proxy-000001');
    assert.match(requestId('bad id\n'), /^[\w-]{12}$/);
    assert.notEqual(requestId(), requestId());
  });
});
