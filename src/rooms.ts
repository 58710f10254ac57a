import type { Feature } from './core/feature.ts';

/** Every room of the house, in the order in which their doors are hung and their entrances shown. */
export const rooms: Feature[] = [];
