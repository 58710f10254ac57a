import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { visitorOf } from './visitor.ts';

const app = new Hono().get('/', (c) => c.json([visitorOf(c), visitorOf(c), visitorOf(c)]));

test('one answer gives a visitor one name, however many deeds it does', async () => {
  const answer = await app.request('/');
  const cookies = answer.headers.getSetCookie();
  assert.equal(cookies.length, 1);
  const names = (await answer.json()) as string[];
  assert.deepEqual(new Set(names), new Set([/^gk_visitor=([\w-]{22});/.exec(cookies[0]!)![1]]));
});

test('whoever has a name keeps it', async () => {
  const answer = await app.request('/', { headers: { cookie: `a=b; gk_visitor=${'A'.repeat(22)}` } });
  assert.deepEqual(await answer.json(), ['A'.repeat(22), 'A'.repeat(22), 'A'.repeat(22)]);
  assert.deepEqual(answer.headers.getSetCookie(), []);
});
