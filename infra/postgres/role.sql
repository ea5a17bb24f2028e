-- Once, by somebody of the database's administrators, from a machine that reaches the network (infra/README.md, "The bot's role").
-- psql "host=SERVER dbname=postgres user=GROUP sslmode=verify-full" --set=identity=id-lotsen-produktion --set=object=OBJECT-ID --file=role.sql
-- The bot may sign in by its identity and owns its own database; it makes no roles and no other databases.
select pg_catalog.pgaadauth_create_principal_with_oid(:'identity', :'object', 'service', false, false)
 where not exists (select from pg_catalog.pg_roles where rolname = :'identity');
grant connect on database samverkanslotsen to :"identity";
-- An administrator here is no superuser: only a member of a role may make it the owner.
grant :"identity" to current_user;
alter database samverkanslotsen owner to :"identity";
revoke :"identity" from current_user;
revoke connect on database samverkanslotsen from public;
