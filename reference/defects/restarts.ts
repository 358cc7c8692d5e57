/** Faults that show after a node was away. */
import type { Defect } from '../deviation.ts';

export const toldOfEverybodyOnce: Defect = {
  id: 'told-of-everybody-once',
  requirement: 'TRUTH-11',
  title: 'A Call Bridge that was started again hears nothing of those who were there before.',
  how: 'Everybody is told of at the first connection, and only of news afterwards.',
  apply: (parts) => ({
    ...parts,
    createPeers(deps) {
      let wereLinked = false;
      const peers = parts.createPeers({
        ...deps,
        greeting: () => (wereLinked ? { ...deps.greeting(), participants: [] } : deps.greeting()),
        linksChanged() {
          wereLinked ||= peers.areAllLinked();
          deps.linksChanged();
        },
      });
      return peers;
    },
  }),
};

export const webBridgeLostForGood: Defect = {
  id: 'web-bridge-lost-for-good',
  requirement: 'STEP-06',
  title: 'Nobody can be moved who came through a Web Bridge that was started again.',
  how: 'The link is there again, and the list of those that can take a message is made at the start.',
  apply: (parts) => ({
    ...parts,
    createC2w(deps) {
      const lost = new Set<string>();
      const c2w = parts.createC2w({
        ...deps,
        onDown(webBridge) {
          lost.add(webBridge);
          deps.onDown(webBridge);
        },
      });
      return { ...c2w, isLinked: (webBridge) => !lost.has(webBridge) && c2w.isLinked(webBridge) };
    },
  }),
};
