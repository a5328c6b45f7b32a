import { Migration } from '@mikro-orm/migrations';

const own = `customer_id = nullif(current_setting('app.user_id', true), '')::uuid`;
const house = `current_setting('app.scope', true) in ('staff', 'system')`;

/** How bots are watched: looks, incidents, and whether there is anything to see. Delivered facts are kept until they were heard. */
export class Migration20261121160000_watching extends Migration {
  override up(): void {
    this.addSql(
      `create table "monitors" ("host" text not null, "node" text not null, "blind_since" timestamptz null, "sentence" text null, "looked_at" timestamptz not null default now(), primary key ("host", "node"));`,
    );
    this.addSql(
      `create table "incidents" ("id" uuid not null default gen_random_uuid(), "order_id" uuid null, "customer_id" uuid null, "host" text not null, "node" text null, "sentence" text not null, "evidence" jsonb not null, "opened_at" timestamptz not null default now(), "closed_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "incidents_opened_at_index" on "incidents" ("opened_at", "id");`);
    this.addSql(
      `create table "health_samples" ("order_id" uuid not null, "span" int not null, "at" timestamptz not null, "customer_id" uuid not null, "source" text not null, "looks" int not null default 1, "ups" int not null, "cpu_percent" numeric(8,2) null, "memory_bytes" bigint null, "disk_bytes" bigint null, "network_rx_bytes" bigint null, "network_tx_bytes" bigint null, primary key ("order_id", "span", "at"));`,
    );
    this.addSql(`create index "health_samples_time_index" on "health_samples" ("span", "at");`);
    for (const table of ['incidents', 'health_samples']) {
      const onDelete = table === 'incidents' ? ' on delete set null' : '';
      this.addSql(
        `alter table "${table}" add constraint "${table}_order_id_foreign" foreign key ("order_id") references "orders" ("id") on delete cascade;`,
      );
      this.addSql(
        `alter table "${table}" add constraint "${table}_customer_id_foreign" foreign key ("customer_id") references "users" ("id")${onDelete};`,
      );
      this.addSql(`create policy "${table}_owner" on "${table}" for select using (${own});`);
    }
    for (const table of ['monitors', 'incidents', 'health_samples']) {
      this.addSql(`alter table "${table}" enable row level security;`);
      this.addSql(`alter table "${table}" force row level security;`);
      this.addSql(`create policy "${table}_house" on "${table}" using (${house}) with check (${house});`);
    }

    this.addSql(
      `alter table "bot_deployments" add "health" text null, add "suspected_at" timestamptz null, add "heartbeat_at" timestamptz null, add "node" text null;`,
    );
    this.addSql(`alter table "outbox" add "delivered_at" timestamptz null;`);
    this.refer('set null');
    this.addSql(`alter table "notices" alter column "order_id" drop not null;`);
    this.addSql(`alter table "notices" alter column "customer_id" drop not null;`);
  }

  override down(): void {
    this.addSql('drop table monitors, incidents, health_samples;');
    this.addSql(
      'alter table bot_deployments drop column health, drop column suspected_at, drop column heartbeat_at, drop column node;',
    );
    this.addSql('alter table outbox drop column delivered_at;');
    this.addSql('delete from notices where order_id is null;');
    this.addSql(`alter table "notices" alter column "order_id" set not null;`);
    this.addSql(`alter table "notices" alter column "customer_id" set not null;`);
    this.refer('no action');
  }

  private refer(onDelete: string): void {
    for (const [column, table] of Object.entries({ order_id: 'orders', customer_id: 'users' })) {
      this.addSql(`alter table "notices" drop constraint "notices_${column}_foreign";`);
      this.addSql(
        `alter table "notices" add constraint "notices_${column}_foreign" foreign key ("${column}") references "${table}" ("id") on delete ${onDelete};`,
      );
    }
  }
}
