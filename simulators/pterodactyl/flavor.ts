import type { World } from './world.ts';

/** Pelican grew out of Pterodactyl, and does some things otherwise. */
export type Flavor = 'pterodactyl' | 'pelican';

export const isPelican = ({ options }: Pick<World, 'options'>): boolean => options.version === 'pelican';

export const flavorOf = (world: Pick<World, 'options'>): Flavor => (isPelican(world) ? 'pelican' : 'pterodactyl');
