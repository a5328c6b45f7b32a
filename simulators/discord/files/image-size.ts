export interface Size {
  width: number;
  height: number;
}

/** As the head of a PNG, GIF or JPEG says; null for everything else. */
export function imageSize(content: Buffer): Size | null {
  if (content.length >= 24 && content.toString('latin1', 0, 8) === '\x89PNG\r\n\x1a\n') {
    return { width: content.readUInt32BE(16), height: content.readUInt32BE(20) };
  }
  if (content.length >= 10 && /^GIF8[79]a$/.test(content.toString('latin1', 0, 6))) {
    return { width: content.readUInt16LE(6), height: content.readUInt16LE(8) };
  }
  return content.length >= 4 && content.readUInt16BE(0) === 0xffd8 ? jpegSize(content) : null;
}

/** These begin a frame; the four left out of the range hold tables. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Goes from segment to segment until one begins a frame. */
function jpegSize(content: Buffer): Size | null {
  for (let at = 2; at + 9 <= content.length && content[at] === 0xff; ) {
    if (isFrame(content[at + 1]!)) return { height: content.readUInt16BE(at + 5), width: content.readUInt16BE(at + 7) };
    at += 2 + content.readUInt16BE(at + 2);
  }
  return null;
}
