/**
 * What comes to the door is looked at before anybody reads it: an activity whose parts are not what Teams sends would break, far inside, what
 * takes them for what they should be.
 */

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Some clients say that there is nothing, and others leave it out. */
const maybe =
  (check: Check): Check =>
  (value) =>
    value === undefined || value === null || check(value);
/** The SDK takes a list that is nothing for one. */
const leftOutOr =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);
const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);
const recordOf =
  (parts: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isRecord(value) && Object.entries(parts).every(([name, check]) => check(value[name]));

const mention = recordOf({ text: isText, mentioned: recordOf({ id: isText }) });
const isMention = (value: unknown): boolean =>
  isRecord(value) && isText(value.type) && String(value.type).toLowerCase() === 'mention';

/** Everything of an activity that is read here or by the SDK. */
const activity = recordOf({
  type: (value) => isText(value) && value !== '',
  id: maybe(isText),
  name: maybe(isText),
  channelId: maybe(isText),
  serviceUrl: (value) => isText(value) && URL.canParse(String(value)),
  conversation: recordOf({ id: isText, conversationType: maybe(isText), tenantId: maybe(isText) }),
  from: recordOf({ id: isText, aadObjectId: maybe(isText), name: maybe(isText) }),
  recipient: recordOf({ id: isText, name: maybe(isText) }),
  text: maybe(isText),
  locale: maybe(isText),
  replyToId: maybe(isText),
  action: maybe(isText),
  channelData: maybe(isRecord),
  attachments: maybe(listOf(recordOf({ contentType: maybe(isText) }))),
  entities: leftOutOr(listOf((one) => recordOf({ type: isText })(one) && (!isMention(one) || mention(one)))),
  membersAdded: maybe(listOf(recordOf({ id: isText }))),
  membersRemoved: maybe(listOf(recordOf({ id: isText }))),
});

export const isActivity = (body: unknown): boolean =>
  activity(body) && isRecord(body) && (body.type !== 'invoke' || isRecord(body.value));

/** As it is to be read: what no database keeps and no card shows is taken out of every text. */
export const withoutHalfCharacters = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? value.toWellFormed().replaceAll('\u0000', ' ') : value;
