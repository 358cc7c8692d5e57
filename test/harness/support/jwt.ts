/** A token that looks like a signed JWT. */
export function jwt(claims: object, header: object = { alg: 'ES256', kid: 'key' }): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part(header)}.${part(claims)}.${Buffer.from('signature').toString('base64url')}`;
}
