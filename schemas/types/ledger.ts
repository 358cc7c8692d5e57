/** Generated from schemas/ledger.schema.json by `npm run generate`. */

/**
 * One line of a ledger: what a run makes, changes and breaks on a target, written down before it happens, so that `clean` can undo it.
 */
export type LedgerEntry =
  | {
      entry: 'run';
      /**
       * What the names of everything that it makes begin with.
       */
      namespace: string;
      /**
       * Name of the target.
       */
      target: string;
      began: string;
    }
  | {
      entry: 'creating';
      /**
       * Joins what began with what came of it.
       */
      key: string;
      /**
       * Name of the Call Bridge that is asked.
       */
      node: string;
      /**
       * What the API calls it, in the singular, such as coSpace.
       */
      kind: string;
      /**
       * Its name; begins with the namespace.
       */
      name: string;
    }
  | {
      entry: 'created';
      /**
       * Joins what began with what came of it.
       */
      key: string;
      /**
       * Its id.
       */
      id: string;
    }
  | {
      entry: 'removed';
      /**
       * Joins what began with what came of it.
       */
      key: string;
    }
  | {
      entry: 'changing';
      /**
       * Joins what began with what came of it.
       */
      key: string;
      /**
       * Name of the Call Bridge that is asked.
       */
      node: string;
      /**
       * The resource.
       */
      path: string;
      /**
       * What it was, by parameter; empty for unset.
       */
      before: {
        [k: string]: string;
      };
    }
  | {
      entry: 'restored';
      /**
       * Joins what began with what came of it.
       */
      key: string;
    }
  | {
      entry: 'breaking';
      /**
       * Joins what began with what came of it.
       */
      key: string;
      /**
       * What its file calls that.
       */
      fault: string;
    }
  | {
      entry: 'mended';
      /**
       * Joins what began with what came of it.
       */
      key: string;
    };
