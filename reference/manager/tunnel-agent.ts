import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';
import type { ConnectionOptions } from 'node:tls';
import { HttpsProxyAgent } from 'https-proxy-agent';

type ConnectOptions = Parameters<HttpsProxyAgent<string>['connect']>[1];

/** An agent through an HTTP proxy, with its own TLS options for the end behind it. */
export class TunnelAgent extends HttpsProxyAgent<string> {
  readonly #tls: ConnectionOptions;

  constructor(proxy: string, tls: ConnectionOptions) {
    super(proxy, { keepAlive: true });
    this.#tls = tls;
  }

  /** Told, or else it is guessed from a stack trace. */
  override isSecureEndpoint(): boolean {
    return true;
  }

  override connect(request: ClientRequest, options: ConnectOptions): Promise<Socket> {
    request.once('proxyConnect', ({ statusCode }: { statusCode: number }) => {
      if (statusCode !== 200) request.destroy(new Error(`the proxy answers ${statusCode}`));
    });
    return super.connect(request, { ...options, ...this.#tls } as ConnectOptions);
  }
}
