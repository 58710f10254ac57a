import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { databaseIsAway, gaveWay } from './errors.ts';

const error = (code: string | undefined, message = 'refused') => Object.assign(new Error(message), code && { code });

describe('an error of the database', () => {
  it('means that it is away when it has no room, no file, no connection, or is on its way down or up', () => {
    for (const code of ['08006', '53100', '53200', '53300', '58030', '58P01', '57P01', '57P02', '57P03', '25006'])
      assert.equal(databaseIsAway(error(code)), true, code);
    for (const code of ['ECONNREFUSED', 'ECONNRESET', 'ENOENT', 'EPIPE'])
      assert.equal(databaseIsAway(error(code)), true, code);
  });

  it('means the same when the driver has only words for it', () => {
    for (const words of [
      'Connection terminated unexpectedly',
      'timeout exceeded when trying to connect',
      'Client was closed and is not queryable',
      'Client has encountered a connection error and is not queryable',
    ])
      assert.equal(databaseIsAway(error(undefined, words)), true, words);
  });

  it('is a fault of ours when the statement or the data is wrong, or a person stopped it', () => {
    for (const code of ['23505', '22P02', '42601', '42501', '25P02', '57014', 'XX000', '40001'])
      assert.equal(databaseIsAway(error(code)), false, code);
    assert.equal(databaseIsAway(undefined), false);
    assert.equal(databaseIsAway(new TypeError('x is not a function')), false);
  });

  it('is worth another try at once when two transactions stood in each other’s way', () => {
    assert.equal(gaveWay(error('40001')), true);
    assert.equal(gaveWay(error('40P01')), true);
    assert.equal(gaveWay(error('53100')), false);
  });
});
