/** Waits for a promise, but not longer than `time` milliseconds; what it would have given comes too late then. */
export const within = async <Value, Instead>(
  promise: Promise<Value>,
  time: number,
  instead: Instead,
): Promise<Value | Instead> => {
  const { promise: late, resolve } = Promise.withResolvers<Instead>();
  const timer = setTimeout(() => resolve(instead), time);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
};
