/** Where a Call Bridge publishes the keys of its credentials. @param url `https://host:port` */
export const jwksUrlOf = (url: string): string => `${url}/.well-known/jwks.json`;
