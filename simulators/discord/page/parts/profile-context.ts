import { createContext, useContext } from 'react';
import type { User } from '../model/types.ts';

/** Opens the card of somebody beside what was clicked. */
export interface Profile {
  open(user: User, anchor: HTMLElement): void;
}

export const ProfileContext = createContext<Profile>({ open: () => undefined });

export const useProfile = (): Profile => useContext(ProfileContext);
