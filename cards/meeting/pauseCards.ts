import { seatKey } from '../../src/domain/meeting/meeting.ts';
import type { MeetingReply } from '../../src/domain/meeting/view.ts';
import type { Language } from '../../src/domain/model/types.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { button, type Card, card, inRows, text, title } from '../card.ts';
import { seatName } from '../case/caseWords.ts';
import { weekdayOf } from '../case/dates.ts';
import { problemSummary } from '../case/formCard.ts';
import { problemBelow } from './fields.ts';

/** Pausing a forum's reminders. Every pause ends. */

export function pauseFormCard(
  { seat, model, today, pausedUntil, inputs, problems }: Extract<MeetingReply, { say: 'pause-form' }>,
  language: Language,
): Card {
  const { cases, meetings } = textsIn(language);
  const { pause, lead } = meetings;
  const heading = pause.title(seatName(model, seat, language));
  const key = seatKey(seat);
  const value = inputs.until ?? pausedUntil?.toString() ?? '';
  return card(
    heading,
    [
      title(`**${heading}**`),
      ...problemSummary(problems, language),
      text(pausedUntil ? pause.now(weekdayOf(pausedUntil, { today, language })) : pause.lead, { spacing: 'Small' }),
      {
        type: 'Input.Date',
        id: 'until',
        label: cases.form.required(pause.until),
        isRequired: true,
        errorMessage: pause.problem,
        min: today.add({ days: 1 }).toString(),
        ...(value ? { value } : {}),
      },
      ...problemBelow(problems.until, pause.problem, language),
      ...inRows(
        button(pause.send, { press: 'pause', seat: key }, language, { primary: true, inputs: true }),
        pausedUntil ? button(lead.resume, { press: 'resume', seat: key }, language) : null,
        button(pause.cancel, { press: 'next-meeting', seat: key }, language),
      ),
    ],
    language,
  );
}

export function pausedCard(
  { seat, model, today, until }: Extract<MeetingReply, { say: 'paused' }>,
  language: Language,
): Card {
  const { pause, lead, reminder } = textsIn(language).meetings;
  const name = seatName(model, seat, language);
  const key = seatKey(seat);
  const heading = until ? pause.paused(name, weekdayOf(until, { today, language })) : pause.resumed(name);
  const ofPause = until
    ? [
        button(pause.change, { press: 'pause-form', seat: key }, language),
        button(lead.resume, { press: 'resume', seat: key }, language),
      ]
    : [button(lead.pause, { press: 'pause-form', seat: key }, language)];
  return card(
    heading,
    [
      title(`**${heading}**`),
      ...inRows(...ofPause, button(reminder.next, { press: 'next-meeting', seat: key }, language)),
    ],
    language,
  );
}
