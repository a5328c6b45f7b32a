export function nodeTooOld(version?: string): string | null;
export function isInstalled(root: string): boolean;
export function install(root: string): Promise<void>;
export function handOver(
  root: string,
  script: string,
  args: readonly string[],
  onMessage?: (message: unknown) => void,
): Promise<number>;
