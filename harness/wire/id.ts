/**
 * Whether a text can be the id of something and an element of a path: what stands in a path by itself, so that nothing that a
 * target calls an id leads a request to another place.
 */
export const isId = (text: string): boolean => /^[\w.~:@!$&'()*+,;=-]{1,200}$/.test(text) && !/^\.\.?$/.test(text);
