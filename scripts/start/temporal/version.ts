import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** The newest that `go install` accepts. A store file made by one version is not opened by another. */
export const temporalVersion = '1.5.1';
const serverInside = '1.29.1';

/** A build by `go install` calls itself 0.0.0-DEV, but knows which server it carries. */
export async function isPinnedTemporal(program: string): Promise<boolean> {
  try {
    const { stdout } = await promisify(execFile)(program, ['--version'], { timeout: 10_000 });
    return stdout.includes(`version ${temporalVersion} `) || stdout.includes(`(Server ${serverInside},`);
  } catch {
    return false;
  }
}
