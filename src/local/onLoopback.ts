import net from 'node:net';

/**
 * Loaded into the Playground before its own code. The Playground listens on every address of the machine; ours may listen on this
 * machine only. It also ends with the bot: when the bot is killed, the channel between them closes.
 */
const LOOPBACK = '127.0.0.1';
const listen = net.Server.prototype.listen;

net.Server.prototype.listen = function onLoopback(this: net.Server, ...args: unknown[]): net.Server {
  const [first, ...rest] = args;
  const bound =
    typeof first === 'object' && first !== null
      ? [{ ...first, host: LOOPBACK }, ...rest]
      : [first, LOOPBACK, ...rest.filter((one) => typeof one !== 'string')];
  return Reflect.apply(listen, this, bound);
};

process.once('disconnect', () => process.exit());
