import { currentHandlings } from '../../src/domain/case/case.ts';
import type { CaseView } from '../../src/domain/case/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { plain } from '../card.ts';
import { whereIs } from './caseBody.ts';
import { behind, headline } from './caseWords.ts';

/** A case as a line in a list of search results, in plain text. */
export function previewOf(view: CaseView, language: Language): { readonly title: string; readonly text: string } {
  const where = currentHandlings(view.case).map((handling) => whereIs(handling, { view, language }));
  return { title: plain(headline(view.case)), text: plain([...where, behind(view.case, language)].join(' · ')) };
}
