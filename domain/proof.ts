const firstBytes = {
  'image/png': [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  'image/jpeg': [0xff, 0xd8, 0xff],
  'application/pdf': [0x25, 0x50, 0x44, 0x46, 0x2d],
} as const;

/** The kinds of file by which a customer may show that they have paid. */
export type ProofType = keyof typeof firstBytes;
export const proofTypes = Object.keys(firstBytes) as ProofType[];

/** Endings that fit; the first is added where a name has none of them. */
export const proofEndings: Record<ProofType, readonly [string, ...string[]]> = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'application/pdf': ['pdf'],
};

export const largestProof = 5 * 1024 * 1024;

/** What a file is by its first bytes; its name and what it says of itself may be anything. */
export const proofTypeOf = (bytes: Uint8Array): ProofType | null =>
  proofTypes.find((type) => firstBytes[type].every((byte, index) => bytes[index] === byte)) ?? null;
