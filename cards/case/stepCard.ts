import type { Deed } from '../../src/domain/case/action.ts';
import { TRANSITIONS } from '../../src/domain/case/transitions.ts';
import { textsIn } from '../../src/locales/texts.ts';
import { button, buttons, type Card, card, subtle, text, title, warning } from '../card.ts';
import { headline, principalName, seatName } from './caseWords.ts';
import { problemSummary } from './formCard.ts';
import { answerable, FIELDS, type Step } from './stepFields.ts';

/** A small form for what a deed needs: a date, a reason, a decision. What was typed before somebody else came in between is kept. */

/** What cannot be undone looks it. */
const FINAL: ReadonlySet<Deed> = new Set(['withdraw', 'deidentify']);

export function stepCard(step: Step): Card {
  const { reply, language } = step;
  const { title: heading, about } = wordsOf(step);
  const { hasChanged } = textsIn(language).cases.steps;
  return card(
    `${heading} ${headline(reply.view.case)}`,
    [
      title(`**${heading}**`),
      ...(reply.hasChanged ? [warning(hasChanged)] : []),
      ...problemSummary(reply.problems, language),
      subtle(aboutLine(step)),
      ...(about ? [text(about, { spacing: 'Small' })] : []),
      ...(FIELDS[reply.deed]?.(step) ?? []),
      { ...sendRow(step), spacing: 'Medium' },
    ],
    language,
  );
}

/** Which case, and which forum's work with it when it is only that. */
function aboutLine({ reply, language }: Step): string {
  const { view, handling, deed } = reply;
  const isForums = TRANSITIONS[deed].on === 'handling';
  const forum = isForums ? ` · ${seatName(view.model, handling.seat, language, 'short')}` : '';
  return `${headline(view.case)}${forum}`;
}

interface Words {
  readonly title: string;
  readonly send: string;
  readonly about?: string;
}

/** A deed that needs nothing is its own question. */
function wordsOf(step: Step): Words {
  const { deeds, steps } = textsIn(step.language).cases;
  const { deed, view } = step.reply;
  switch (deed) {
    case 'prepare':
    case 'anchor':
    case 'join':
    case 'leave':
      return { title: deeds[deed], send: deeds[deed] };
    case 'report': {
      const [principal, ...others] = answerable(step);
      const isOne = principal !== undefined && others.length === 0;
      const { report } = steps;
      return {
        title: isOne ? report.title(principalName(view.model, principal)) : report.titleMany,
        send: report.send,
      };
    }
    default:
      return steps[deed];
  }
}

function sendRow(step: Step) {
  const { reply, language } = step;
  const { view, handling, deed } = reply;
  const { id, revision } = view.case;
  const on = { case: id, revision, handling: TRANSITIONS[deed].on === 'handling' ? handling.no : 0, deed };
  const look = FINAL.has(deed) ? { destructive: true } : { primary: true };
  return buttons(
    button(wordsOf(step).send, { press: 'act', ...on, ...answered(step) }, language, { ...look, inputs: true }),
    button(textsIn(language).cases.steps.cancel, { press: 'case', case: id }, language),
  );
}

/** Whoever answers for one principal has pressed that it does not work; others choose on the card. */
function answered(step: Step): { principal?: string; home?: 'hindered' } {
  if (step.reply.deed !== 'report') return {};
  const [principal, ...others] = answerable(step);
  return principal !== undefined && others.length === 0 ? { principal, home: 'hindered' } : {};
}
