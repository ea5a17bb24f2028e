-- Once, by a member of the database's administrators, from a machine that reaches the network (infra/README.md, "The bot's role"):
--   psql "host=SERVER dbname=postgres user=GROUP sslmode=verify-full" --set=identity=id-lotsen-produktion --set=object=OBJECT-ID --file=role.sql
-- The bot may sign in by its identity and lay out its tables in its own database. It makes no roles, no databases and no administrators.
\set ON_ERROR_STOP on
select pg_catalog.pgaadauth_create_principal_with_oid(:'identity', :'object', 'service', false, false)
 where not exists (select from pg_catalog.pg_roles where rolname = :'identity');
\ir grants.sql
