import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { safeFileName } from '../../domain/file-name.ts';

const hostile = fc.array(
  fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('..', '/', '\\', '\0', '.jpg', '💸'.repeat(70), '\ud800')),
);

test('whatever a file is called, its safe name is one plain name with an ending that fits', () => {
  fc.assert(
    fc.property(hostile, (parts) => {
      const safe = safeFileName(parts.join(''), ['jpg', 'jpeg']);

      assert.match(safe, /^[^.\s][^/\\:*?"<>|\p{C}\p{Zl}\p{Zp}]*\.jpe?g$/u);
      assert.ok(Buffer.byteLength(safe) <= 255);
    }),
    { numRuns: 2_000 },
  );
});

test('a safe name stays as it is', () => {
  fc.assert(
    fc.property(hostile, (parts) => {
      const safe = safeFileName(parts.join(''), ['png']);

      assert.equal(safeFileName(safe, ['png']), safe);
    }),
  );
});

test('a name of megabytes takes no time', () => {
  const began = performance.now();
  for (const piece of ['.', ' ', '/', 'a.', '\u0301', '\u202e']) safeFileName(`a${piece.repeat(200_000)}a`, ['png']);

  assert.ok(performance.now() - began < 2_000);
});
