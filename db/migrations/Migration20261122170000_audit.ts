import { Migration } from '@mikro-orm/migrations';

const scope = `current_setting('app.scope', true)`;
const house = `${scope} in ('staff', 'system')`;
const own = `customer_id = nullif(current_setting('app.user_id', true), '')::uuid`;
const rule = `(${own} or ${house})`;

const people = { actor_id: 'users', order_id: 'orders', customer_id: 'users', person_id: 'users' };

/** The audit knows with which key or session something was done, and what it changed; and nobody takes a line of it back. */
export class Migration20261122170000_audit extends Migration {
  override up(): void {
    this.addSql(
      `alter table "audit_logs" add "key_id" uuid null, add "session_id" uuid null, add "log_id" uuid null, add "subject_id" uuid null, add "was" jsonb null;`,
    );
    this.addSql(`create index "audit_logs_latest_index" on "audit_logs" ("created_at", "id");`);
    this.addSql(`create index "audit_logs_actor_index" on "audit_logs" ("actor_id", "created_at", "id");`);
    this.refer('no action');

    for (const policy of ['owner', 'house']) this.addSql(`drop policy "audit_logs_${policy}" on "audit_logs";`);
    this.addSql(`create policy "audit_logs_read" on "audit_logs" for select using (${rule});`);
    this.addSql(`create policy "audit_logs_write" on "audit_logs" for insert with check (${rule});`);
    this.addSql(
      `create policy "audit_logs_complete" on "audit_logs" for update using (${rule} and outcome <> 'done') with check (${rule});`,
    );
    // A policy sees rows and not columns: who, what, when and why stay as they were written, whoever writes.
    this.addSql(`
      create function keep_audit() returns trigger language plpgsql as $$
      declare
        open constant text[] := '{outcome,change}';
      begin
        if tg_op = 'UPDATE' and old.outcome <> 'done' and to_jsonb(old) - open = to_jsonb(new) - open then
          return new;
        end if;
        raise exception 'What stands in the audit stays.';
      end $$;`);
    this.addSql(
      `create trigger "audit_logs_kept" before update or delete on "audit_logs" for each row execute function keep_audit();`,
    );

    this.answerKeyHolder('k.id', 'key_id uuid, ');
  }

  override down(): void {
    this.answerKeyHolder();
    this.addSql('drop trigger "audit_logs_kept" on "audit_logs";');
    this.addSql('drop function keep_audit;');
    for (const policy of ['read', 'write', 'complete'])
      this.addSql(`drop policy "audit_logs_${policy}" on "audit_logs";`);
    this.addSql(`create policy "audit_logs_owner" on "audit_logs" using (${own}) with check (${own});`);
    this.addSql(`create policy "audit_logs_house" on "audit_logs" using (${house}) with check (${house});`);
    this.refer('set null');
    this.addSql(`drop index "audit_logs_actor_index", "audit_logs_latest_index";`);
    this.addSql(
      'alter table audit_logs drop column key_id, drop column session_id, drop column log_id, drop column subject_id, drop column was;',
    );
  }

  /** Whom and what a line of the audit is about, once it is gone. */
  private refer(onDelete: 'no action' | 'set null'): void {
    for (const [column, table] of Object.entries(people)) {
      this.addSql(`alter table "audit_logs" drop constraint "audit_logs_${column}_foreign";`);
      this.addSql(
        `alter table "audit_logs" add constraint "audit_logs_${column}_foreign" foreign key ("${column}") references "${table}" ("id") on delete ${onDelete};`,
      );
    }
  }

  private answerKeyHolder(value = '', column = ''): void {
    this.addSql('drop function key_holder;');
    this.addSql(`
      create function key_holder(key_hash text)
      returns table (${column}id uuid, name text, account_role text, key_role text, scopes text[]) language plpgsql as $$
      begin
        perform set_config('app.scope', 'system', true);
        update api_keys k set last_used_at = now()
          where k.hash = key_hash and k.revoked_at is null
            and (k.last_used_at is null or k.last_used_at < now() - interval '1 minute');
        perform set_config('app.scope', 'lookup', true);
        return query
          select ${value && `${value}, `}u.id, u.name, u.role, k.role, k.scopes
          from api_keys k join users u on u.id = k.user_id
          where k.hash = key_hash and k.revoked_at is null and u.closed_at is null;
        perform set_config('app.scope', '', true);
      end $$;`);
  }
}
