/** A cluster for one test file, with an operator and web apps. */
import { type Cluster, type ClusterOptions, startCluster } from '../../../reference/cluster.ts';
import { createTestOperator, type Operator } from './operator.ts';
import { createTestWebApps, type TestWebApps } from './web-app.ts';

export interface Space {
  id: string;
  numericId: string;
}

export interface TestCluster {
  cluster: Cluster;
  operator: Operator;
  webApps: TestWebApps;
  /** A new space with a numeric id of its own. */
  space(name: string): Promise<Space>;
  /** A new space with a call at one Call Bridge, and that call's id. */
  call(node: number, name: string): Promise<Space & { call: string }>;
  close(): Promise<void>;
}

export const startTestCluster = async (options: ClusterOptions = {}): Promise<TestCluster> => {
  const cluster = await startCluster(options);
  const operator = createTestOperator(cluster);
  const webApps = createTestWebApps(cluster);
  let spaces = 0;

  const space = async (name: string): Promise<Space> => {
    spaces += 1;
    const numericId = String(1000 + spaces);
    return { id: await operator.make(0, '/coSpaces', { name, callId: numericId }), numericId };
  };

  return {
    cluster,
    operator,
    webApps,
    space,
    async call(node, name) {
      const made = await space(name);
      return { ...made, call: await operator.make(node, '/calls', { coSpace: made.id }) };
    },
    async close() {
      operator.close();
      webApps.close();
      await cluster.close();
    },
  };
};
