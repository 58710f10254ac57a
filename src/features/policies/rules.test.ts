import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dutiesForm, interpretationForm, laterDue, policyForm, stateOf, whyNotBundle } from './rules.ts';

const calendar = {
  years: new Set([2019]),
  days: new Map([['2019-09-13', { kind: 'holiday' as const, name: '中秋节' }]]),
};

test('a later interpretation is due on the third working day after publication, holidays not counted', () => {
  assert.equal(laterDue(calendar, '2019-09-11'), '2019-09-17');
  assert.equal(laterDue(calendar, '2019-08-08'), '2019-08-13');
});

test('a policy that needs an interpretation names its first interpreter and brings an outline', () => {
  const read = policyForm.read({ kind: 'policy', unit: '1', title: '办法', needsInterpretation: 'yes' });
  assert.equal(read.ok, false);
  assert.deepEqual(Object.keys(read.errors).sort(), ['interpreterName', 'plan']);
});

test('one that needs none says why, and a topic of the meeting says when and what', () => {
  const read = dutiesForm.read({ needsInterpretation: 'no', isTopic: 'on', meetingOn: '' });
  assert.deepEqual(Object.keys(read.errors).sort(), ['meetingOn', 'reason', 'topic']);
  assert.match(
    dutiesForm.read({
      needsInterpretation: 'no',
      reason: '转发',
      isTopic: 'on',
      meetingOn: '2019-02-30',
      topic: '议题',
    }).errors.meetingOn!,
    /不存在/,
  );
});

test('a form of interpretation that does not exist is refused by name', () => {
  assert.match(dutiesForm.read({ needsInterpretation: 'yes', later: ['口头'] }).errors.later!, /没有“口头”/);
});

test('how a policy stands is worked out from what is there', () => {
  const facts = { needs: true as boolean | null, waived: false, drafted: 0, published: 0 };
  assert.equal(stateOf(facts), 'missing');
  assert.equal(stateOf({ ...facts, drafted: 1 }), 'drafting');
  assert.equal(stateOf({ ...facts, waived: true }), 'waived');
  assert.equal(stateOf({ ...facts, waived: true, published: 1 }), 'published');
  assert.equal(stateOf({ ...facts, needs: false }), 'not-needed');
  assert.equal(stateOf({ ...facts, needs: null }), 'none');
});

test('a bundle without interpretation is refused unless one is out or it was waived', () => {
  const facts = { needsInterpretation: true, waived: false, interpretations: 0, published: 0 };
  assert.match(whyNotBundle(facts)!, /需要解读/);
  assert.equal(whyNotBundle({ ...facts, waived: true }), null);
  assert.equal(whyNotBundle({ ...facts, published: 1 }), null);
  assert.equal(whyNotBundle({ ...facts, interpretations: 1 }), null);
  assert.equal(whyNotBundle({ ...facts, needsInterpretation: false }), null);
});

test('an interpretation by an expert or the head of the unit says by whom', () => {
  assert.match(interpretationForm.read({ title: '解读', form: '专家解读' }).errors.interpreter!, /姓名和职务/);
  assert.equal(interpretationForm.read({ title: '解读', form: '文字解读' }).ok, true);
});
