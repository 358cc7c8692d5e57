/** A node's own certificate, and whom it trusts. */
export interface NodeTls {
  /** PEM of the cluster's authority. */
  ca: string;
  cert: string;
  key: string;
}
