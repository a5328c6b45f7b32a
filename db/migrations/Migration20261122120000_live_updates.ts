import { Migration } from '@mikro-orm/migrations';

const tells = {
  sessions: { column: 'user_id', changes: ['revoked_at'] },
  api_keys: { column: 'user_id', changes: ['revoked_at'] },
  users: { column: 'id', changes: ['role', 'closed_at'] },
};

/** Whoever takes a right away, be it by hand, tells those who have somebody on the line. */
export class Migration20261122120000_live_updates extends Migration {
  override up(): void {
    this.addSql(`create index "event_log_customer_index" on "event_log" ("customer_id", "transaction_id", "id");`);
    this.addSql(`
      create function tell_of_rights() returns trigger language plpgsql as $$
      begin
        perform pg_notify('botyard_rights', to_jsonb(new)->>tg_argv[0]);
        return null;
      end $$;`);
    for (const [table, { column, changes }] of Object.entries(tells)) {
      this.addSql(
        `create trigger "${table}_rights" after update of ${changes.join(', ')} on "${table}" for each row
         when (${changes.map((it) => `old.${it} is distinct from new.${it}`).join(' or ')})
         execute function tell_of_rights('${column}');`,
      );
    }
  }

  override down(): void {
    for (const table of Object.keys(tells)) this.addSql(`drop trigger "${table}_rights" on "${table}";`);
    this.addSql('drop function tell_of_rights;');
    this.addSql('drop index "event_log_customer_index";');
  }
}
