import { Migration } from '@mikro-orm/migrations';

const house = `current_setting('app.scope', true) in ('staff', 'system')`;

/** Differences between orders and servers. */
export class Migration20261121190000_findings extends Migration {
  override up(): void {
    this.addSql(
      `create table "findings" ("id" uuid not null default gen_random_uuid(), "host" text not null, "kind" text not null, "order_id" uuid null, "server_id" text null, "sentence" text not null, "remedy" text not null, "found_at" timestamptz not null default now(), "repaired_at" timestamptz null, "gone_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "findings_found_at_index" on "findings" ("found_at", "id");`);
    this.addSql(
      `alter table "findings" add constraint "findings_order_id_foreign" foreign key ("order_id") references "orders" ("id") on delete cascade;`,
    );
    this.addSql(`alter table "findings" enable row level security;`);
    this.addSql(`alter table "findings" force row level security;`);
    this.addSql(`create policy "findings_house" on "findings" using (${house}) with check (${house});`);
  }

  override down(): void {
    this.addSql('drop table findings;');
  }
}
