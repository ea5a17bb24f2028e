import type { Objection } from '../domain/learning/trial.ts';
import type { Matter } from '../domain/model/types.ts';
import type { Verdict } from '../domain/routing/judge.ts';
import type { WayOut } from '../domain/routing/outcome.ts';
import type { RuledBy } from '../domain/routing/precedents.ts';

/** What `lots learn` and `lots gaps` say; reached through the terminal's texts. */

const some = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Kinds of matter as a noun for each, for the word list. */
type MatterNames = Readonly<Record<Matter | WayOut, string>>;

const matterSv: MatterNames = {
  local: 'skav på ett ställe',
  shared: 'samma problem på flera ställen',
  steering: 'uppdrag och sammansättning',
  political: 'inriktning och resurser',
  county: 'det som gäller hela länet',
  support: 'processtöd',
  system: 'gemensamt it-stöd',
  project: 'pågående utvecklingsarbete',
  acute: 'fara',
  individual: 'en persons situation',
  deviation: 'något som gick fel',
  line: 'egna verksamheten',
  offtopic: 'annat än samverkan',
  vague: 'oklart',
};

const matterEn: MatterNames = {
  local: 'friction in one place',
  shared: 'the same problem in several places',
  steering: 'assignments and members',
  political: 'direction and resources',
  county: 'what concerns the whole county',
  support: 'process support',
  system: 'shared IT support',
  project: 'running development work',
  acute: 'danger',
  individual: "one person's situation",
  deviation: 'something that went wrong',
  line: "one's own organisation",
  offtopic: 'other than collaboration',
  vague: 'unclear',
};

