/** People and apps of a world, by their ids. */
import type { App, User, World } from './world.ts';

export const findUser = (world: World, id: string): User | undefined => world.users.find((user) => user.id === id);
export const findApp = (world: World, clientId: string): App | undefined =>
  world.apps.find((app) => app.clientId === clientId);
