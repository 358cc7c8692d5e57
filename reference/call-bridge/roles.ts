/** The roles of a Call Bridge, each made by its part and given what it needs. */
import type { Handler } from '../link/link.ts';
import { createOpenLink } from '../link/open-link.ts';
import { peerWords } from '../link/peer-words.ts';
import { createC2wAnswers } from './c2w-answers.ts';
import type { CallBridgeOptions } from './call-bridge.ts';
import { createDirectory } from './directory.ts';
import type { NodeIdentity } from './identity.ts';
import { createLinkage, type Linkage } from './linkage.ts';
import type { CallBridgeModel } from './model.ts';
import { createOperator } from './operator.ts';
import { type AcceptPeer, createAcceptPeer } from './peer-answers.ts';

export interface Roles {
  operator: CallBridgeModel;
  acceptPeer: AcceptPeer;
  refresh(): Promise<void>;
  linkage: Linkage;
  close(): void;
}

export const createRoles = (options: CallBridgeOptions, identity: NodeIdentity): Roles => {
  const { parts, settings, log, database, tls, name: node, routes = {} } = options;
  const openLink = createOpenLink({ node, log, settings, outgoingOf: parts.outgoingOf, write: parts.write });
  const directory = createDirectory(database);
  const register = parts.createRegister({ identity });
  const linkage = createLinkage(() => peers.areAllLinked() && c2w.areAllLinked());
  const linksChanged = linkage.changed;
  const base = { identity, settings, log, database, tls, directory, openLink, register, routes, linksChanged };

  const peers = parts.createPeers({
    ...base,
    greeting: () => ({
      callBridge: identity.id,
      name: identity.name,
      calls: [...calls.own()],
      participants: register.all().filter(({ callBridge }) => callBridge === identity.id),
    }),
  });
  const announce = peers.announce;
  const calls = parts.createCalls({ ...base, announce });
  const accounts = parts.createAccounts(base);
  const credentials = parts.createCredentials(base);
  const media = parts.createMedia(base);
  const lobby = parts.createLobby({ ...base, calls });
  const instances = parts.createInstances({ ...base, accounts, credentials, media, lobby, announce });

  const answersTo = new Map<string, Handler>();
  const c2w = parts.createC2w({
    ...base,
    handlerFor(webBridge) {
      const known = answersTo.get(webBridge);
      const answers = known ?? createC2wAnswers({ admission, sessions, conversation, peers }, webBridge);
      answersTo.set(webBridge, answers);
      return answers;
    },
    onDown: (webBridge) => sessions.webBridgeDown(webBridge),
  });
  const sessions = parts.createSessions({ ...base, instances, credentials, c2w });
  const conversation = parts.createConversation({ ...base, instances, media, c2w, announce });
  const sip = parts.createSip({ ...base, instances });

  const limits = parts.createLimits(base);
  const selfView = parts.createSelfView({ ...base, calls, instances, limits });
  const placement = parts.createPlacement({ ...base, calls, peers, selfView });
  const home = parts.createMoveHome({ ...base, instances });
  const arrival = parts.createArrival({ ...base, instances, c2w, peers, sip, home });
  const reception = parts.createReception({ ...base, calls, instances, peers, arrival, sip, limits });
  const homes = parts.createHomes({ ...base, peers, reception });
  const moveOperation = parts.createMoveOperation({ ...base, peers, placement, home, homes });
  const admission = parts.createAdmission({ ...base, placement, homes });
  const hearing = parts.createHearing({ ...base, calls, onSaid: conversation.passOn });

  // The last to hear of a change, since it makes others of it.
  lobby.watch(instances);

  const refresh = async (): Promise<void> => {
    await directory.refresh();
    peers.refresh();
    c2w.refresh();
    linkage.changed();
  };

  const announceBridges = async (): Promise<void> => {
    await Promise.allSettled(peers.linked().map((callBridge) => peers.ask(callBridge, peerWords.configuration, {})));
  };

  const operator = createOperator({
    ...base,
    calls,
    instances,
    credentials,
    placement,
    selfView,
    homes,
    moveOperation,
    peers,
    c2w,
    async bridgesChanged() {
      await refresh();
      await announceBridges();
    },
  });

  return {
    operator,
    acceptPeer: createAcceptPeer({ ...base, hearing, selfView, reception, home, peers, refresh }),
    refresh,
    linkage,
    close() {
      sessions.close();
      sip.close();
      lobby.close();
      c2w.close();
      peers.close();
    },
  };
};
