import { textsIn } from '../../src/locales/texts.ts';
import type { Elements } from '../card.ts';
import { choiceInput } from '../meeting/fields.ts';
import { spanOf } from '../meeting/times.ts';
import { problemLine } from './inputs.ts';
import type { Step } from './stepFields.ts';

/** Which meeting a case is put on: one of the forum's own where its calendar is read, or any other day. */

export function scheduleFields(step: Step): Elements {
  const { reply, language } = step;
  const { stage } = reply.handling;
  const { steps } = textsIn(language).cases;
  const date = stage.state === 'scheduled' ? stage.meeting.date.toString() : '';
  if (reply.meetings.length === 0) return dayInput(step, { label: steps.schedule.date, preset: date, isOnly: true });
  const { otherDay } = textsIn(language).meetings.schedule;
  return [...meetingInput(step), ...dayInput(step, { label: otherDay, preset: '', isOnly: false })];
}

/** The next one is chosen from the start, or the one it is put on: most need press no more. A day filled in below it comes before it. */
function meetingInput({ reply, language }: Step): Elements {
  const { cases, meetings } = textsIn(language);
  const { inputs, problems, view } = reply;
  const clock = { today: view.today, timeZone: view.timeZone, language };
  return choiceInput(
    {
      id: 'meeting',
      label: meetings.schedule.meeting,
      placeholder: cases.form.choose,
      value: Object.keys(inputs).length === 0 ? presetIn(reply) : (inputs.meeting ?? ''),
      problem: problems.meeting,
      choices: reply.meetings.map(({ id, span }) => ({ title: spanOf(span, clock), value: id })),
    },
    language,
  );
}

const presetIn = ({ handling: { stage }, meetings }: Step['reply']): string =>
  (stage.state === 'scheduled' ? stage.meeting.on : undefined) ?? meetings[0]?.id ?? '';

function dayInput(
  { reply, language }: Step,
  { label, preset, isOnly }: { label: string; preset: string; isOnly: boolean },
): Elements {
  const { cases, meetings } = textsIn(language);
  const { inputs, problems, view } = reply;
  const isFresh = Object.keys(inputs).length === 0;
  const value = isFresh ? preset : (inputs.date ?? '');
  return [
    {
      type: 'Input.Date',
      id: 'date',
      label: isOnly ? cases.form.required(label) : label,
      isRequired: isOnly,
      errorMessage: meetings.schedule.problem,
      min: view.today.toString(),
      ...(value ? { value } : {}),
    },
    ...problemLine({ kind: 'line' }, problems.date, language),
  ];
}
