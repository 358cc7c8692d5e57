/** Permitted differences in the legs of rooms. */
import type { Variant } from '../deviation.ts';
import { onRestAnswers } from '../on-rest-answers.ts';
import { onUrls } from '../on-urls.ts';

/** The id of a leg whose participant has this one, and the other way round. */
const counterpart = (id: string): string => `${(15 - Number.parseInt(id[0] ?? '0', 16)).toString(16)}${id.slice(1)}`;

export const roomLegsHaveOwnIds: Variant = {
  id: 'room-legs-have-own-ids',
  permits: 'openapi.yaml, "SIP": its leg has any id',
  title: 'The call leg of a room has another id than its participant.',
  apply(parts) {
    const rooms = new Set<string>();
    const inAnswers = onRestAnswers((_request, answer) => ({
      ...answer,
      body: answer.body.replace(/(?<=<callLeg id="|<movedCallLeg>)[0-9a-f-]{36}/g, (id) =>
        rooms.has(id) ? counterpart(id) : id,
      ),
    }));
    const inPaths = onUrls((url) =>
      url.replace(/(?<=\/callLegs\/)[0-9a-f-]{36}/i, (id) => {
        const participant = counterpart(id.toLowerCase());
        return rooms.has(participant) ? participant : id;
      }),
    );
    return inPaths(
      inAnswers({
        ...parts,
        createRegister(deps) {
          const register = parts.createRegister(deps);
          return {
            ...register,
            put(participant) {
              if (participant.account.kind === 'sip') rooms.add(participant.id);
              register.put(participant);
            },
          };
        },
      }),
    );
  },
};
