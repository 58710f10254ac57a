import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withoutMode } from './remember-mode.ts';

describe('a change of view', () => {
  it('leads back to the same page of this site, and nowhere else', () => {
    assert.equal(withoutMode('/a/', new URLSearchParams('x=1&elder=1&lang=en')), '/a/?x=1');
    assert.equal(withoutMode('//evil.example', new URLSearchParams('elder=1')), '/evil.example');
    assert.equal(withoutMode('/\\evil.example', new URLSearchParams('elder=1')), '/evil.example');
  });
});
