import { Migration } from '@mikro-orm/migrations';

export class Migration20261121120500_proofs_and_guilds extends Migration {
  override name = 'Migration20261121120500_proofs_and_guilds';

  override up(): void | Promise<void> {
    this.addSql(`alter table "bot_deployments" add column "max_guilds" int not null default 1;`);

    this.addSql(
      `create table "order_guilds" ("order_id" uuid not null, "guild_id" bigint not null, "customer_id" uuid not null, "added_at" timestamptz not null default now(), primary key ("order_id", "guild_id"));`,
    );
    this.addSql(`create index "order_guilds_guild_id_index" on "order_guilds" ("guild_id");`);
    this.addSql(
      `alter table "order_guilds" add constraint "order_guilds_order_id_foreign" foreign key ("order_id") references "orders" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "order_guilds" add constraint "order_guilds_customer_id_foreign" foreign key ("customer_id") references "users" ("id");`,
    );

    this.addSql(
      `create table "payment_proofs" ("id" uuid not null, "payment_id" uuid not null, "order_id" uuid not null, "customer_id" uuid not null, "file_name" text not null, "media_type" text not null, "size" int not null, "sha256" text not null, "content" bytea not null, "uploaded_at" timestamptz not null default now(), primary key ("id"));`,
    );
    this.addSql(
      `alter table "payment_proofs" add constraint "payment_proofs_payment_id_unique" unique ("payment_id");`,
    );
    this.addSql(`create index "payment_proofs_order_id_index" on "payment_proofs" ("order_id");`);
    this.addSql(
      `alter table "payment_proofs" add constraint "payment_proofs_payment_id_foreign" foreign key ("payment_id") references "payments" ("id");`,
    );
    this.addSql(
      `alter table "payment_proofs" add constraint "payment_proofs_order_id_foreign" foreign key ("order_id") references "orders" ("id");`,
    );
    this.addSql(
      `alter table "payment_proofs" add constraint "payment_proofs_customer_id_foreign" foreign key ("customer_id") references "users" ("id");`,
    );

    // The owner of the tables is subject to their policies too: without a scope it would find no order to take along.
    this.addSql(`select set_config('app.scope', 'system', true);`);
    this.addSql(
      `update "bot_deployments" d set "max_guilds" = p."max_guilds" from "plans" p where p."tier" = d."tier" and p."max_guilds" > 0;`,
    );
    this.addSql(
      `insert into "order_guilds" ("order_id", "guild_id", "customer_id", "added_at") select "id", "guild_id", "customer_id", "placed_at" from "orders";`,
    );
    this.addSql(`select set_config('app.scope', '', true);`);

    for (const table of ['order_guilds', 'payment_proofs']) this.protect(table);
  }

  override down(): void {
    this.addSql('drop table "payment_proofs", "order_guilds";');
    this.addSql('alter table "bot_deployments" drop column "max_guilds";');
  }

  private protect(table: string): void {
    const own = `customer_id = nullif(current_setting('app.user_id', true), '')::uuid`;
    const house = `current_setting('app.scope', true) in ('staff', 'system')`;
    this.addSql(`alter table "${table}" enable row level security;`);
    this.addSql(`alter table "${table}" force row level security;`);
    this.addSql(`create policy "${table}_owner" on "${table}" using (${own}) with check (${own});`);
    this.addSql(`create policy "${table}_house" on "${table}" using (${house}) with check (${house});`);
  }
}
