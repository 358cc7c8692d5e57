import type { C2w } from './call-bridge/c2w.ts';
import type { ConversationDeps } from './call-bridge/conversation.ts';
import type { Parts } from './parts.ts';

type Tell = C2w['tell'];

/** A deviation of what web apps are told of each other: what `change` gives tells in the place of `tell`. */
export const onTelling =
  (change: (tell: Tell, deps: ConversationDeps) => Tell): ((parts: Parts) => Parts) =>
  (parts) => ({
    ...parts,
    createConversation: (deps) =>
      parts.createConversation({ ...deps, c2w: { ...deps.c2w, tell: change(deps.c2w.tell, deps) } }),
  });
