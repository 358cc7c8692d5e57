/** Generated from schemas/node.schema.json by `npm run generate`. */

/**
 * The node's name, also the common name of its certificate.
 *
 * This interface was referenced by `NodeFile`'s JSON-Schema
 * via the `definition` "name".
 */
export type Name = string;
/**
 * This interface was referenced by `NodeFile`'s JSON-Schema
 * via the `definition` "path".
 */
export type Path = string;
/**
 * Address to listen on, by which the others also reach the node.
 *
 * This interface was referenced by `NodeFile`'s JSON-Schema
 * via the `definition` "host".
 */
export type Host = string;
/**
 * This interface was referenced by `NodeFile`'s JSON-Schema
 * via the `definition` "port".
 */
export type Port = number;

/**
 * For the bundled cluster alone. One node of a reference cluster whose nodes are processes of their own: `reference init DIR` writes the files, `reference node FILE` starts a node. Relative paths are relative to the file.
 */
export interface NodeFile {}
/**
 * PEM files: the cluster's authority, and this node's own key and certificate.
 *
 * This interface was referenced by `NodeFile`'s JSON-Schema
 * via the `definition` "TlsFiles".
 */
export interface TlsFiles {
  ca: Path;
  cert: Path;
  key: Path;
}
/**
 * Time-outs and bounds other than the defaults, by their names in the bundled cluster (reference/settings.ts).
 *
 * This interface was referenced by `NodeFile`'s JSON-Schema
 * via the `definition` "Settings".
 */
export interface Settings {
  [k: string]: number;
}
/**
 * This interface was referenced by `NodeFile`'s JSON-Schema
 * via the `definition` "CallBridgeNode".
 */
export interface CallBridgeNode {
  kind: 'callBridge';
  name: Name;
  host: Host;
  /**
   * For the REST API and for peers.
   */
  port: Port;
  tls: TlsFiles;
  /**
   * SQLite file that all Call Bridges of the cluster share.
   */
  database: Path;
  /**
   * The operator's account at the REST API.
   */
  user: {
    username: string;
    passwordFile: Path;
  };
  /**
   * File to append to. Absent: no log.
   */
  log?: Path;
  settings?: Settings;
  /**
   * Other addresses by which this node reaches others, by the `host:port` that the database has for them. Default: none.
   */
  routes?: {
    [k: string]: string;
  };
}
/**
 * This interface was referenced by `NodeFile`'s JSON-Schema
 * via the `definition` "WebBridgeNode".
 */
export interface WebBridgeNode {
  kind: 'webBridge';
  name: Name;
  host: Host;
  /**
   * For web apps.
   */
  port: Port;
  /**
   * For Call Bridges.
   */
  c2wPort: Port;
  tls: TlsFiles;
  /**
   * File to append to. Absent: no log.
   */
  log?: Path;
  settings?: Settings;
}
