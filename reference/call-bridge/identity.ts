/** Who a node is among the others. */
export interface NodeIdentity {
  /** Id of its callBridge object. */
  id: string;
  /** Its uniqueName, which is also the common name of its certificate. */
  name: string;
}
