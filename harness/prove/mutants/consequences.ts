/** What follows, in a trace, from a message that differs: whether it is valid, what is experienced, what is done next. */
import { experienceOf, experienceOfAnswer, experienceOfJoin } from '../../participants/binding-experience.ts';
import { bindingWords, checkAnswer } from '../../participants/binding-messages.ts';
import type { DriverEvent } from '../../participants/driver.ts';
import { isLooking } from '../../trace/looking.ts';
import type {
  CredentialView,
  Experience,
  ExperienceRecord,
  FrameRecord,
  NamedRecord,
  RestRecord,
  TraceRecord,
} from '../../trace/record.ts';
import type { TunnelRequest, TunnelResponse } from '../../wire/tunnel.ts';
import { type Block, nothing } from './block.ts';

type Payload = Readonly<Partial<Record<'type' | 'id' | 'status' | 'path' | 'body', unknown>>>;

/** Which request a received frame answers, and whether it is a request itself. */
export type Asked =
  | { kind: 'join'; numericId: string }
  | { kind: 'answer'; request: TunnelRequest }
  | { kind: 'request' };

/** Of a frame that a web app received; undefined where it answers nothing that was asked. */
export function askedBy(block: Block, frame: FrameRecord): Asked | undefined {
  const payload = frame.payload as Payload;
  const sent = (fits: (payload: Payload) => boolean) =>
    block.records.findLast(
      (record): record is FrameRecord =>
        record.kind === 'frame' &&
        record.seq < frame.seq &&
        record.direction === 'sent' &&
        isSameSession(record, frame) &&
        fits(record.payload as Payload),
    )?.payload;
  if (payload.type === 'request') return { kind: 'request' };
  if (payload.type === undefined) {
    const { body } = (sent(({ path }) => path === '/api/join') ?? {}) as { body?: { numericId?: string } };
    return { kind: 'join', numericId: body?.numericId ?? '' };
  }
  const request = sent(({ type, id }) => type === 'request' && id === payload.id);
  return request === undefined ? undefined : { kind: 'answer', request: request as TunnelRequest };
}

export const isSameSession = (
  one: Pick<FrameRecord, 'actor' | 'session' | 'node'>,
  other: Pick<FrameRecord, 'actor' | 'session' | 'node'>,
): boolean => one.actor === other.actor && one.session === other.session && one.node === other.node;

/** The experience that came of a frame stands right behind it. */
export function experienceBehind({ records }: Block, frame: FrameRecord): ExperienceRecord | undefined {
  const next = records[frame.seq];
  return next?.kind === 'experience' && isSameSession(next, frame) && next.experience.event !== 'closed'
    ? next
    : undefined;
}

/**
 * A frame with another payload, and what was experienced of it, in the places of the old ones. A frame that breaks its schema is
 * experienced by nobody.
 */
export function withPayload(
  block: Block,
  frame: FrameRecord,
  asked: Asked | undefined,
  payload: unknown,
): Map<number, TraceRecord> {
  const errors = errorsIn(asked, payload);
  const { invalid: _, ...valid } = frame;
  const changes = new Map<number, TraceRecord>();
  changes.set(frame.seq, { ...valid, payload, ...(errors !== undefined && { invalid: { by: 'target', errors } }) });
  const behind = experienceBehind(block, frame);
  if (!behind) return changes;
  const event = errors === undefined && asked ? eventOf(block, frame, asked, payload) : undefined;
  changes.set(behind.seq, event ? { ...behind, experience: seen(block, event) } : nothing(behind));
  return changes;
}

function errorsIn(asked: Asked | undefined, payload: unknown): string | undefined {
  if (!asked) return 'answers nothing that was asked';
  if (asked.kind === 'join') {
    const { status, body } = payload as { status: number; body: unknown };
    return checkAnswer('JoinAnswer', status, body);
  }
  const envelope = bindingWords.envelope(payload);
  if (envelope !== undefined) return envelope;
  const { type, id } = payload as TunnelRequest | TunnelResponse;
  if (asked.kind === 'request')
    return type === 'request' ? bindingWords.request('received', payload as TunnelRequest)?.errors : 'answers nothing';
  if (type !== 'response' || id !== asked.request.id) return `answers request ${id}, which does not wait for an answer`;
  return bindingWords.response(asked.request, payload as TunnelResponse);
}

