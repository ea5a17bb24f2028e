-- What the bot's role needs, on any PostgreSQL: psql --set=identity=ROLE --file=grants.sql. Run it as often as you like.
\set ON_ERROR_STOP on
\connect samverkanslotsen
begin;
revoke all on database samverkanslotsen from public;
-- `create`, for the queue has a schema of its own.
grant connect, create, temporary on database samverkanslotsen to :"identity";
grant usage, create on schema public to :"identity";
commit;
