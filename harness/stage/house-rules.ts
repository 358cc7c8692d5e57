import type { CallBridgeName } from '../target/names.ts';
import type { CmsApi, Form } from '../wire/cms-api.ts';
import { type Made, type Maker, mustPost, mustPut } from './maker.ts';

/** What one space does otherwise than others: parameters of what the API has for that. */
export interface HouseRule {
  coSpace?: Form;
  callProfile?: Form;
  callLegProfile?: Form;
  /** The username of somebody who becomes a member. */
  member?: string;
  /** A further way in, with a numeric id of its own. */
  accessMethod?: AccessMethodForm;
  /** Of its call, at one Call Bridge; it counts at once. */
  call?: { at: CallBridgeName; form: Form };
  /** Made with such a numeric id: a rule like this makes the space. */
  numericId?: 'begins with 0';
}

export type AccessMethodForm = Form & { scope: string };

const profileKinds = ['callProfile', 'callLegProfile'] as const;

type ProfileKind = (typeof profileKinds)[number];

/** The profiles of one space: made when a first rule needs them, changed by further ones, removed at the end. */
export class HouseRules {
  readonly #made = new Map<ProfileKind, Made>();
  readonly #api: CmsApi;
  readonly #maker: Maker;
  readonly #title: string;

  /** @param title The name of everything that is made. */
  constructor(api: CmsApi, maker: Maker, title: string) {
    this.#api = api;
    this.#maker = maker;
    this.#title = title;
  }

  /**
   * Give the space a rule. @returns whether a call that is running has to begin anew to keep it
   * @throws HarnessError E_NOT_MADE
   */
  async add(space: string, rule: HouseRule): Promise<boolean> {
    const profiles: Partial<Record<ProfileKind, string>> = {};
    for (const kind of profileKinds) {
      const id = await this.#profile(kind, rule[kind]);
      if (id !== undefined) profiles[kind] = id;
    }
    const form = { ...rule.coSpace, ...profiles };
    if (Object.keys(form).length > 0) await mustPut(this.#api, `/coSpaces/${space}`, form);
    // It goes with the space.
    if (rule.member) await mustPost(this.#api, `/coSpaces/${space}/coSpaceUsers`, { userJid: rule.member });
    return profileKinds.some((kind) => rule[kind] !== undefined);
  }

  /** It goes with the space. @returns its id @throws HarnessError E_NOT_MADE */
  async addAccessMethod(space: string, form: AccessMethodForm): Promise<string> {
    return mustPost(this.#api, `/coSpaces/${space}/accessMethods`, form);
  }

  /** The id of the call leg profile that the rules have made; undefined where none is about legs. */
  get callLegProfile(): string | undefined {
    return this.#made.get('callLegProfile')?.id;
  }

  /** Remove the profiles; nothing uses them any more. */
  async remove() {
    return Promise.all([...this.#made.values()].map((profile) => profile.remove()));
  }

  /** @returns the id of a profile that the space is not yet told of */
  async #profile(kind: ProfileKind, form: Form | undefined): Promise<string | undefined> {
    if (form === undefined) return undefined;
    const known = this.#made.get(kind);
    if (known) {
      await mustPut(this.#api, `/${kind}s/${known.id}`, form);
      return undefined;
    }
    const made = await this.#maker.make(this.#api, `/${kind}s`, kind, this.#title, { name: this.#title, ...form });
    this.#made.set(kind, made);
    return made.id;
  }
}
