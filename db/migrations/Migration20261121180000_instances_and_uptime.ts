import { Migration } from '@mikro-orm/migrations';

const house = `current_setting('app.scope', true) in ('staff', 'system')`;

/** Bots that say themselves how they are, and what is kept of how they were. */
export class Migration20261121180000_instances_and_uptime extends Migration {
  override up(): void {
    this.addSql(
      `create table "instance_tokens" ("order_id" uuid not null, "hash" text not null, "token" text not null, "created_at" timestamptz not null default now(), primary key ("order_id"));`,
    );
    this.addSql(`alter table "instance_tokens" add constraint "instance_tokens_hash_unique" unique ("hash");`);
    this.addSql(
      `alter table "instance_tokens" add constraint "instance_tokens_order_id_foreign" foreign key ("order_id") references "orders" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `create table "uptime_hours" ("hour" timestamptz not null, "known_seconds" bigint not null, "up_seconds" bigint not null, primary key ("hour"));`,
    );
    for (const table of ['instance_tokens', 'uptime_hours']) {
      this.addSql(`alter table "${table}" enable row level security;`);
      this.addSql(`alter table "${table}" force row level security;`);
      this.addSql(`create policy "${table}_house" on "${table}" using (${house}) with check (${house});`);
    }
    this.addSql(
      `create policy "instance_tokens_lookup" on "instance_tokens" for select using (current_setting('app.scope', true) = 'lookup');`,
    );

    this.addSql(
      `alter table "health_samples" add "known_seconds" int not null default 0, add "up_seconds" int not null default 0;`,
    );
    // Every bot writes its row each minute: with room in its page, no index has to be written with it.
    this.addSql('alter table bot_deployments set (fillfactor = 70);');

    this.addSql(`
      create function instance_holder(token_hash text) returns table (order_id uuid) language plpgsql as $$
      begin
        perform set_config('app.scope', 'lookup', true);
        return query select t.order_id from instance_tokens t where t.hash = token_hash;
        perform set_config('app.scope', '', true);
      end $$;`);
    this.addSql(`
      create function keep_heartbeat(its_order uuid) returns boolean language plpgsql as $$
      declare was_down boolean;
      begin
        perform set_config('app.scope', 'system', true);
        update bot_deployments d set heartbeat_at = now()
          where d.order_id = its_order and d.status = 'active'
          returning d.health is not distinct from 'down' into was_down;
        perform set_config('app.scope', '', true);
        return coalesce(was_down, false);
      end $$;`);
  }

  override down(): void {
    this.addSql('drop function instance_holder, keep_heartbeat;');
    this.addSql('alter table bot_deployments reset (fillfactor);');
    this.addSql('alter table health_samples drop column known_seconds, drop column up_seconds;');
    this.addSql('drop table instance_tokens, uptime_hours;');
  }
}
