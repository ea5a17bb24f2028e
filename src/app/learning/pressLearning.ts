import type { Inputs } from '../../domain/case/form.ts';
import type { LearningPress } from '../../domain/learning/press.ts';
import { isOwnChat } from '../case/office.ts';
import type { Asker, Desk } from '../desk.ts';
import { sayRight, sayWrong, showCheck } from './check.ts';
import { placeGap, setGapAside, showGap, showGaps } from './gaps.ts';
import { type LearningAnswer, refusedLearning } from './school.ts';
import { showTeachings, teach, unteach } from './teach.ts';

/** Which button starts which walk. What staff have asked is shown only where nobody reads along. */
export async function pressLearning(
  desk: Desk,
  asker: Asker,
  press: LearningPress,
  inputs: Inputs,
): Promise<LearningAnswer> {
  if (!isOwnChat(asker)) return refusedLearning('own-chat-only');
  switch (press.press) {
    case 'gaps':
      return showGaps(desk, asker, press);
    case 'gap':
      return showGap(desk, asker, press.gap);
    case 'settle-gap':
      return placeGap(desk, asker, press.gap, inputs);
    case 'set-gap-aside':
      return setGapAside(desk, asker, press.gap);
    case 'teachings':
      return showTeachings(desk, asker, press);
    case 'teach':
      return teach(desk, asker, press, inputs);
    case 'unteach':
      return unteach(desk, asker, press);
    case 'check':
      return showCheck(desk, asker, press);
    case 'check-right':
      return sayRight(desk, asker, press);
    case 'check-wrong':
      return sayWrong(desk, asker, press, inputs);
  }
}
