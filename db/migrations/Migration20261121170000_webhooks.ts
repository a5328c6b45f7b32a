import { Migration } from '@mikro-orm/migrations';

const house = `current_setting('app.scope', true) in ('staff', 'system')`;

/** What comes in signed from other panels, and the names by which they know a bot. */
export class Migration20261121170000_webhooks extends Migration {
  override up(): void {
    this.addSql(
      `create table "webhook_deliveries" ("id" uuid not null, "direction" text not null, "endpoint" text not null, "event" text null, "status" text null, "bot_id" text null, "outcome" text not null, "order_id" uuid null, "sent_at" timestamptz not null, "received_at" timestamptz not null default now(), "body_sha256" text not null, primary key ("id"));`,
    );
    this.addSql(`create index "webhook_deliveries_order_id_index" on "webhook_deliveries" ("order_id");`);
    this.addSql(`create index "webhook_deliveries_received_at_index" on "webhook_deliveries" ("received_at");`);
    this.addSql(
      `alter table "webhook_deliveries" add constraint "webhook_deliveries_order_id_foreign" foreign key ("order_id") references "orders" ("id") on delete cascade;`,
    );
    this.addSql(`alter table "webhook_deliveries" enable row level security;`);
    this.addSql(`alter table "webhook_deliveries" force row level security;`);
    this.addSql(
      `create policy "webhook_deliveries_house" on "webhook_deliveries" using (${house}) with check (${house});`,
    );

    for (const name of ['host_bot_id', 'host_server_id']) {
      this.addSql(`create index "bot_deployments_${name}_index" on "bot_deployments" ("${name}");`);
    }
  }

  override down(): void {
    this.addSql('drop index bot_deployments_host_bot_id_index, bot_deployments_host_server_id_index;');
    this.addSql('drop table webhook_deliveries;');
  }
}
