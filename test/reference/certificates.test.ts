import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import * as tls from 'node:tls';
import { createAuthority, loopbackNames, readIdentity, writeIdentity } from '../../reference/certificates.ts';

test('two nodes of one cluster authenticate each other over TLS', async (t) => {
  const authority = await createAuthority();
  const [paris, tokyo] = await Promise.all([
    authority.issue({ commonName: 'paris', names: loopbackNames }),
    authority.issue({ commonName: 'tokyo', names: loopbackNames }),
  ]);
  const server = tls.createServer({ ...paris, ca: authority.cert, requestCert: true, rejectUnauthorized: true });
  server.on('secureConnection', (socket) => socket.end(String(socket.getPeerCertificate().subject.CN)));
  server.listen(0, '127.0.0.1');
  t.after(() => server.close());
  await once(server, 'listening');

  const { port } = server.address() as AddressInfo;
  const client = tls.connect({ port, host: '127.0.0.1', servername: '', ...tokyo, ca: authority.cert });
  const chunks = await client.setEncoding('utf8').toArray();
  assert.equal(chunks.join(''), 'tokyo');
});

test('a certificate names what it was issued for, and nothing else', async () => {
  const authority = await createAuthority();
  const { cert } = await authority.issue({ commonName: 'paris', names: ['paris.example', '127.0.0.1'] });
  const certificate = new X509Certificate(cert);
  assert.equal(certificate.checkHost('paris.example'), 'paris.example');
  assert.equal(certificate.checkIP('127.0.0.1'), '127.0.0.1');
  assert.equal(certificate.checkHost('localhost'), undefined);
  assert.equal(certificate.ca, false);
  assert.ok(certificate.verify(new X509Certificate(authority.cert).publicKey));
});

test('two authorities do not vouch for each other', async () => {
  const [ours, theirs] = await Promise.all([createAuthority(), createAuthority()]);
  const { cert } = await theirs.issue({ commonName: 'stranger', names: loopbackNames });
  assert.equal(new X509Certificate(cert).verify(new X509Certificate(ours.cert).publicKey), false);
});

test('an identity is read as it was written, its key by nobody else', async (t) => {
  const directory = await mkdtemp(join(tmpdir(), 'certificates-'));
  t.after(() => rm(directory, { recursive: true }));
  const identity = await (await createAuthority()).issue({ commonName: 'paris', names: loopbackNames });
  const files = await writeIdentity(directory, 'paris', identity);
  assert.deepEqual(await readIdentity(files), identity);
  assert.equal((await stat(files.keyFile)).mode & 0o077, 0);
});
