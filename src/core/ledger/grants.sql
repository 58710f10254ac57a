-- The application writes lines and reads them; it can change or delete none (promises.md, rule 8).
grant select on all tables in schema ledger to :app;
grant insert on ledger.line to :app;
grant insert, update, delete on ledger.answer to :app;
grant usage on schema ledger to :sealer;
grant select on ledger.line, ledger.seal to :sealer;
grant insert on ledger.seal to :sealer;
