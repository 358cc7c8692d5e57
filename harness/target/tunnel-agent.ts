import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';

type AgentOptions = ConstructorParameters<typeof HttpsProxyAgent<string>>[1];
type ConnectOptions = Parameters<HttpsProxyAgent<string>['connect']>[1];

/** An agent through an HTTP proxy that applies the node's own TLS options behind it. */
export class TunnelAgent extends HttpsProxyAgent<string> {
  readonly #tls: ConnectionOptions;

  constructor(proxy: string, options: AgentOptions, tls: ConnectionOptions) {
    super(proxy, options);
    this.#tls = tls;
  }

  /** Told, or else guessed from a stack trace, wrongly when a connection is given back. */
  override isSecureEndpoint(): boolean {
    return true;
  }

  override connect(request: ClientRequest, options: ConnectOptions): Promise<Socket> {
    request.once('proxyConnect', ({ statusCode }: { statusCode: number }) => {
      if (statusCode !== 200) request.destroy(new ProxyRefusal(statusCode));
    });
    return super.connect(request, { ...options, ...this.#tls } as ConnectOptions);
  }
}

/** The proxy answered CONNECT with something else than 200. */
class ProxyRefusal extends Error {
  override name = 'ProxyRefusal';
  readonly code = 'EPROXY';
  constructor(status: number) {
    super(`it answers ${status}`);
  }
}
