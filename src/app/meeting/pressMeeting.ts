import type { Inputs } from '../../domain/case/form.ts';
import { seatOfKey } from '../../domain/meeting/meeting.ts';
import type { MeetingPress } from '../../domain/meeting/press.ts';
import { othersReadAlong } from '../case/office.ts';
import type { Asker, Desk } from '../desk.ts';
import { arrange, offerArranging, offerPause, pause, postNow, preview, resume, skip } from './manage.ts';
import { offerPoint, proposePoint, withdrawPoint } from './points.ts';
import { postponeCase, postponePoint, showFollowUp } from './postpone.ts';
import { resolveDelivery, showDeliveries } from './report.ts';
import type { MeetingAnswer } from './secretariat.ts';
import { refusedMeeting, showMeeting, showMyMeetings, showNext } from './show.ts';

/** Which button starts which walk. */
export function pressMeeting(
  desk: Desk,
  asker: Asker,
  press: MeetingPress,
  inputs: Inputs,
): Promise<MeetingAnswer> | MeetingAnswer {
  switch (press.press) {
    case 'meeting':
      return showMeeting(desk, asker, press.meeting);
    case 'next-meeting':
      return showNext(desk, asker, seatOfKey(press.seat));
    case 'my-meetings':
      return othersReadAlong(asker) ? refusedMeeting('own-chat-only') : showMyMeetings(desk, asker);
    case 'point-form':
      return offerPoint(desk, asker, press.meeting);
    case 'propose-point':
      return proposePoint(desk, asker, press, inputs);
    case 'withdraw-point':
      return withdrawPoint(desk, asker, press.point);
    case 'arrange-form':
      return offerArranging(desk, asker, press.meeting);
    case 'arrange':
      return arrange(desk, asker, press, inputs);
    case 'preview':
      return preview(desk, asker, press.meeting);
    case 'post-now':
      return postNow(desk, asker, press.meeting);
    case 'skip':
      return skip(desk, asker, press.meeting, true);
    case 'unskip':
      return skip(desk, asker, press.meeting, false);
    case 'pause-form':
      return offerPause(desk, asker, seatOfKey(press.seat));
    case 'pause':
      return pause(desk, asker, seatOfKey(press.seat), inputs);
    case 'resume':
      return resume(desk, asker, seatOfKey(press.seat));
    case 'deliveries':
      return showDeliveries(desk, asker, seatOfKey(press.seat));
    case 'resolve':
      return resolveDelivery(desk, asker, press);
    case 'postpone-case':
      return postponeCase(desk, asker, press);
    case 'postpone-point':
      return postponePoint(desk, asker, press);
    case 'follow-up':
      return showFollowUp(desk, asker, press.meeting);
  }
}
