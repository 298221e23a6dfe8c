-- Run once by the PostgreSQL image, as its superuser: the owner makes the tables, the app only uses them.
\getenv owner_password MODELPORT_DATABASE_OWNER_PASSWORD
\getenv app_password MODELPORT_DATABASE_PASSWORD
create role modelport_owner login password :'owner_password';
create role modelport_app login password :'app_password';
create database modelport owner modelport_owner;
\connect modelport
alter default privileges for role modelport_owner grant select, insert, update, delete on tables to modelport_app;
alter default privileges for role modelport_owner grant usage, select on sequences to modelport_app;
