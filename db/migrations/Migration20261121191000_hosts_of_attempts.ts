import { Migration } from '@mikro-orm/migrations';

/** Each attempt names its host, for an order may change to another. */
export class Migration20261121191000_hosts_of_attempts extends Migration {
  override up(): void {
    this.addSql('alter table "deployment_logs" add "host" text null, add "refusal" text null;');
    this.addSql(`select set_config('app.scope', 'system', true);`);
    this.addSql('update deployment_logs l set host = o.host from orders o where o.id = l.order_id;');
    this.addSql(`select set_config('app.scope', '', true);`);
    this.addSql('alter table "deployment_logs" alter "host" set not null;');
  }

  override down(): void {
    this.addSql('alter table "deployment_logs" drop column "host", drop column "refusal";');
  }
}
