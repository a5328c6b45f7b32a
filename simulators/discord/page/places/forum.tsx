import { MessagesSquare, Pin, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { threadsOf } from '../model/channels.ts';
import { userBy } from '../model/names.ts';
import { Bits, mayIn } from '../model/permissions.ts';
import { useScene, useStage } from '../model/stage.ts';
import type { Channel } from '../model/types.ts';
import { useName } from '../model/use-name.ts';
import { NewPost } from './new-post.tsx';

/** The posts of a forum, the newest first. */
export function Forum({ forum }: { forum: Channel }) {
  const channels = useScene((scene) => scene.channels);
  const latest = useScene((scene) => scene.latest);
  const [isNewOpen, setNewOpen] = useState(false);
  const posts = useMemo(() => threadsOf({ channels, latest }, forum.id), [channels, latest, forum.id]);
  return (
    <section className="forum" aria-label={`Posts in ${forum.name}`}>
      <header className="forum-head">
        {forum.topic && <p>{forum.topic}</p>}
        {mayIn(forum, Bits.SendMessages) && (
          <button type="button" className="button is-primary" onClick={() => setNewOpen(true)}>
            <Plus size={16} aria-hidden="true" />
            New post
          </button>
        )}
      </header>
      {posts.length === 0 && <p className="empty">Nobody has posted anything yet.</p>}
      {posts.map((post) => (
        <Post key={post.id} post={post} forum={forum} />
      ))}
      {isNewOpen && <NewPost forum={forum} onClose={() => setNewOpen(false)} />}
    </section>
  );
}

function Post({ post, forum }: { post: Channel; forum: Channel }) {
  const { guild, go } = useStage();
  const name = useName(useScene((scene) => userBy(scene, guild?.id ?? null, post.owner_id ?? '')));
  const tags = (forum.available_tags ?? []).filter(({ id }) => post.applied_tags?.includes(id));
  return (
    <button type="button" className="post" onClick={() => go({ guildId: guild?.id ?? null, channelId: post.id })}>
      <span className="post-tags">
        {tags.map(({ id, name, emoji_name: sign }) => (
          <span key={id} className="chip is-still">
            {sign} {name}
          </span>
        ))}
        {post.thread_metadata?.archived && <span className="chip is-still">archived</span>}
        {post.thread_metadata?.locked && <span className="chip is-still">locked</span>}
      </span>
      <strong className="post-title">
        {((post.flags ?? 0) & 2) !== 0 && <Pin size={14} aria-label="pinned" />}
        {post.name}
      </strong>
      <span className="post-foot">
        {name}
        <MessagesSquare size={14} aria-hidden="true" />
        {post.message_count === 1 ? '1 reply' : `${post.message_count ?? 0} replies`}
      </span>
    </button>
  );
}
