import type { Buffer } from 'node:buffer';

export type DataPackage = {
  readonly resources: readonly { readonly path: string; readonly hash: string; readonly bytes: number }[];
  readonly software: string;
  readonly about: Readonly<Record<string, unknown>>;
};

/** What datapackage.json says. @throws Error with a reason when it is none */
export function readDataPackage(content: Buffer | null): DataPackage {
  if (content === null) throw new Error('datapackage.json is missing');
  const value = parseObject(content);
  const resources = value?.['resources'];
  if (value === null || !Array.isArray(resources) || !resources.every(isResource))
    throw new Error('datapackage.json is not readable');
  const { software, zvezdomer } = value;
  return {
    resources,
    software: typeof software === 'string' ? software : '',
    about: isObject(zvezdomer) ? zvezdomer : {},
  };
}

export function parseObject(content: Buffer): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(content.toString('utf8'));
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isResource(value: unknown): value is DataPackage['resources'][number] {
  return (
    isObject(value) &&
    typeof value['path'] === 'string' &&
    typeof value['hash'] === 'string' &&
    typeof value['bytes'] === 'number'
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
