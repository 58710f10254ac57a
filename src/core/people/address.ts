import type { Context } from 'hono';
import { addressBlock } from './throttle.ts';

const loopback = /^(?:127\.|::1$|::ffff:127\.)/;

/**
 * The address a request came from. A proxy on this very machine is believed about the address before it; what any other
 * client says of itself is not. '' when there is no connection (tests).
 */
export function clientAddress(c: Context): string {
  const { incoming } = (c.env ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  const remote = incoming?.socket?.remoteAddress ?? '';
  if (!loopback.test(remote)) return remote;
  return c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() || remote;
}

/** The block of addresses that a request comes from: what throttles of public forms count by. */
export const placeOf = (c: Context): string => addressBlock(clientAddress(c));
