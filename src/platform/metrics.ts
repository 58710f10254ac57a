import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What this process counts of itself, in the form that Prometheus reads. Labels are patterns and words of ours, never what people typed. */
export const registry = new Registry();

const requests = new Histogram({
  name: 'gongkai_request_seconds',
  help: 'Requests that met the framework, by route pattern, method and status',
  labelNames: ['route', 'method', 'status'],
  buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
  registers: [registry],
});

const remembered = new Counter({
  name: 'gongkai_pages_from_memory_total',
  help: 'Published pages answered from memory, before the framework',
  registers: [registry],
});

const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** One answered request; `route` is the router's pattern. A method of nobody's invention shares one label. */
export function observeRequest(route: string, method: string, status: number, seconds: number): void {
  requests.observe({ route, method: methods.has(method) ? method : 'other', status: String(status) }, seconds);
}

export const countRemembered = (): void => remembered.inc();

/**
 * A figure that is asked for when the metrics are read; one that cannot be read then is left out, the others are told.
 * With `label` the reading answers a value for each of its words.
 */
export function gauge(
  name: string,
  help: string,
  read: () => Promise<number | Record<string, number>>,
  label?: string,
): void {
  registry.removeSingleMetric(name);
  new Gauge({
    name,
    help,
    labelNames: label ? [label] : [],
    registers: [registry],
    async collect() {
      this.reset();
      const value = await read().catch(() => null);
      if (value === null) return;
      if (typeof value === 'number') this.set(value);
      else for (const [word, number] of Object.entries(value)) this.set({ [label!]: word }, number);
    },
  });
}

/** Process figures (memory, event loop, garbage collection); called once by the process that serves. */
export function observeProcess(): void {
  if (!registry.getSingleMetric('process_cpu_user_seconds_total')) collectDefaultMetrics({ register: registry });
}
