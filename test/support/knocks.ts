/** What else somebody may try at the door, whoever they are: activities that are none, and tenants that are not ours or not sure. */

export interface BrokenBody {
  readonly name: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status: number;
}

const ACTIVITY = {
  type: 'message',
  channelId: 'msteams',
  serviceUrl: 'https://smba.trafficmanager.net/emea/',
  conversation: { id: 'c' },
  from: { id: 'u' },
};

const broken = (name: string, changed: object): BrokenBody => ({
  name,
  body: JSON.stringify({ ...ACTIVITY, ...changed }),
  status: 400,
});
const written = (name: string, body: string): BrokenBody => ({ name, body, status: 400 });
const asType = (type: string, status = 415): BrokenBody => ({
  name: `the type ${type || 'nothing'}`,
  body: JSON.stringify(ACTIVITY),
  headers: { 'content-type': type },
  status,
});

export const BROKEN_BODIES: readonly BrokenBody[] = [
  asType('text/plain'),
  asType('application/x-www-form-urlencoded'),
  asType('multipart/form-data; boundary=x'),
  asType('application/jsonp'),
  asType('application/problem+json'),
  asType('text/json'),
  asType(''),
  { name: 'a coding nobody has', body: 'x', headers: { 'content-encoding': 'snappy' }, status: 415 },
  { name: 'more than fits', body: JSON.stringify({ ...ACTIVITY, text: 'x'.repeat(300_000) }), status: 413 },
  written('nothing', ''),
  written('half of it', '{"type": "message"'),
  written('a list', '[]'),
  written('null', 'null'),
  written('a word', '"message"'),
  written('lists in lists without end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`),
  broken('no type', { type: undefined }),
  broken('an empty type', { type: '' }),
  broken('a number for a type', { type: 5 }),
  broken('a list for a type', { type: ['message'] }),
  broken('no serviceUrl', { serviceUrl: undefined }),
  broken('an empty serviceUrl', { serviceUrl: '' }),
  broken('an object for a serviceUrl', { serviceUrl: { toString: 'https://smba.trafficmanager.net/' } }),
  broken('a list of serviceUrls', { serviceUrl: ['https://smba.trafficmanager.net/'] }),
  broken('no channelId', { channelId: undefined }),
  broken('no conversation', { conversation: undefined }),
  broken('a word for a conversation', { conversation: 'c' }),
  broken('a conversation without an id', { conversation: {} }),
  broken('a message from nobody', { from: undefined }),
  broken('a message from a list', { from: [] }),
  broken('a sender with a number for an id', { from: { id: 5 } }),
  broken('an object for a text', { text: { $ne: '' } }),
  broken('a word for attachments', { attachments: 'x' }),
  broken('an invoke without a name', { type: 'invoke' }),
  broken('a word for channelData', { channelData: 'x' }),
  broken('a tenant that is a list', { channelData: { tenant: { id: ['a'] } } }),
];

/** Every kind of activity that Teams sends, and some that it does not. */
export const ACTIVITIES: readonly (Readonly<Record<string, unknown>> & { readonly type: string })[] = [
  { type: 'message', text: 'vilka forum finns?' },
  { type: 'messageUpdate', text: 'vilka forum finns?' },
  { type: 'messageDelete' },
  { type: 'messageReaction', reactionsAdded: [{ type: 'like' }], replyToId: 'sent-1' },
  { type: 'invoke', name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', data: {} } } },
  { type: 'invoke', name: 'composeExtension/fetchTask', value: { commandId: 'file' } },
  { type: 'invoke', name: 'composeExtension/query', value: { commandId: 'search', parameters: [] } },
  { type: 'invoke', name: 'task/fetch', value: {} },
  { type: 'installationUpdate', action: 'add' },
  { type: 'installationUpdate', action: 'remove' },
  { type: 'conversationUpdate', membersAdded: [{ id: 'bot' }] },
  { type: 'event', name: 'application/vnd.microsoft.meetingStart', value: {} },
  { type: 'typing' },
  { type: 'endOfConversation' },
  { type: 'trace' },
  { type: 'command', name: 'x' },
  { type: 'whatever' },
];

export const kindOf = ({ type, name }: (typeof ACTIVITIES)[number]): string =>
  typeof name === 'string' ? `${type} ${name}` : type;

/** Two that contradict each other. @param ours whose people are welcome @param other whose are not, or are too */
export const contradictions = (ours: string, other: string): readonly (readonly [string, object])[] => [
  ['ours by the channel, another by the conversation', tenants(ours, other)],
  ['another by the channel, ours by the conversation', tenants(other, ours)],
  ['ours by the channel, nothing by the conversation', tenants(ours, '')],
  ['nothing by the channel, ours by the conversation', tenants('', ours)],
];

const tenants = (byChannel: string, byConversation: string): object => ({
  channelData: { tenant: { id: byChannel } },
  conversation: { id: 'c', tenantId: byConversation },
});
