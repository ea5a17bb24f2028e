import type { Language } from '../domain/model/types.ts';
import { en } from './en.ts';
import { sv, type Texts } from './sv.ts';

const TEXTS: Readonly<Record<Language, Texts>> = { sv, en };

/** What the bot says, in a language. */
export const textsIn = (language: Language): Texts => TEXTS[language];
export type { Texts };
