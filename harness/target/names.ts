/**
 * The names by which the specification calls a target's nodes, in the order of its target file. Oslo is the first Call
 * Bridge that can't move web apps, North the first Web Bridge that only some Call Bridges are linked to; neither counts
 * among the others.
 */
export const ordinaryCallBridges = ['Paris', 'Tokyo', 'Lima'] as const;
export const ordinaryWebBridges = ['East', 'West'] as const;
export const callBridgeNames = [...ordinaryCallBridges, 'Oslo'] as const;
export const webBridgeNames = [...ordinaryWebBridges, 'North'] as const;

export type CallBridgeName = (typeof callBridgeNames)[number];
export type WebBridgeName = (typeof webBridgeNames)[number];

/** Guests give a name; users sign in with an account that the target file provides; rooms are SIP addresses of it. */
export const guests = ['Alice', 'Bob', 'Cleo', 'Dan'] as const;
/** Guests of whom there are many and none is special. */
export const crowdOf = (size: number): string[] => Array.from({ length: size }, (_, index) => `Guest ${index + 1}`);
export const isOfCrowd = (persona: string): boolean => /^Guest \d+$/.test(persona);
export const users = ['Uma', 'Ulf', 'Udo'] as const;
/** Which of the target file's accounts a user has; Udo signs in with Uma's. */
export const accountOf = { Uma: 0, Ulf: 1, Udo: 0 } as const satisfies Record<(typeof users)[number], number>;
export const rooms = ['Rex'] as const;
/** Whose legs can't be moved, and of which kind they are. */
export const fixed = {
  Lyn: 'lync',
  Max: 'meetingApp',
  Ray: 'recorder',
  Stu: 'streamer',
  Dora: 'distribution',
  Lou: 'lyncConference',
} as const;
export const personas = [...guests, ...users, ...rooms, ...(Object.keys(fixed) as (keyof typeof fixed)[])] as const;

/** Groups of Call Bridges, which a scenario makes. */
export const groups = ['Red', 'Blue'] as const;
export type GroupName = (typeof groups)[number];

export const spaces = ['Standup', 'Planning', 'Retro'] as const;
