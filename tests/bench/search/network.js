// Chrome's own network presets, for a page and for the workers it starts.

export const networks = {
  none: {latency: 0, down: -1, up: -1},
  'Fast 4G': {latency: 165, down: 1.01e6, up: 168_750},
  'Slow 4G': {latency: 562.5, down: 180_000, up: 84_375},
};

const conditions = ({latency, down, up}) => ({offline: false, latency, downloadThroughput: down, uploadThroughput: up});

/**
 * From now on `session`'s page is on `network`. A worker's requests are its own, so each worker is held until it is set too.
 * @param {import('playwright-core').CDPSession} session
 */
export async function emulate(session, network) {
  let number = 0;
  session.on('Target.attachedToTarget', ({sessionId}) => {
    const calls = [['Network.enable', {}], ['Network.emulateNetworkConditions', conditions(network)], ['Runtime.runIfWaitingForDebugger', {}]];
    for (const [method, params] of calls) {
      session.send('Target.sendMessageToTarget', {sessionId, message: JSON.stringify({id: ++number, method, params})}).catch(() => {});
    }
  });
  await session.send('Target.setAutoAttach', {autoAttach: true, waitForDebuggerOnStart: true, flatten: false});
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', conditions(network));
}
