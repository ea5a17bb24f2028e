import { seatKey } from '../../src/domain/meeting/meeting.ts';
import type { MeetingReply } from '../../src/domain/meeting/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { capitalised } from '../../src/domain/text.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { button, type Card, card, inRows, text, title } from '../card.ts';
import { deliveryName, isPersonal, resolveButtons } from './deliveryWords.ts';
import { clockOf, forumOf, meetingButton } from './meetingWords.ts';

/** To those who lead: something about a meeting did not arrive, or nobody knows whether it did. */

type Alert = Extract<MeetingReply, { say: 'delivery-alert' }>;

export function deliveryAlertCard(reply: Alert, language: Language): Card {
  const { view, what } = reply;
  const { deliveries } = textsIn(language).meetings;
  const look = { view, language };
  const name = deliveryName(what, view.meeting, clockOf(look));
  const isUnknown = reply.is.is === 'unknown';
  const heading = isUnknown ? deliveries.alert.unknown(name) : deliveries.alert.failed(capitalised(name));
  const all = button(deliveries.alert.all, { press: 'deliveries', seat: seatKey(view.meeting.seat) }, language);
  return card(
    heading,
    [
      title(`**${heading}**`),
      text(forumOf(look), { spacing: 'Small' }),
      text(whyLine(reply, language), { spacing: 'Small' }),
      ...inRows(...(isUnknown ? resolveButtons({ ...reply, meeting: view.meeting }, language) : []), all),
    ],
    language,
  );
}

function whyLine({ is, what }: Alert, language: Language): string {
  const { deliveries } = textsIn(language).meetings;
  if (is.is === 'failed') return deliveries.faults[is.why];
  return isPersonal(what) ? deliveries.alert.unknownOwnMore : deliveries.alert.unknownMore;
}

export function deliveryResolvedCard(
  { view, as }: Extract<MeetingReply, { say: 'delivery-resolved' }>,
  language: Language,
): Card {
  const { deliveries, show } = textsIn(language).meetings;
  const line = deliveries.resolved[as];
  const seat = seatKey(view.meeting.seat);
  return card(
    line,
    [
      text(line),
      ...inRows(
        button(deliveries.alert.all, { press: 'deliveries', seat }, language),
        meetingButton(show, view.meeting, language),
      ),
    ],
    language,
  );
}
