/** Generated from schemas/target.schema.json by `npm run generate`. */

/**
 * A secret, preferably not written here.
 *
 * This interface was referenced by `TargetFile`'s JSON-Schema
 * via the `definition` "Secret".
 */
export type Secret =
  | string
  | {
      env: string;
    }
  | {
      file: string;
    }
  | {
      command: string;
    };

/**
 * A cluster under test: where it is, how to get in, what it provides, and the class in which it is judged. Relative paths are relative to this file.
 */
export interface TargetFile {
  $schema?: string;
  /**
   * Shown in every report.
   */
  name: string;
  /**
   * core: what the seed document states. documented: also what Cisco documents elsewhere. full: also what this project defines. Default core. features/README.md says which Rules that makes required.
   */
  profile?: 'core' | 'documented' | 'full';
  /**
   * Where the harness may look. Default rest and participant. events, log and browser are kept for later versions: nothing in this one looks there.
   */
  look?: ('rest' | 'participant' | 'events' | 'log' | 'browser')[];
  /**
   * true allows changes of cluster-wide settings, which are restored. Default false.
   */
  exclusiveUse?: boolean;
  /**
   * In the order in which the specification names them: Paris, Tokyo, Lima. One that can't move web apps is Oslo, wherever it stands.
   *
   * @minItems 1
   * @maxItems 24
   */
  callBridges: {
    /**
     * The callBridge's name in the API, letter by letter.
     */
    name: string;
    /**
     * Scheme, host and port of the API.
     */
    url: string;
    /**
     * Where the public keys are by which this Call Bridge's credentials can be verified: a URL or a file. Without it credentials are opaque.
     */
    jwks?: string;
    tls?: Tls;
    /**
     * false: it runs a version whose web app participants can't be moved, before 3.2. Default true.
     */
    movesWebApps?: boolean;
  }[];
  /**
   * In the order in which the specification names them: East, West. One with linkedTo is North, wherever it stands.
   *
   * @minItems 1
   */
  webBridges: {
    /**
     * For reports: the API is not asked for it.
     */
    name: string;
    /**
     * Scheme, host and port as a browser sees it.
     */
    url: string;
    tls?: Tls;
    /**
     * Names of the only Call Bridges that have a link to it: the first of them and not the second. Default: all have.
     *
     * @minItems 1
     */
    linkedTo?: string[];
  }[];
  credentials: {
    username: Secret;
    password: Secret;
  };
  tls?: Tls;
  /**
   * HTTP proxy for everything.
   */
  proxy?: string;
  /**
   * How a headless web app speaks to the Web Bridges: this project's own binding (default), or a module that exports a driver.
   */
  driver?:
    | 'binding'
    | {
        module: string;
        options?: {
          [k: string]: unknown;
        };
      };
  /**
   * What the cluster has that the harness can't make.
   */
  provides?: {
    /**
     * Accounts that can sign in; the first is Uma's. They need not be listed in the API.
     */
    users?: {
      /**
       * What a web app signs in with.
       */
      username: string;
      password: Secret;
      /**
       * Display name. By it a participant is found where the driver's wire doesn't say which one it is.
       */
      name?: string;
    }[];
    /**
     * Addresses that answer within 5 seconds when they are called. The first is Rex's.
     */
    sip?: string[];
    /**
     * Addresses that answer within 5 seconds, and whose legs are of a kind that can't be moved.
     */
    legs?: {
      lync?: string;
      /**
       * A conference of Skype for Business: a meeting into which it is called is dual-homed.
       */
      lyncConference?: string;
      meetingApp?: string;
      recorder?: string;
      streamer?: string;
      distribution?: string;
    };
  };
  /**
   * Commands, by what they do: `kill NODE` ends a node at once; `stop NODE` lets it answer nothing while its connections stay; `cut CALL-BRIDGE NODE` takes away the link between two nodes, whoever dialled. NODE is a name of this file. They run in this file's folder.
   */
  faults?: {
    /**
     * This interface was referenced by `undefined`'s JSON-Schema definition
     * via the `patternProperty` "^(?:kill|stop|cut) .+$".
     */
    [k: string]: {
      /**
       * Makes the fault. Ends with 0 when it is there.
       */
      do: string;
      /**
       * Takes it back, also where it is not there. Ends with 0 when every link is there again; a node may take 20 seconds longer until it serves.
       */
      undo: string;
    };
  };
  /**
   * How the cluster reaches the harness, which listens there on ports of its own while a scenario needs it. Default: it does not.
   */
  observer?: {
    /**
     * Name or address of this machine, as the Call Bridges see it. At a name the harness listens on all interfaces.
     */
    host: string;
  };
  /**
   * The manager to be judged. The harness plays a cluster for it.
   */
  manager?: {
    /**
     * A shell command that moves somebody once; features/README.md, "A manager", says which variables it is given and how it answers. It runs in this file's folder. Default: none.
     */
    command: string;
  };
  /**
   * Milliseconds. The bounds grow with the measured round trip: features/README.md, Time.
   */
  timing?: {
    /**
     * Between two looks. Default 25.
     */
    interval?: number;
    /**
     * Within which the cluster is to agree. Default 2000.
     */
    bound?: number;
    /**
     * How long nothing must come before silence is believed. Default 250.
     */
    quiet?: number;
    /**
     * Within which a request is to be answered. Default 5000.
     */
    request?: number;
    /**
     * How long the cluster keeps a moved participant whose web app doesn't come. Declared, it is waited for; not declared, it is 10000 at least. Longer than it takes to make a few connections one after the other, else nothing can be said (E_CAME_TOO_LATE).
     */
    arrival?: number;
    /**
     * How long the cluster keeps a participant whose connection broke. Declared, it is waited for; not declared, it is 10000 at least.
     */
    reconnect?: number;
  };
}
/**
 * Paths of PEM files, and overrides of address and name.
 *
 * This interface was referenced by `TargetFile`'s JSON-Schema
 * via the `definition` "Tls".
 */
export interface Tls {
  ca?: string;
  cert?: string;
  key?: string;
  /**
   * Connect to this address instead of the name in the url.
   */
  address?: string;
  /**
   * Name for SNI and for the certificate's check.
   */
  servername?: string;
}
