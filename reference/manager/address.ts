import type { Agent } from 'node:https';

/** A Call Bridge as a manager reaches it. */
export interface Address {
  /** In what is said about it, and in `callBridge` parameters: as the API names it. */
  name: string;
  /** `https://host:port` */
  url: string;
  /** Keeps connections, and knows whom to trust. */
  agent: Agent;
}

export interface Login {
  username: string;
  password: string;
}
