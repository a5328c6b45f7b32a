import { Migration } from '@mikro-orm/migrations';

/** Deployments in the order of their list, and invoices whose time ends with that of another. */
export class Migration20261121150000_lists_and_ends extends Migration {
  override up(): void {
    this.addSql(`create index "bot_deployments_created_at_index" on "bot_deployments" ("created_at", "id");`);
    this.addSql(`alter table "invoices" add column "covers_with" text null;`);
  }

  override down(): void {
    this.addSql('alter table invoices drop column covers_with;');
    this.addSql('drop index bot_deployments_created_at_index;');
  }
}
