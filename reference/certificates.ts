/** The cluster's own certificate authority: ECDSA P-256, made anew for each cluster. */
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';

/** A private key (PKCS #8) and its certificate, both PEM. */
export interface Identity {
  key: string;
  cert: string;
}

export interface CertificateSubject {
  commonName: string;
  /** DNS names and IP addresses for the subject's alternative names, in any order. */
  names: readonly string[];
}

export interface Authority {
  /** The authority's own certificate, PEM: what clients trust. */
  readonly cert: string;
  /** A key and a certificate good for both ends of a TLS connection, since a Call Bridge is client and server. */
  issue(subject: CertificateSubject): Promise<Identity>;
}

/** Names under which every node on this machine can be reached. */
export const loopbackNames: readonly string[] = ['localhost', '127.0.0.1', '::1'];

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const hour = 3_600_000;
const year = 365 * 24 * hour;

/** Begins an hour ago, for clocks that differ. */
const validity = () => ({ notBefore: new Date(Date.now() - hour), notAfter: new Date(Date.now() + year) });

const generateKeys = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);

const keyToPem = async (key: webcrypto.CryptoKey): Promise<string> =>
  x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', key), x509.PemConverter.PrivateKeyTag);

const distinguishedName = (commonName: string): x509.JsonName => [{ CN: [commonName] }];

const alternativeName = (name: string): x509.JsonGeneralName => ({ type: isIP(name) ? 'ip' : 'dns', value: name });

/** A new authority. Its key never leaves this object, so nobody can issue certificates once it is gone. */
export const createAuthority = async (commonName = 'Reference cluster CA'): Promise<Authority> => {
  const authorityKeys = await generateKeys();
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    name: distinguishedName(commonName),
    keys: authorityKeys,
    signingAlgorithm: algorithm,
    ...validity(),
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
      await x509.SubjectKeyIdentifierExtension.create(authorityKeys.publicKey),
    ],
  });

  const issue = async (subject: CertificateSubject): Promise<Identity> => {
    const keys = await generateKeys();
    const certificate = await x509.X509CertificateGenerator.create({
      subject: distinguishedName(subject.commonName),
      issuer: authority.subject,
      publicKey: keys.publicKey,
      signingKey: authorityKeys.privateKey,
      signingAlgorithm: algorithm,
      ...validity(),
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth, x509.ExtendedKeyUsage.clientAuth]),
        new x509.SubjectAlternativeNameExtension(subject.names.map(alternativeName)),
        await x509.AuthorityKeyIdentifierExtension.create(authorityKeys.publicKey),
      ],
    });
    return { key: await keyToPem(keys.privateKey), cert: certificate.toString('pem') };
  };

  return { cert: authority.toString('pem'), issue };
};

/** Where an identity lies: paths of two PEM files. */
export interface IdentityFiles {
  keyFile: string;
  certFile: string;
}

/** Writes `<name>.key.pem`, readable by its owner only, and `<name>.cert.pem`. */
export const writeIdentity = async (directory: string, name: string, identity: Identity): Promise<IdentityFiles> => {
  await mkdir(directory, { recursive: true });
  const files = { keyFile: join(directory, `${name}.key.pem`), certFile: join(directory, `${name}.cert.pem`) };
  await writeFile(files.keyFile, identity.key, { mode: 0o600 });
  await writeFile(files.certFile, identity.cert);
  return files;
};

/** Reads what `writeIdentity` wrote. */
export const readIdentity = async (files: IdentityFiles): Promise<Identity> => ({
  key: await readFile(files.keyFile, 'utf8'),
  cert: await readFile(files.certFile, 'utf8'),
});
