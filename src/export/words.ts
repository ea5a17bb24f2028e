import { isOpen } from '../domain/case/case.ts';
import type { CaseRecord, StageRecord } from '../domain/case/record.ts';
import type { Language } from '../domain/model/types.ts';
import { type ExportTexts, exportTextsIn } from '../locales/export.ts';

/** How a record's states and times are read. */

/** In local time, which is what the record's offset says. */
export const dateTime = (iso: string, texts: ExportTexts): string => texts.dateTime(Temporal.PlainDateTime.from(iso));

/** The handlings still open, or the last one when all have ended. */
export function currentOf(handlings: CaseRecord['handlings']): CaseRecord['handlings'] {
  const open = handlings.filter(({ stage }) => isOpen(stage.state));
  return open.length > 0 ? open : handlings.slice(-1);
}

/** Where the case stands: with each forum that still works with it, or as the last one left it. */
export function caseState({ handlings }: CaseRecord, language: Language): string {
  const current = currentOf(handlings);
  return current
    .map(({ forum, stage }) => {
      const state = handlingState(stage, language);
      return current.length > 1 ? `${forum.name[language]}: ${state}` : state;
    })
    .join('\n');
}

export function handlingState(stage: StageRecord, language: Language): string {
  const texts = exportTextsIn(language);
  const words = texts.document.stage;
  switch (stage.state) {
    case 'preparing':
      return stage.preparer ? words.preparing(stage.preparer) : texts.states.preparing;
    case 'scheduled':
      return words.scheduled(texts.date(Temporal.PlainDate.from(stage.meeting)));
    case 'forwarded':
      return words.forwarded(stage.to.name[language]);
    case 'returned':
      return words.returned[stage.to];
    case 'merged':
      return words.merged(stage.into);
    default:
      return texts.states[stage.state];
  }
}
