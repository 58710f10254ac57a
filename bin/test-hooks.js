import hooks from 'node:async_hooks';

// Loaded before each test file. Node's test runner follows every promise and every write, to know of an error that nobody caught
// which test it belongs to: a quarter of the time of a whole run. Here it follows the tests alone, by which nested ones find the
// test around them. Such an error fails its file, told with its stack; what then still waits for it is not waited for long.
const { createHook } = hooks;
hooks.createHook = (callbacks) => {
  const { init, destroy } = callbacks;
  // Only the runner's own, as the Node of bin/runtime.json writes it: one that is written otherwise stays as it is.
  if (!init || !destroy || !/instanceof Test\b/.test(String(init))) return createHook(callbacks);
  return createHook({
    init(id, type, trigger, resource) {
      if (names.has(resource?.constructor?.name)) init(id, type, trigger, resource);
    },
  });
};
const names = new Set(['Test', 'Suite', 'TestHook']);

const longest = 60_000;
const endSoon = (error) => {
  console.error(error);
  setTimeout(() => process.exit(1), longest).unref();
};
process.on('uncaughtExceptionMonitor', endSoon);
process.on('unhandledRejection', endSoon);