function eventOf(block: Block, frame: FrameRecord, asked: Asked, payload: unknown): DriverEvent {
  if (asked.kind === 'request') return experienceOf(payload as TunnelRequest);
  if (asked.kind === 'join') return experienceOfJoin(asked, payload as TunnelResponse);
  return experienceOfAnswer(asked.request, payload as TunnelResponse, `<${digestIn(block, frame)}>`);
}

/** The digest of the credential with which the session of a frame was begun. */
function digestIn({ records }: Block, frame: FrameRecord): string {
  const opening = records.find(
    (record): record is FrameRecord =>
      record.kind === 'frame' &&
      record.direction === 'sent' &&
      isSameSession(record, frame) &&
      tokenIn(record) !== undefined,
  );
  return digestOf(tokenIn(opening) ?? '');
}

const tokenIn = (frame: FrameRecord | undefined): string | undefined =>
  (frame?.payload as { body?: { token?: string } } | undefined)?.body?.token;

/** In a frame there stands `<sha256:…>` instead of a credential. */
export const digestOf = (token: string): string => token.replace(/^<|>$/g, '');

function seen(block: Block, event: DriverEvent): Experience {
  if (!('credential' in event) || event.credential === undefined) return event as Experience;
  return { ...event, credential: viewOf(block, digestOf(event.credential)) } as Experience;
}

/** What a trace shows of a credential wherever it stands. */
function viewOf({ records }: Block, digest: string): CredentialView {
  for (const record of records) {
    if (record.kind !== 'experience' || !('credential' in record.experience)) continue;
    const { credential } = record.experience;
    if (credential?.digest === digest) return credential;
  }
  return { digest };
}

/** Whoever was given another credential presents that one ever after. */
export function followCredential(
  block: Block,
  seq: number,
  changes: Map<number, TraceRecord>,
  [before, after]: readonly [string, string],
): void {
  const credential = viewOf(block, after);
  for (const record of block.records) {
    if (record.seq <= seq || changes.has(record.seq) || record.kind !== 'experience') continue;
    const { experience } = record;
    if (!('credential' in experience) || experience.credential?.digest !== before) continue;
    changes.set(record.seq, { ...record, experience: { ...experience, credential } });
  }
}

/** A participant that has another id in the answer is asked for by that id ever after. */
export function followId(block: Block, named: NamedRecord, changes: Map<number, TraceRecord>, id: string): void {
  changes.set(named.seq, { ...named, id });
  for (const record of block.records) {
    if (record.seq <= named.seq || record.kind !== 'rest' || !record.path.includes(`/participants/${named.id}`))
      continue;
    const path = record.path.replace(named.id, id);
    changes.set(record.seq, { ...record, ...answerAt(block, { ...record, path }) });
  }
}

/** What a Call Bridge answered for a path at about that time; that it knows no such thing, where nobody has asked. */
function answerAt({ records }: Block, { seq, node, method, path }: RestRecord): Partial<RestRecord> {
  const known = records.filter(
    (record): record is RestRecord =>
      record.kind === 'rest' && record.node === node && record.method === method && record.path === path,
  );
  const nearest = known.findLast((record) => record.seq < seq) ?? known[0];
  if (nearest) return { path, status: nearest.status, data: nearest.data };
  return { path, status: 400, data: { failureDetails: { participantDoesNotExist: '' } } };
}

/** The next thing that is done by this persona, or to it: it would have been done otherwise. */
export const nextDeed = (block: Block, seq: number, persona: string): number =>
  block.next(
    seq,
    (record) =>
      record.kind === 'act' && !isLooking(record) && (record.actor === persona || record.args.participant === persona),
  );

/** The next thing that anybody does. */
export const nextAct = (block: Block, seq: number): number =>
  block.next(seq, (record) => record.kind === 'act' && !isLooking(record));
