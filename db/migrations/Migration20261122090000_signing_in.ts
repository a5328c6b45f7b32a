import { Migration } from '@mikro-orm/migrations';

const scope = `current_setting('app.scope', true)`;
const house = `${scope} in ('staff', 'system')`;
const own = `user_id = nullif(current_setting('app.user_id', true), '')::uuid`;

/** People who sign in: sessions, Discord accounts, one-time links, and keys that may do less. */
export class Migration20261122090000_signing_in extends Migration {
  override up(): void {
    this.addSql(`alter table "users" add "closed_at" timestamptz null;`);
    this.addSql(
      `alter table "api_keys" add "name" text not null default 'key', add "scopes" text[] null, add "last_used_at" timestamptz null;`,
    );
    this.addSql(`alter table "audit_logs" add "person_id" uuid null, add "change" jsonb null;`);
    this.addSql(`create index "audit_logs_person_id_index" on "audit_logs" ("person_id");`);
    this.addSql(
      `alter table "audit_logs" add constraint "audit_logs_person_id_foreign" foreign key ("person_id") references "users" ("id") on delete set null;`,
    );

    this.addSql(
      `create table "sessions" ("id" uuid not null, "user_id" uuid not null, "hash" text not null, "previous_hash" text null, "created_at" timestamptz not null default now(), "last_seen_at" timestamptz not null default now(), "rotated_at" timestamptz not null default now(), "expires_at" timestamptz not null, "user_agent" text not null, "address" text not null, "revoked_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "sessions_user_id_index" on "sessions" ("user_id");`);
    this.addSql(`alter table "sessions" add constraint "sessions_hash_unique" unique ("hash");`);
    this.addSql(`alter table "sessions" add constraint "sessions_previous_hash_unique" unique ("previous_hash");`);
    this.addSql(`create index "sessions_expires_at_index" on "sessions" ("expires_at");`);
    this.addSql(
      `alter table "sessions" add constraint "sessions_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );

    this.addSql(
      `create table "linked_accounts" ("user_id" uuid not null, "provider" text not null, "discord_id" text not null, "username" text not null, "avatar" text null, "access_token" text null, "refresh_token" text null, "scopes" text[] not null, "expires_at" timestamptz null, "linked_at" timestamptz not null default now(), primary key ("user_id", "provider"));`,
    );
    this.addSql(
      `alter table "linked_accounts" add constraint "linked_accounts_discord_id_unique" unique ("discord_id");`,
    );
    this.addSql(
      `alter table "linked_accounts" add constraint "linked_accounts_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );

    this.addSql(
      `create table "login_attempts" ("state_hash" text not null, "browser_hash" text not null, "verifier" text not null, "return_to" text not null, "linking_session_id" uuid null, "created_at" timestamptz not null default now(), "expires_at" timestamptz not null, primary key ("state_hash"));`,
    );
    this.addSql(`create index "login_attempts_expires_at_index" on "login_attempts" ("expires_at");`);
    this.addSql(
      `alter table "login_attempts" add constraint "login_attempts_linking_session_id_foreign" foreign key ("linking_session_id") references "sessions" ("id") on delete cascade;`,
    );

    this.addSql(
      `create table "login_links" ("id" uuid not null, "hash" text not null, "role" text not null, "name" text not null, "created_by" uuid null, "created_at" timestamptz not null default now(), "expires_at" timestamptz not null, "used_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`alter table "login_links" add constraint "login_links_hash_unique" unique ("hash");`);
    this.addSql(`create index "login_links_expires_at_index" on "login_links" ("expires_at");`);
    this.addSql(
      `alter table "login_links" add constraint "login_links_created_by_foreign" foreign key ("created_by") references "users" ("id") on delete cascade;`,
    );

    for (const table of ['sessions', 'linked_accounts', 'login_attempts', 'login_links']) {
      this.addSql(`alter table "${table}" enable row level security;`);
      this.addSql(`alter table "${table}" force row level security;`);
      this.addSql(`create policy "${table}_house" on "${table}" using (${house}) with check (${house});`);
    }
    for (const table of ['sessions', 'linked_accounts']) {
      this.addSql(`create policy "${table}_owner" on "${table}" using (${own}) with check (${own});`);
    }
    this.addSql(`create policy "sessions_lookup" on "sessions" for select using (${scope} = 'lookup');`);

    // What every request asks: one round trip, in the narrow scope that it needs and leaves again.
    this.addSql('drop function key_holder;');
    this.addSql(`
      create function key_holder(key_hash text)
      returns table (id uuid, name text, account_role text, key_role text, scopes text[]) language plpgsql as $$
      begin
        perform set_config('app.scope', 'system', true);
        update api_keys k set last_used_at = now()
          where k.hash = key_hash and k.revoked_at is null
            and (k.last_used_at is null or k.last_used_at < now() - interval '1 minute');
        perform set_config('app.scope', 'lookup', true);
        return query
          select u.id, u.name, u.role, k.role, k.scopes
          from api_keys k join users u on u.id = k.user_id
          where k.hash = key_hash and k.revoked_at is null and u.closed_at is null;
        perform set_config('app.scope', '', true);
      end $$;`);
    this.addSql(`
      create function session_holder(token_hash text, life jsonb)
      returns table (session_id uuid, id uuid, name text, role text, is_due boolean) language plpgsql as $$
      declare
        seconds constant interval := interval '1 second';
      begin
        perform set_config('app.scope', 'system', true);
        update sessions s
          set last_seen_at = now(),
            expires_at = least(now() + (life->>'idle')::int * seconds, s.created_at + (life->>'absolute')::int * seconds)
          where s.hash = token_hash and s.revoked_at is null and s.expires_at > now()
            and s.last_seen_at < now() - (life->>'touch')::int * seconds;
        perform set_config('app.scope', 'lookup', true);
        return query
          select s.id, u.id, u.name, u.role,
            s.hash = token_hash and s.rotated_at < now() - (life->>'rotation')::int * seconds
          from sessions s join users u on u.id = s.user_id
          where (s.hash = token_hash
              or s.previous_hash = token_hash and s.rotated_at > now() - (life->>'grace')::int * seconds)
            and s.revoked_at is null and s.expires_at > now() and u.closed_at is null;
        perform set_config('app.scope', '', true);
      end $$;`);
    this.addSql(`
      create function rotate_session(old_hash text, new_hash text) returns boolean language plpgsql as $$
      declare
        has_rotated boolean;
      begin
        perform set_config('app.scope', 'system', true);
        update sessions s set previous_hash = s.hash, hash = new_hash, rotated_at = now()
          where s.hash = old_hash and s.revoked_at is null;
        has_rotated := found;
        perform set_config('app.scope', '', true);
        return has_rotated;
      end $$;`);
  }

  override down(): void {
    this.addSql('drop function session_holder, rotate_session, key_holder;');
    this.addSql(`
      create function key_holder(key_hash text)
      returns table (id uuid, name text, account_role text, key_role text) language plpgsql as $$
      begin
        perform set_config('app.scope', 'lookup', true);
        return query
          select u.id, u.name, u.role, k.role
          from api_keys k join users u on u.id = k.user_id
          where k.hash = key_hash and k.revoked_at is null;
        perform set_config('app.scope', '', true);
      end $$;`);
    this.addSql('drop table login_attempts, login_links, linked_accounts, sessions;');
    this.addSql('alter table audit_logs drop column person_id, drop column change;');
    this.addSql('alter table api_keys drop column name, drop column scopes, drop column last_used_at;');
    this.addSql('alter table users drop column closed_at;');
  }
}
