import { yearLine } from '../../cards/words.ts';
import { loadModel } from '../config/modelFiles.ts';
import { factsOf, forumName, themeById } from '../domain/model/forums.ts';
import { escalationPath, nextForum } from '../domain/model/path.ts';
import { EXITS, type Forum, type Language, LEVELS, type Model } from '../domain/model/types.ts';
import { textsIn } from '../locales/texts.ts';
import { printFaults, type Terminal } from './terminal.ts';

/** `lots show`: an organisation's forums by level, and the paths between them, as a tree. */

/** @returns the exit code */
export function showModel(terminal: Terminal, name: string, directory: string): number {
  const model = loadModel(name, directory);
  if (model.ok) show(terminal, model.value);
  else printFaults(terminal, model.faults);
  return model.ok ? 0 : 1;
}

function show(terminal: Terminal, model: Model): void {
  const { texts, language } = terminal;
  const { levels, facts } = textsIn(language);
  terminal.out(terminal.bold(model.name));
  for (const line of wholePaths(model, language)) terminal.out(line);
  for (const level of [...LEVELS, null]) {
    const forums = model.forums.filter((forum) => forum.level === level);
    if (forums.length === 0) continue;
    terminal.out('');
    terminal.out(terminal.bold((level ? levels[level] : facts.office).toLocaleUpperCase(language)));
    for (const [at, forum] of forums.entries()) showForum(terminal, model, forum, at === forums.length - 1);
  }
  terminal.out('');
  terminal.out(`${terminal.bold(texts.show.places)}: ${model.places.map((place) => place.name).join(', ')}`);
  terminal.out(`${terminal.bold(texts.show.themes)}: ${model.themes.map((theme) => theme.name[language]).join(', ')}`);
  terminal.out(`${terminal.bold(texts.show.exits)}: ${EXITS.map((id) => model.exits[id].name[language]).join(' · ')}`);
  for (const [at, fact] of model.caveats.entries()) {
    if (at === 0) terminal.out(terminal.bold(texts.show.caveats));
    terminal.out(`  ${fact.text[language]} ${terminal.faint(`(${fact.source.title})`)}`);
  }
}

/** The way from each forum where questions begin to the last that can take them; ways that differ only by theme are told once. */
function wholePaths(model: Model, language: Language): string[] {
  const starts = model.forums.filter((forum) => forum.takes.includes('local'));
  const ways = starts.map((forum) => {
    const theme = forum.theme ?? model.themes[0]?.id;
    const names = escalationPath(model, forum, undefined, theme).map((step) => {
      const name = forumName(step, language, 'short');
      return step.role === 'through' ? `(${name})` : name;
    });
    const label = themeById(model, theme)?.name[language] ?? '';
    return names.map((name) => name.replace(` ${label}`, ' …')).join(' → ');
  });
  return [...new Set(ways)];
}

function showForum(terminal: Terminal, model: Model, forum: Forum, isLast: boolean): void {
  const { texts, language } = terminal;
  const [branch, stem] = isLast ? ['└─ ', '   '] : ['├─ ', '│  '];
  const each = forum.perPlace ? ` (${texts.show.each})` : '';
  terminal.out(`${branch}${terminal.bold(forumName({ forum }, language))}${each}  ${terminal.faint(forum.key)}`);
  const lines = [
    ...(forum.takes.length > 0
      ? [`${texts.show.takes}: ${forum.takes.map((matter) => texts.show.takesWords[matter]).join(', ')}`]
      : []),
    ...forum.remit.map((fact) => fact.text[language]),
    ...(forum.chair ? [`${texts.show.chair}: ${forum.chair.fact.text[language]}`] : []),
    ...forum.year.map((item) => yearLine(item, language)),
    ...stepLines(terminal, model, forum),
    ...forum.open.map((one) => terminal.faint(`${texts.show.open}: ${one[language]}`)),
    terminal.faint(`${texts.show.source}: ${[...new Set(factsOf(forum).map((fact) => fact.source.title))].join('; ')}`),
  ];
  for (const line of lines) terminal.out(`${stem}${line}`);
}

/** Where it goes next, for each theme that makes a difference. */
function stepLines(terminal: Terminal, model: Model, forum: Forum): string[] {
  const { texts, language } = terminal;
  if (!forum.next) return [];
  const themes = forum.theme || !forum.next.to.includes('{') ? [forum.theme] : model.themes.map((theme) => theme.id);
  const nexts = [
    ...new Set(
      themes.map((theme) => nextForum(model, forum, theme)).filter((next): next is Forum => next !== undefined),
    ),
  ];
  const names = nexts.map((next) => forumName({ forum: next }, language, 'short')).join(', ');
  const via = nexts[0]?.reachedVia ? model.forums.find((one) => one.id === nexts[0]?.reachedVia) : undefined;
  const through =
    via && via.id !== forum.id ? ` ${texts.show.via} ${forumName({ forum: via }, language, 'short')}` : '';
  return [`→ ${texts.show.path} ${terminal.bold(names)}${through}`];
}
