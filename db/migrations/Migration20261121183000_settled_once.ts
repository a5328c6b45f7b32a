import { Migration } from '@mikro-orm/migrations';

/** A refund knows by which settlement it was settled. */
export class Migration20261121183000_settled_once extends Migration {
  override up(): void {
    this.addSql('alter table "refunds" add "settlement_id" uuid null;');
  }

  override down(): void {
    this.addSql('alter table "refunds" drop column "settlement_id";');
  }
}
