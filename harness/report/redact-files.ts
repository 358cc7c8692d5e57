import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const shortest = 4;

/**
 * Remove secrets from files, whoever wrote them there. Each occurrence, also in the form in which JSON and HTML would write
 * it, becomes `[secret]`. Secrets of fewer than four characters are too common in other words to be looked for.
 */
export function redactFiles(files: readonly string[], secrets: readonly string[]): void {
  const forms = secrets.filter((secret) => secret.length >= shortest).flatMap(writtenForms);
  for (const file of files.filter((path) => existsSync(path))) {
    const bytes = readFileSync(file);
    const found = forms.filter((form) => bytes.includes(form));
    if (found.length > 0) writeFileSync(file, redactText(bytes.toString(), found));
  }
}

/** Longest first: a secret may contain another. */
function redactText(text: string, forms: readonly string[]): string {
  const ordered = forms.toSorted((a, b) => b.length - a.length);
  return ordered.reduce((clean, form) => clean.replaceAll(form, '[secret]'), text);
}

function writtenForms(secret: string): string[] {
  const json = JSON.stringify(secret).slice(1, -1);
  const html = secret
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
  return [...new Set([secret, json, JSON.stringify(json).slice(1, -1), html])];
}
