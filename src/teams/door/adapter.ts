import { randomUUID } from 'node:crypto';
import {
  type Activity,
  CloudAdapter,
  type ConfigurationBotFrameworkAuthentication,
  type TurnContext,
} from 'botbuilder';
import type { Incoming } from './activity.ts';

/**
 * botbuilder's adapter behind our own door: it takes what the door has let in, and nothing else.
 *
 * Its own check of tokens is not used. It is the weaker lock (it takes tokens without an end, those of the Emulator and of other bots, and lets
 * `serviceUrl` be left out), and it would make the door worse: it fetches keys a second time, without a limit of time, from wherever the metadata
 * says, and answers nobody at all when it cannot. So the token ends at the door, and what goes on is a pass, made here for one turn. Whoever calls
 * `process` without one, because somebody has wired a way round the door, is refused.
 */
export class AdmittedAdapter extends CloudAdapter {
  readonly #passes = new Set<string>();
  readonly #signs: Signs | null;

  /** @param signs null in local mode */
  constructor(authentication: ConfigurationBotFrameworkAuthentication, signs: Signs | null) {
    super(authentication);
    this.#signs = signs;
  }

  /** One turn with what the door has let in. */
  async turn(activity: Incoming, logic: (context: TurnContext) => Promise<void>): Promise<Answer> {
    const pass = randomUUID();
    this.#passes.add(pass);
    const answer = answering();
    try {
      await this.process({ method: 'POST', headers: { authorization: pass }, body: activity }, answer.response, logic);
    } finally {
      this.#passes.delete(pass);
    }
    return answer.given();
  }

  /** The client that signs what a registered bot sends to an address of Teams. */
  async connectorTo(serviceUrl: string): Promise<unknown> {
    if (!this.#signs) throw new Error('not registered');
    const { appId, audience } = this.#signs;
    const factory = this.botFrameworkAuthentication.createConnectorFactory(this.createClaimsIdentity(appId));
    return factory.create(serviceUrl, audience);
  }

  protected override async processActivity(
    authorization: string | Authenticated,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ) {
    if (typeof authorization !== 'string' || !this.#passes.delete(authorization)) throw new Error('not let in');
    if (!this.#signs) return super.processActivity('', activity, logic);
    const { appId, audience } = this.#signs;
    const claimsIdentity = this.createClaimsIdentity(appId);
    const connectorFactory = this.botFrameworkAuthentication.createConnectorFactory(claimsIdentity);
    return super.processActivity({ audience, claimsIdentity, connectorFactory }, activity, logic);
  }
}

/** Who answers, and to whom that is proven. */
export interface Signs {
  readonly appId: string;
  readonly audience: string;
}

type Authenticated = Awaited<ReturnType<ConfigurationBotFrameworkAuthentication['authenticateRequest']>>;

/** What botbuilder answers a request with. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** It is kept, not sent: what botbuilder says when it fails is for nobody outside. */
function answering() {
  let status = 200;
  let body: unknown;
  const response = {
    socket: null,
    status: (code: number) => {
      status = code;
    },
    header: () => undefined,
    send: (sent: unknown) => {
      body = sent;
    },
    end: () => undefined,
  };
  return { response, given: (): Answer => ({ status, body: status < 500 ? body : undefined }) };
}
