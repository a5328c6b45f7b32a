import { Migration } from '@mikro-orm/migrations';

const own = `customer_id = nullif(current_setting('app.user_id', true), '')::uuid`;
const house = `current_setting('app.scope', true) in ('staff', 'system')`;

/** Notices, changes of plan, and the time that an invoice pays for. */
export class Migration20261121130000_whole_life extends Migration {
  override up(): void {
    this.addSql(
      `create table "notices" ("id" uuid not null default gen_random_uuid(), "order_id" uuid not null, "customer_id" uuid not null, "key" text not null, "recipient" text not null, "title" text not null, "text" text not null, "created_at" timestamptz not null default now(), "delivered_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`alter table "notices" add constraint "notices_key_unique" unique ("order_id", "key");`);
    this.addSql(
      `create table "order_changes" ("id" uuid not null, "order_id" uuid not null, "customer_id" uuid not null, "tier" text not null, "addons" jsonb not null, "resources" jsonb not null, "features" jsonb not null, "max_guilds" int not null, "begins" text not null, "renewal_amount" int not null, "renewal_lines" jsonb not null, "due" int not null, "due_lines" jsonb not null, "asked_at" timestamptz not null default now(), "begun_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "order_changes_order_id_index" on "order_changes" ("order_id");`);
    for (const table of ['notices', 'order_changes']) this.guard(table);
    this.addSql(`create policy "order_changes_owner" on "order_changes" using (${own}) with check (${own});`);
    this.addSql(`create policy "notices_recipient" on "notices" for select using (${own} and recipient = 'customer');`);

    this.addSql(
      `alter table "invoices" add column "covers_from" timestamptz null, add column "covers_until" timestamptz null;`,
    );
    this.addSql(`alter table "orders" add column "renewal_lines" jsonb null;`);
  }

  override down(): void {
    this.addSql('drop table notices, order_changes;');
    this.addSql('alter table invoices drop column covers_from, drop column covers_until;');
    this.addSql('alter table orders drop column renewal_lines;');
  }

  private guard(table: string): void {
    this.addSql(
      `alter table "${table}" add constraint "${table}_order_id_foreign" foreign key ("order_id") references "orders" ("id");`,
    );
    this.addSql(
      `alter table "${table}" add constraint "${table}_customer_id_foreign" foreign key ("customer_id") references "users" ("id");`,
    );
    this.addSql(`alter table "${table}" enable row level security;`);
    this.addSql(`alter table "${table}" force row level security;`);
    this.addSql(`create policy "${table}_house" on "${table}" using (${house}) with check (${house});`);
  }
}
