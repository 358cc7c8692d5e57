/** Generated from schemas/credential.schema.json by `npm run generate`. */

/**
 * Claims of the bundled cluster's credentials, JWTs signed with ES256. To a web app a credential is opaque, and other clusters may do otherwise.
 */
export interface CredentialClaims {
  /**
   * Name of the Call Bridge that issued it, the participant's home.
   */
  iss: string;
  /**
   * Account: the guest id, or the user's id.
   */
  sub: string;
  /**
   * Of this credential alone.
   */
  jti: string;
  /**
   * Issued at, in seconds since the epoch.
   */
  iat: number;
  /**
   * Good until then, at most 24 hours after iat.
   */
  exp: number;
  callBridge: string;
  /**
   * Id of the call at that Call Bridge.
   */
  call: string;
  participant: string;
}
