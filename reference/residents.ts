/** Who is there in every cluster besides guests: accounts that can sign in, and a room that answers SIP calls. */
import { randomBytes } from 'node:crypto';
import type { FarEnd } from './call-bridge/far-ends.ts';
import type { UserAccount } from './database/users.ts';

export interface Residents {
  /** The operator's account at the REST API. */
  operator: { username: string; password: string };
  users: readonly UserAccount[];
  /** SIP addresses. */
  rooms: readonly string[];
  /** SIP addresses whose legs can't be moved, by kind. */
  legs: Readonly<Record<FarEnd, string>>;
}

const domain = 'meetings.example';

export const newPassword = (): string => randomBytes(18).toString('base64url');

/** @param operatorPassword A random one if not given. */
export const newResidents = (operatorPassword = newPassword()): Residents => ({
  operator: { username: 'admin', password: operatorPassword },
  users: ['Uma', 'Ulf'].map((name) => ({
    name,
    username: `${name.toLowerCase()}@${domain}`,
    password: newPassword(),
  })),
  rooms: [`sip:rex@${domain}`],
  legs: {
    lync: `sip:lync@${domain}`,
    lyncConference: `sip:lyncConference@${domain}`,
    meetingApp: `sip:meetingApp@${domain}`,
    recorder: `sip:recorder@${domain}`,
    streamer: `sip:streamer@${domain}`,
    distribution: `sip:distribution@${domain}`,
  },
});
