-- Roles and databases: made where they are missing, with the passwords of today. Safe to repeat.
-- Roles belong to the cluster, so no migration makes them; only this script is run as the superuser.
\set ON_ERROR_STOP on
\getenv owner_password BOTYARD_OWNER_PASSWORD
\getenv app_password BOTYARD_APP_PASSWORD
\getenv temporal_password TEMPORAL_DATABASE_PASSWORD

select format('create role %I', name)
from unnest(array['botyard_owner', 'botyard_app', 'temporal']) as name
where not exists (select from pg_roles where rolname = name) \gexec

alter role botyard_owner login nosuperuser nobypassrls nocreatedb nocreaterole password :'owner_password';
alter role botyard_app login nosuperuser nobypassrls nocreatedb nocreaterole password :'app_password';
alter role temporal login nosuperuser nobypassrls nocreatedb nocreaterole password :'temporal_password';

select format('create database %I owner %I', name, owner)
from (values ('botyard', 'botyard_owner'), ('temporal', 'temporal'), ('temporal_visibility', 'temporal')) as wanted (name, owner)
where not exists (select from pg_database where datname = name) \gexec

revoke all on database botyard, temporal, temporal_visibility from public;
grant connect on database botyard to botyard_app;