/** With the language's own decimal mark. */
const valueIn = (language: string) => (value: number) =>
  value.toLocaleString(language, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
const percentIn = (language: string) => (value: number) =>
  `${(100 * value).toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} %`;

const [valueSv, percentSv] = [valueIn('sv'), percentIn('sv')];
const [valueEn, percentEn] = [valueIn('en'), percentIn('en')];

export const learningSv = {
  help: `  lots learn                 lär av det som har avgjorts hos er och visar vad det gör; --use tar det i bruk
  lots gaps                  frågor som boten inte klarade, per forum`,
  helpOptions: `  --use              learn: ta det lärda i bruk, om det inte svarar sämre än förut
  --drop             learn: gå tillbaka till det som följde med
  --texts            gaps: visa också frågorna, med det dolt som kan peka ut någon
  --from, --to       gaps: frågor från och med en dag, till och med en dag; annars de senaste 90 dagarna`,
  learn: {
    both: 'Välj --use eller --drop, inte båda.',
    stale:
      'src/models/weights.bin är inte lärd av meningarna i src/models/examples. Kör lots train först, annars går det inte att jämföra.',
    nothing: 'Inget har avgjorts än, så det finns inget att lära av. Boten svarar som den gör.',
    dropped: 'Boten går tillbaka till det som följde med, inom en minut.',
    notInUse: 'Inget eget lärt är i bruk. Boten svarar efter det som följde med.',
    learning: (sentences: number) => `Lär av ${sentences} meningar. Det tar omkring en halv minut …`,
    trying: (questions: number) => `Prövar på ${questions} frågor med kända svar …`,
    rulings: (count: number) => `${some(count, 'avgörande', 'avgöranden')} att lära av`,
    by: {
      asker: 'den som frågade sa att svaret var rätt',
      case: 'ett forum beslutade i ett ärende',
      lead: 'en processledare sa vart det hör',
      owner: 'exempel från den som leder ett forum',
    } satisfies Record<RuledBy, string>,
    left: (count: number) =>
      `${some(count, 'avgörande', 'avgöranden')} pekar på ett forum som inga frågor går till av sig själva; där avgör de, men ger inget att lära.`,
    measures: (questions: number) => `På ${some(questions, 'fråga', 'frågor')} med kända svar`,
    before: 'förut',
    after: 'efter',
    value: 'värde (1 är bäst)',
    precision: 'rätt av det som besvarades',
    coverage: 'besvarat utan motfråga',
    valueAs: valueSv,
    percentAs: percentSv,
    changed: (count: number) =>
      count === 0
        ? 'Alla frågorna besvaras som förut.'
        : `${some(count, 'fråga', 'frågor')} besvaras på ett annat sätt`,
    verdicts: { right: 'rätt', useful: 'bra motfråga', idle: 'motfråga', wrong: 'fel' } satisfies Record<
      Verdict,
      string
    >,
    gains: 'Ord som har fått mer att säga',
    matters: matterSv,
    objection: (objection: Objection): string => {
      switch (objection.is) {
        case 'value':
          return `värdet sjunker från ${valueSv(objection.before)} till ${valueSv(objection.after)}`;
        case 'precision':
          return `andelen rätt sjunker från ${percentSv(objection.before)} till ${percentSv(objection.after)}`;
        case 'danger':
          return `${some(objection.missed, 'fråga', 'frågor')} om fara eller om en utpekad person känns inte längre igen`;
      }
    },
    refused: (why: readonly string[]) => `Det lärda tas inte i bruk: ${why.join('; ')}.`,
    notBetter: (why: readonly string[]) => `Det lärda kan inte tas i bruk: ${why.join('; ')}.`,
    good: 'Det lärda svarar inte sämre än förut. Ta det i bruk med lots learn --use.',
    used: 'Det lärda är i bruk. Boten svarar efter det inom en minut; lots learn --drop går tillbaka.',
  },
  gaps: {
    none: 'Inga luckor: boten har klarat det som frågats.',
    since: (from: string, to: string | null) => (to ? `Från ${from} till och med ${to}` : `Från ${from}`),
    forum: 'Forum',
    asked: 'Frågor',
    kinds: { unanswered: 'Obesvarade', wrong: 'Fel svar', offtopic: 'Annat ämne' },
    kind: { unanswered: 'obesvarad', wrong: 'fel svar', offtopic: 'annat ämne' },
    nowhere: 'ingen vet vart',
    total: (count: number) =>
      `${some(count, 'lucka', 'luckor')}. I Teams visar ”luckor” dem för den som leder, och där avgörs de.`,
  },
};

export type LearningTerminalTexts = typeof learningSv;

export const learningEn: LearningTerminalTexts = {
  help: `  lots learn                 learns from what has been settled with you, and shows what that does; --use takes it into use
  lots gaps                  questions that the bot did not manage, for each forum`,
  helpOptions: `  --use              learn: take what was learnt into use, if it answers no worse than before
  --drop             learn: go back to what was shipped
  --texts            gaps: show the questions too, with what may point out somebody hidden
  --from, --to       gaps: questions from one day up to and including another; otherwise the last 90 days`,
  learn: {
    both: 'Choose --use or --drop, not both.',
    stale:
      'src/models/weights.bin was not learnt from the sentences in src/models/examples. Run lots train first; there is nothing to compare with otherwise.',
    nothing: 'Nothing has been settled yet, so there is nothing to learn from. The bot answers as it does.',
    dropped: 'The bot goes back to what was shipped, within a minute.',
    notInUse: 'Nothing learnt here is in use. The bot answers by what was shipped.',
    learning: (sentences) => `Learning from ${sentences} sentences. It takes about half a minute …`,
    trying: (questions) => `Trying it on ${questions} questions with known answers …`,
    rulings: (count) => `${some(count, 'ruling', 'rulings')} to learn from`,
    by: {
      asker: 'whoever asked said that the answer was right',
      case: 'a forum decided in a case',
      lead: 'a process lead said where it belongs',
      owner: 'examples by whoever leads a forum',
    },
    left: (count) =>
      `${some(count, 'ruling points', 'rulings point')} to a forum that no questions lead to by themselves; there it decides, but gives nothing to learn.`,
    measures: (questions) => `On ${some(questions, 'question', 'questions')} with known answers`,
    before: 'before',
    after: 'after',
    value: 'value (1 is best)',
    precision: 'right of what was answered',
    coverage: 'answered without a question back',
    valueAs: valueEn,
    percentAs: percentEn,
    changed: (count) =>
      count === 0
        ? 'Every question is answered as before.'
        : `${some(count, 'question is', 'questions are')} answered in another way`,
    verdicts: { right: 'right', useful: 'good question back', idle: 'question back', wrong: 'wrong' },
    gains: 'Words that have come to say more',
    matters: matterEn,
    objection: (objection) => {
      switch (objection.is) {
        case 'value':
          return `the value falls from ${valueEn(objection.before)} to ${valueEn(objection.after)}`;
        case 'precision':
          return `the share that is right falls from ${percentEn(objection.before)} to ${percentEn(objection.after)}`;
        case 'danger':
          return `${some(objection.missed, 'question', 'questions')} about danger or a person who is pointed out would no longer be seen for what they are`;
      }
    },
    refused: (why) => `What was learnt is not taken into use: ${why.join('; ')}.`,
    notBetter: (why) => `What was learnt cannot be taken into use: ${why.join('; ')}.`,
    good: 'What was learnt answers no worse than before. Take it into use with lots learn --use.',
    used: 'What was learnt is in use. The bot answers by it within a minute; lots learn --drop goes back.',
  },
  gaps: {
    none: 'No gaps: the bot has managed what was asked.',
    since: (from, to) => (to ? `From ${from} up to and including ${to}` : `From ${from}`),
    forum: 'Forum',
    asked: 'Asked',
    kinds: { unanswered: 'Unanswered', wrong: 'Wrong', offtopic: 'Off topic' },
    kind: { unanswered: 'unanswered', wrong: 'wrong answer', offtopic: 'off topic' },
    nowhere: 'nobody knows where',
    total: (count) =>
      `${some(count, 'gap', 'gaps')}. In Teams, "gaps" shows them to those who lead, and that is where they are settled.`,
  },
};
