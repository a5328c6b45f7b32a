import type { GivenFile } from '../model/types.ts';

/** A file as it is put into JSON. */
export const readFile = (file: File): Promise<GivenFile> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error);
    reader.onload = () => {
      const content = String(reader.result).replace(/^[^,]*,/, '');
      resolve({ filename: file.name, contentType: file.type || null, content });
    };
    reader.readAsDataURL(file);
  });

const units = ['bytes', 'KB', 'MB'] as const;

export function sizeInWords(bytes: number): string {
  const power = Math.min(Math.floor(Math.log2(Math.max(bytes, 1)) / 10), units.length - 1);
  return `${(bytes / 1_024 ** power).toLocaleString(undefined, { maximumFractionDigits: power && 1 })} ${units[power]}`;
}
