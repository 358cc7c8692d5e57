import { randomBytes } from 'node:crypto';

/** Random tickets for credentials. All proxies of one cluster share them, as they would share a store. */
export class Tickets {
  readonly #credentials = new Map<string, string>();
  readonly #tickets = new Map<string, string>();

  /** The ticket for a credential: the same one each time. */
  issue(credential: string): string {
    const ticket = this.#tickets.get(credential) ?? randomBytes(24).toString('base64url');
    this.#tickets.set(credential, ticket);
    this.#credentials.set(ticket, credential);
    return ticket;
  }

  /** The credential behind a ticket. A ticket that was never issued stays what it is, for the cluster to refuse. */
  redeem(ticket: string): string {
    return this.#credentials.get(ticket) ?? ticket.padEnd(16, '-');
  }
}
