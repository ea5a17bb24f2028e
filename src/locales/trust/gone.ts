import type { Language } from '../../domain/model/types.ts';

/** What stands where somebody's name stood. */

interface Gone {
  /** Of somebody who has been erased. */
  readonly erased: string;
  /** Of somebody whose name is no longer needed. */
  readonly somebody: string;
}

const GONE: Readonly<Record<Language, Gone>> = {
  sv: { erased: 'en person som inte längre är kvar', somebody: 'någon som ledde forumet' },
  en: { erased: 'a person who is no longer here', somebody: 'somebody who led the forum' },
};

export const textsOfGone = (language: Language): Gone => GONE[language];
