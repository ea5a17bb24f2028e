import type { Inputs } from '../../domain/case/form.ts';
import type { CasePress } from '../../domain/case/press.ts';
import { mayRead } from '../../domain/case/roles.ts';
import type { Asker, Desk } from '../desk.ts';
import { actOnCase, step } from './actOn.ts';
import { discardDraft, keepDraft, openDraft, showDrafts } from './drafts.ts';
import { exportAll, exportCase } from './exportCase.ts';
import { fileDraft, fileForm } from './file.ts';
import { offerForm } from './form.ts';
import { linkForum, offerLink, unlinkForum } from './link.ts';
import { actorOf, type CaseAnswer, othersReadAlong } from './office.ts';
import { showOverview } from './overview.ts';
import { giveRole, showRoles, takeRole } from './roles.ts';
import { refused, showCase, showForum, showHistory, showMine } from './show.ts';

/** Which button starts which walk. */
export async function pressCase(desk: Desk, asker: Asker, press: CasePress, inputs: Inputs): Promise<CaseAnswer> {
  if (isForOneOnly(press) && othersReadAlong(asker)) return refused('own-chat-only');
  return (await answerTo(desk, asker, press, inputs)) ?? refused('outdated');
}

/** What is somebody's own, who has which role, and the link to all cases: it would stand below the card for everybody there. */
const isForOneOnly = (press: CasePress): boolean =>
  press.press === 'roles' ? press.page === undefined : ['my-cases', 'drafts', 'export-all'].includes(press.press);

/** @returns null for a card of something that is no longer there */
function answerTo(
  desk: Desk,
  asker: Asker,
  press: CasePress,
  inputs: Inputs,
): Promise<CaseAnswer | null> | CaseAnswer | null {
  switch (press.press) {
    case 'file-form':
      return offerForm(desk, asker, press.model, press.question);
    case 'file':
      return fileForm(desk, asker, press, inputs);
    case 'file-anyway':
      return fileDraft(desk, asker, press.submit);
    case 'join-instead':
      return joinInstead(desk, asker, press);
    case 'keep-draft':
      return keepDraft(desk, asker, press, inputs);
    case 'drafts':
      return showDrafts(desk, asker);
    case 'open-draft':
      return openDraft(desk, asker, press.submit);
    case 'discard-draft':
      return discardDraft(desk, asker, press.submit);
    case 'case':
      return showCase(desk, asker, press.case);
    case 'history':
      return showHistory(desk, asker, press.case);
    case 'step':
      return step(desk, asker, press);
    case 'act':
      return actOnCase(desk, asker, press, inputs);
    case 'my-cases':
      return showMine(desk, asker, press.page);
    case 'forum-cases':
      return showForum(desk, asker, { ...press, seat: { forum: press.forum, place: press.place } });
    case 'overview':
      return showOverview(desk, asker, press.model);
    case 'roles':
      return showRoles(desk, asker, press.model, press.page);
    case 'give-role':
      return giveRole(desk, asker, press.model, inputs);
    case 'take-role':
      return takeRole(desk, asker, press);
    case 'export':
      return exportCase(desk, asker, press.case, press.as);
    case 'export-all':
      return exportAll(desk, asker, press.model, press.as);
    case 'link-form':
      return offerLink(desk, asker, press.model);
    case 'link':
      return linkForum(desk, asker, press.model, inputs);
    case 'unlink':
      return unlinkForum(desk, asker, press.model);
  }
}

/**
 * "Jag med": the other case gains a follower, and the form that led there is done with. Only a form of the same organisation leads there;
 * pressed again, when the form is gone, it is for those who may read the case already.
 */
async function joinInstead(
  desk: Desk,
  asker: Asker,
  { case: id, submit }: Extract<CasePress, { press: 'join-instead' }>,
): Promise<CaseAnswer | null> {
  const [draft, case_] = await Promise.all([desk.office.drafts.find(asker.person, submit), desk.office.cases.find(id)]);
  if (!case_) return refused('unknown-case');
  if (draft?.model !== case_.model && !mayRead(case_, await actorOf(desk, asker))) return null;
  const answer = await actOnCase(desk, asker, { press: 'act', case: id, revision: 0, handling: 0, deed: 'join' }, {});
  if (answer.reply.say === 'case') await desk.office.drafts.discard(asker.person, submit);
  return answer;
}
