/** What a button on a card of the owner's view can mean. Who pressed is never part of it; what is filled in comes beside it (`inputs`). */
export type LearningPress =
  /** The gaps of an organisation, or of one of its forums; `page` from 0. */
  | { readonly press: 'gaps'; readonly model: string; readonly forum: string | null; readonly page: number }
  | { readonly press: 'gap'; readonly gap: string }
  /** Input `first`: a forum's key or an exit's id. */
  | { readonly press: 'settle-gap'; readonly gap: string }
  | { readonly press: 'set-gap-aside'; readonly gap: string }
  /** What a forum has been taught, with a form for more; `page` from 0. */
  | { readonly press: 'teachings'; readonly model: string; readonly forum: string; readonly page: number }
  /** Inputs `is` (`example` or `name`) and `text`. */
  | { readonly press: 'teach'; readonly model: string; readonly forum: string }
  /** `page`: the one that is shown afterwards. */
  | {
      readonly press: 'unteach';
      readonly model: string;
      readonly forum: string;
      readonly teaching: string;
      readonly page: number;
    }
  /** What the bot says of a forum, to be confirmed. */
  | { readonly press: 'check'; readonly model: string; readonly forum: string }
  | { readonly press: 'check-right'; readonly model: string; readonly forum: string }
  /** Input `note`. */
  | { readonly press: 'check-wrong'; readonly model: string; readonly forum: string };
