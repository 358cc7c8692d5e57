/** Who a node is among the others. */
export interface NodeIdentity {
  /** Id of its callBridge object. */
  id: string;
  /** Its uniqueName, which is also the common name of its certificate. */
  name: string;
  /** It runs a version before the one in which web app participants can be moved. */
  isOlder: boolean;
}

/** The first version in which web app participants can be moved, and one before it. */
export const softwareVersionOf = ({ isOlder }: Pick<NodeIdentity, 'isOlder'>): string => (isOlder ? '3.1' : '3.2');
