import type { OutageTexts } from './sv.ts';

/** English, in the shape that Swedish gives. */
export const outage: OutageTexts = {
  readAgain: 'I cannot get at that right now. Please write again in a while.',
  pressAgain: 'That did not work right now: I cannot get at what I need. Please press again in a while.',
  unsaved: '**It could not be saved right now.**',
  unsavedForm:
    '**It could not be saved right now.** What you wrote is still here in the form. Please try again in a while. Nothing is filed twice if it did get through.',
  kept: 'What you wrote is still here. Please try again in a while.',
  written: 'What you wrote',
  tryAgain: 'Try again',
  noMemory: 'I cannot save anything right now, so I will not remember the question. The answer holds all the same.',
  askWhole: 'I cannot remember the question right now. Please write it again, with the answer in it.',
  nameThePlace: 'Write the question again and name the municipality, and I will know.',
  perhapsLost: 'My answer may have got lost on the way. If you see no answer above, please ask again.',
};
