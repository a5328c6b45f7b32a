import { Migration } from '@mikro-orm/migrations';

export class Migration20261121091423_begin extends Migration {
  override name = 'Migration20261121091423_begin';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "addons" ("code" text not null, "name" text not null, "price" int not null, "billed" text not null, "boost" jsonb not null, "position" int not null, primary key ("code"));`,
    );

    this.addSql(
      `create table "event_log" ("id" bigserial primary key, "transaction_id" xid8 not null default pg_current_xact_id(), "topic" text not null, "event" text not null, "data" jsonb not null, "order_id" uuid null, "customer_id" uuid null, "created_at" timestamptz not null default now());`,
    );
    this.addSql(`create index "event_log_order_id_index" on "event_log" ("order_id");`);
    this.addSql(`create index "event_log_position_index" on "event_log" ("transaction_id", "id");`);
    this.addSql(`create index "event_log_topic_index" on "event_log" ("topic", "transaction_id", "id");`);

    this.addSql(
      `create table "outbox" ("id" bigserial primary key, "order_id" uuid not null, "fact" jsonb null, "created_at" timestamptz not null default now(), "attempts" int not null default 0, "next_try_at" timestamptz not null default now(), "last_error" text null);`,
    );
    this.addSql(`create index "outbox_order_index" on "outbox" ("order_id", "id");`);

    this.addSql(
      `create table "plans" ("tier" text not null, "name" text not null, "resources" jsonb not null, "max_guilds" int not null, "commands_per_minute" int not null, "api_calls_per_day" int not null, "features" jsonb not null, "monthly_price" int not null, "currency" text not null, "approval" text not null, "position" int not null, primary key ("tier"));`,
    );

    this.addSql(
      `create table "users" ("id" uuid not null, "name" text not null, "role" text not null, "created_at" timestamptz not null default now(), primary key ("id"));`,
    );
    this.addSql(`create unique index "users_name_unique" on "users" (lower("name"));`);

    this.addSql(
      `create table "orders" ("id" uuid not null, "number" text not null, "customer_id" uuid not null, "guild_id" bigint not null, "tier" text not null, "addons" jsonb not null, "template" text not null default 'standard', "host" text not null, "period" text not null, "amount" int not null, "renewal_amount" int not null, "currency" text not null, "price_lines" jsonb not null, "placed_at" timestamptz not null default now(), "state" jsonb not null, "version" int not null default 0, "phase" text not null, "phase_since" timestamptz not null, "due_at" timestamptz null, "attention_who" text null, "end_reason" text null, "fact_number" int not null default 0, primary key ("id"));`,
    );
    this.addSql(`alter table "orders" add constraint "orders_number_unique" unique ("number");`);
    this.addSql(`create index "orders_customer_id_index" on "orders" ("customer_id");`);
    this.addSql(`create index "orders_guild_id_index" on "orders" ("guild_id");`);
    this.addSql(`create index "orders_phase_index" on "orders" ("phase", "placed_at", "id");`);

    this.addSql(
      `create table "simulated_servers" ("order_id" uuid not null, "customer_id" uuid not null, "server_id" text not null, "name" text not null, "status" text not null, "made_at" timestamptz not null default now(), primary key ("order_id"));`,
    );

    this.addSql(
      `create table "invoices" ("id" uuid not null, "number" text not null, "order_id" uuid not null, "customer_id" uuid not null, "subject" text not null, "amount" int not null, "paid_amount" int not null default 0, "currency" text not null, "lines" jsonb not null, "status" text not null, "opened_at" timestamptz not null default now(), "paid_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`alter table "invoices" add constraint "invoices_number_unique" unique ("number");`);
    this.addSql(`create index "invoices_order_id_index" on "invoices" ("order_id");`);
    this.addSql(`alter table "invoices" add constraint "invoices_subject_unique" unique ("order_id", "subject");`);

    this.addSql(
      `create table "payments" ("id" uuid not null, "order_id" uuid not null, "invoice_id" uuid not null, "customer_id" uuid not null, "method" text not null, "reference" text not null, "amount" int not null, "received_amount" int null, "currency" text not null, "status" text not null, "submitted_at" timestamptz not null default now(), "decided_at" timestamptz null, "decided_by" uuid null, "rejection_reason" text null, primary key ("id"));`,
    );
    this.addSql(`create index "payments_order_id_index" on "payments" ("order_id");`);
    this.addSql(`create index "payments_invoice_id_index" on "payments" ("invoice_id");`);
    this.addSql(`create index "payments_status_index" on "payments" ("status", "submitted_at", "id");`);

    this.addSql(
      `create table "refunds" ("id" uuid not null, "order_id" uuid not null, "customer_id" uuid not null, "payment_id" uuid not null, "cause" text not null, "amount" int not null, "currency" text not null, "status" text not null, "due_at" timestamptz not null default now(), "settled_at" timestamptz null, "settled_by" uuid null, primary key ("id"));`,
    );
    this.addSql(`create index "refunds_order_id_index" on "refunds" ("order_id");`);
    this.addSql(`alter table "refunds" add constraint "refunds_cause_unique" unique ("payment_id", "cause");`);

    this.addSql(
      `create table "idempotency_keys" ("id" uuid not null, "user_id" uuid not null, "body_hash" text not null, "status" int null, "answer" jsonb null, "created_at" timestamptz not null default now(), primary key ("id"));`,
    );
    this.addSql(`create index "idempotency_keys_user_id_index" on "idempotency_keys" ("user_id");`);
    this.addSql(`create index "idempotency_keys_created_at_index" on "idempotency_keys" ("created_at");`);

    this.addSql(
      `create table "bot_deployments" ("id" uuid not null, "order_id" uuid not null, "customer_id" uuid not null, "guild_id" bigint not null, "bot_token" text null, "token_fingerprint" text null, "tier" text not null, "memory_mb" int not null, "cpu_cores" numeric(6,2) not null, "storage_gb" numeric(8,2) not null, "databases" int not null, "backups" int not null, "enabled_features" text[] not null, "host_bot_id" text null, "host_server_id" text null, "deployment_url" text null, "status" text null, "provisioned_at" timestamptz null, "last_health_check" timestamptz null, "notes" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), primary key ("id"));`,
    );
    this.addSql(`alter table "bot_deployments" add constraint "bot_deployments_order_id_unique" unique ("order_id");`);
    this.addSql(`create index "bot_deployments_customer_id_index" on "bot_deployments" ("customer_id");`);
    this.addSql(`create index "bot_deployments_guild_id_index" on "bot_deployments" ("guild_id");`);
    this.addSql(
      `alter table "bot_deployments" add constraint "bot_deployments_token_fingerprint_unique" unique ("token_fingerprint");`,
    );
    this.addSql(`create index "bot_deployments_status_index" on "bot_deployments" ("status");`);

    this.addSql(
      `create table "deployment_logs" ("id" uuid not null, "deployment_id" uuid not null, "order_id" uuid not null, "customer_id" uuid not null, "action" text not null, "attempt" int not null, "outcome" text not null, "message" text null, "remedy" text null, "started_at" timestamptz not null default now(), "ended_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "deployment_logs_deployment_id_index" on "deployment_logs" ("deployment_id");`);
    this.addSql(`create index "deployment_logs_order_id_index" on "deployment_logs" ("order_id");`);
    this.addSql(
      `alter table "deployment_logs" add constraint "deployment_logs_attempt_unique" unique ("deployment_id", "action", "attempt");`,
    );

    this.addSql(
      `create table "audit_logs" ("id" uuid not null, "actor_id" uuid null, "action" text not null, "order_id" uuid null, "customer_id" uuid null, "reason" text null, "outcome" text not null default 'asked', "created_at" timestamptz not null default now(), primary key ("id"));`,
    );
    this.addSql(`create index "audit_logs_order_id_index" on "audit_logs" ("order_id");`);

    this.addSql(
      `create table "api_keys" ("id" uuid not null, "user_id" uuid not null, "hash" text not null, "role" text not null, "created_at" timestamptz not null default now(), "revoked_at" timestamptz null, primary key ("id"));`,
    );
    this.addSql(`create index "api_keys_user_id_index" on "api_keys" ("user_id");`);
    this.addSql(`alter table "api_keys" add constraint "api_keys_hash_unique" unique ("hash");`);

    this.addSql(
      `alter table "orders" add constraint "orders_customer_id_foreign" foreign key ("customer_id") references "users" ("id");`,
    );

    this.addSql(
      `alter table "simulated_servers" add constraint "simulated_servers_order_id_foreign" foreign key ("order_id") references "orders" ("id") on update cascade on delete cascade;`,
    );
    this.addSql(
      `alter table "simulated_servers" add constraint "simulated_servers_customer_id_foreign" foreign key ("customer_id") references "users" ("id");`,
    );

    this.addSql(
      `alter table "invoices" add constraint "invoices_order_id_foreign" foreign key ("order_id") references "orders" ("id");`,
    );
    this.addSql(
      `alter table "invoices" add constraint "invoices_customer_id_foreign" foreign key ("customer_id") references "users" ("id");`,
    );

    this.addSql(
      `alter table "payments" add constraint "payments_order_id_foreign" foreign key ("order_id") references "orders" ("id");`,
    );
    this.addSql(
      `alter table "payments" add constraint "payments_invoice_id_foreign" foreign key ("invoice_id") references "invoices" ("id");`,
    );
    this.addSql(
      `alter table "payments" add constraint "payments_customer_id_foreign" foreign key ("customer_id") references "users" ("id");`,
    );
    this.addSql(
      `alter table "payments" add constraint "payments_decided_by_foreign" foreign key ("decided_by") references "users" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "refunds" add constraint "refunds_order_id_foreign" foreign key ("order_id") references "orders" ("id");`,
    );
    this.addSql(
      `alter table "refunds" add constraint "refunds_customer_id_foreign" foreign key ("customer_id") references "users" ("id");`,
    );
    this.addSql(
      `alter table "refunds" add constraint "refunds_payment_id_foreign" foreign key ("payment_id") references "payments" ("id");`,
    );
    this.addSql(
      `alter table "refunds" add constraint "refunds_settled_by_foreign" foreign key ("settled_by") references "users" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "idempotency_keys" add constraint "idempotency_keys_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );

    this.addSql(
      `alter table "bot_deployments" add constraint "bot_deployments_order_id_foreign" foreign key ("order_id") references "orders" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "bot_deployments" add constraint "bot_deployments_customer_id_foreign" foreign key ("customer_id") references "users" ("id");`,
    );

    this.addSql(
      `alter table "deployment_logs" add constraint "deployment_logs_deployment_id_foreign" foreign key ("deployment_id") references "bot_deployments" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "deployment_logs" add constraint "deployment_logs_order_id_foreign" foreign key ("order_id") references "orders" ("id") on delete cascade;`,
    );
    this.addSql(
      `alter table "deployment_logs" add constraint "deployment_logs_customer_id_foreign" foreign key ("customer_id") references "users" ("id");`,
    );

    this.addSql(
      `alter table "audit_logs" add constraint "audit_logs_actor_id_foreign" foreign key ("actor_id") references "users" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "audit_logs" add constraint "audit_logs_order_id_foreign" foreign key ("order_id") references "orders" ("id") on delete set null;`,
    );
    this.addSql(
      `alter table "audit_logs" add constraint "audit_logs_customer_id_foreign" foreign key ("customer_id") references "users" ("id") on delete set null;`,
    );

    this.addSql(
      `alter table "api_keys" add constraint "api_keys_user_id_foreign" foreign key ("user_id") references "users" ("id") on delete cascade;`,
    );

    this.addSql(`alter table "addons" enable row level security;`);
    this.addSql(`alter table "addons" force row level security;`);
    this.addSql(`create policy "addons_read" on "addons" for select using (true);`);
    this.addSql(
      `create policy "addons_house" on "addons" using (current_setting('app.scope', true) in ('staff', 'system')) with check (current_setting('app.scope', true) in ('staff', 'system'));`,
    );
    this.addSql(`alter table "event_log" enable row level security;`);
    this.addSql(`alter table "event_log" force row level security;`);
    this.addSql(
      `create policy "event_log_owner" on "event_log" using (customer_id = nullif(current_setting('app.user_id', true), '')::uuid) with check (customer_id = nullif(current_setting('app.user_id', true), '')::uuid);`,
    );
    this.addSql(
      `create policy "event_log_house" on "event_log" using (current_setting('app.scope', true) in ('staff', 'system')) with check (current_setting('app.scope', true) in ('staff', 'system'));`,
    );
    this.addSql(`alter table "outbox" enable row level security;`);
    this.addSql(`alter table "outbox" force row level security;`);
    this.addSql(`create policy "outbox_post" on "outbox" for insert with check (true);`);
    this.addSql(
      `create policy "outbox_system" on "outbox" using (current_setting('app.scope', true) = 'system') with check (current_setting('app.scope', true) = 'system');`,
    );
    this.addSql(`alter table "plans" enable row level security;`);
    this.addSql(`alter table "plans" force row level security;`);
    this.addSql(`create policy "plans_read" on "plans" for select using (true);`);
    this.addSql(
      `create policy "plans_house" on "plans" using (current_setting('app.scope', true) in ('staff', 'system')) with check (current_setting('app.scope', true) in ('staff', 'system'));`,
    );
    this.addSql(`alter table "users" enable row level security;`);
    this.addSql(`alter table "users" force row level security;`);
    this.addSql(
      `create policy "users_owner" on "users" using (id = nullif(current_setting('app.user_id', true), '')::uuid) with check (id = nullif(current_setting('app.user_id', true), '')::uuid);`,
    );
    this.addSql(
      `create policy "users_house" on "users" using (current_setting('app.scope', true) in ('staff', 'system')) with check (current_setting('app.scope', true) in ('staff', 'system'));`,
    );
    this.addSql(
      `create policy "users_lookup" on "users" for select using (current_setting('app.scope', true) = 'lookup');`,
    );
    this.addSql(`alter table "orders" enable row level security;`);
    this.addSql(`alter table "orders" force row level security;`);
    this.addSql(
      `create policy "orders_owner" on "orders" using (customer_id = nullif(current_setting('app.user_id', true), '')::uuid) with check (customer_id = nullif(current_setting('app.user_id', true), '')::uuid);`,
    );
    this.addSql(
      `create policy "orders_house" on "orders" using (current_setting('app.scope', true) in ('staff', 'system')) with check (current_setting('app.scope', true) in ('staff', 'system'));`,
    );
    this.addSql(`alter table "simulated_servers" enable row level security;`);
    this.addSql(`alter table "simulated_servers" force row level security;`);
    this.addSql(
      `create policy "simulated_servers_owner" on "simulated_servers" using (customer_id = nullif(current_setting('app.user_id', true), '')::uuid) with check (customer_id = nullif(current_setting('app.user_id', true), '')::uuid);`,
    );
    this.addSql(
      `create policy "simulated_servers_house" on "simulated_servers" using (current_setting('app.scope', true) in ('staff', 'system')) with check (current_setting('app.scope', true) in ('staff', 'system'));`,
    );
    this.addSql(`alter table "invoices" enable row level security;`);
    this.addSql(`alter table "invoices" force row level security;`);
    this.addSql(
      `create policy "invoices_owner" on "invoices" using (customer_id = nullif(current_setting('app.user_id', true), '')::uuid) with check (customer_id = nullif(current_setting('app.user_id', true), '')::uuid);`,
    );
    this.addSql(
      `create policy "invoices_house" on "invoices" using (current_setting('app.scope', true) in ('staff', 'system')) with check (current_setting('app.scope', true) in ('staff', 'system'));`,
    );
    this.addSql(`alter table "payments" enable row level security;`);
    this.addSql(`alter table "payments" force row level security;`);
    this.addSql(
      `create policy "payments_owner" on "payments" using (customer_id = nullif(current_setting('app.user_id', true), '')::uuid) with check (customer_id = nullif(current_setting('app.user_id', true), '')::uuid);`,
    );
    this.addSql(
      `create policy "payments_house" on "payments" using (current_setting('app.scope', true) in ('staff', 'system')) with check (current_setting('app.scope', true) in ('staff', 'system'));`,
    );
    this.addSql(`alter table "refunds" enable row level security;`);
    this.addSql(`alter table "refunds" force row level security;`);
    this.addSql(
      `create policy "refunds_owner" on "refunds" using (customer_id = nullif(current_setting('app.user_id', true), '')::uuid) with check (customer_id = nullif(current_setting('app.user_id', true), '')::uuid);`,
    );
    this.addSql(
      `create policy "refunds_house" on "refunds" using (current_setting('app.scope', true) in ('staff', 'system')) with check (current_setting('app.scope', true) in ('staff', 'system'));`,
    );
    this.addSql(`alter table "idempotency_keys" enable row level security;`);
    this.addSql(`alter table "idempotency_keys" force row level security;`);
    this.addSql(
      `create policy "idempotency_keys_owner" on "idempotency_keys" using (user_id = nullif(current_setting('app.user_id', true), '')::uuid) with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);`,
    );
    this.addSql(
      `create policy "idempotency_keys_house" on "idempotency_keys" using (current_setting('app.scope', true) in ('staff', 'system')) with check (current_setting('app.scope', true) in ('staff', 'system'));`,
    );
    this.addSql(`alter table "bot_deployments" enable row level security;`);
    this.addSql(`alter table "bot_deployments" force row level security;`);
    this.addSql(
      `create policy "bot_deployments_owner" on "bot_deployments" using (customer_id = nullif(current_setting('app.user_id', true), '')::uuid) with check (customer_id = nullif(current_setting('app.user_id', true), '')::uuid);`,
    );
    this.addSql(
      `create policy "bot_deployments_house" on "bot_deployments" using (current_setting('app.scope', true) in ('staff', 'system')) with check (current_setting('app.scope', true) in ('staff', 'system'));`,
    );
    this.addSql(`alter table "deployment_logs" enable row level security;`);
    this.addSql(`alter table "deployment_logs" force row level security;`);
    this.addSql(
      `create policy "deployment_logs_owner" on "deployment_logs" using (customer_id = nullif(current_setting('app.user_id', true), '')::uuid) with check (customer_id = nullif(current_setting('app.user_id', true), '')::uuid);`,
    );
    this.addSql(
      `create policy "deployment_logs_house" on "deployment_logs" using (current_setting('app.scope', true) in ('staff', 'system')) with check (current_setting('app.scope', true) in ('staff', 'system'));`,
    );
    this.addSql(`alter table "audit_logs" enable row level security;`);
    this.addSql(`alter table "audit_logs" force row level security;`);
    this.addSql(
      `create policy "audit_logs_owner" on "audit_logs" using (customer_id = nullif(current_setting('app.user_id', true), '')::uuid) with check (customer_id = nullif(current_setting('app.user_id', true), '')::uuid);`,
    );
    this.addSql(
      `create policy "audit_logs_house" on "audit_logs" using (current_setting('app.scope', true) in ('staff', 'system')) with check (current_setting('app.scope', true) in ('staff', 'system'));`,
    );
    this.addSql(`alter table "api_keys" enable row level security;`);
    this.addSql(`alter table "api_keys" force row level security;`);
    this.addSql(
      `create policy "api_keys_owner" on "api_keys" using (user_id = nullif(current_setting('app.user_id', true), '')::uuid) with check (user_id = nullif(current_setting('app.user_id', true), '')::uuid);`,
    );
    this.addSql(
      `create policy "api_keys_house" on "api_keys" using (current_setting('app.scope', true) in ('staff', 'system')) with check (current_setting('app.scope', true) in ('staff', 'system'));`,
    );
    this.addSql(
      `create policy "api_keys_lookup" on "api_keys" for select using (current_setting('app.scope', true) = 'lookup');`,
    );

    this.addSql(
      `create table "panel_budgets" ("id" text not null, "call_limit" int null, "used" int not null, "window_ends" timestamptz not null, "blocked_until" timestamptz not null, primary key ("id"));`,
    );
    this.addSql(`alter table "panel_budgets" enable row level security;`);
    this.addSql(`alter table "panel_budgets" force row level security;`);
    this.addSql(
      `create policy "panel_budgets_house" on "panel_budgets" using (current_setting('app.scope', true) in ('staff', 'system')) with check (current_setting('app.scope', true) in ('staff', 'system'));`,
    );

    this.addSql('create sequence order_numbers;');

    // What every request asks before and after its work: one round trip each, in the narrow scope that it needs and leaves again.
    this.addSql(`
      create function key_holder(key_hash text)
      returns table (id uuid, name text, account_role text, key_role text) language plpgsql as $$
      begin
        perform set_config('app.scope', 'lookup', true);
        return query
          select u.id, u.name, u.role, k.role
          from api_keys k join users u on u.id = k.user_id
          where k.hash = key_hash and k.revoked_at is null;
        perform set_config('app.scope', '', true);
      end $$;`);
    this.addSql(`
      create function remember_request(request_id uuid, asker uuid, said text)
      returns table (body_hash text, status int, answer jsonb) language plpgsql as $$
      begin
        perform set_config('app.user_id', asker::text, true);
        return query
          insert into idempotency_keys as k (id, user_id, body_hash) values (request_id, asker, said)
          on conflict (id) do update set id = excluded.id
          returning k.body_hash, k.status, k.answer;
        perform set_config('app.user_id', '', true);
      end $$;`);
    this.addSql(`
      create function remember_answer(request_id uuid, asker uuid, told int, words jsonb)
      returns void language plpgsql as $$
      begin
        perform set_config('app.user_id', asker::text, true);
        update idempotency_keys set status = told, answer = words where id = request_id;
        perform set_config('app.user_id', '', true);
      end $$;`);
  }

  override down(): void {
    this.addSql('drop function key_holder, remember_request, remember_answer;');
    this.addSql('drop sequence order_numbers;');
    this.addSql(
      'drop table addons, event_log, outbox, plans, users, orders, simulated_servers, invoices, payments, refunds, idempotency_keys, bot_deployments, deployment_logs, audit_logs, api_keys, panel_budgets cascade;',
    );
  }
}
