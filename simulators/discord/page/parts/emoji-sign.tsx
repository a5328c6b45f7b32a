interface Emoji {
  id?: string | null;
  name?: string | null;
}

/** A character, or the name of a picture, as no pictures are kept here. */
export const EmojiSign = ({ emoji: { id, name } }: { emoji: Emoji }) =>
  id ? <span className="md-emoji">{`:${name}:`}</span> : <span className="emoji">{name}</span>;
