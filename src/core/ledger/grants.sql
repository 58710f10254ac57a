-- The application writes lines and reads them; it can change or delete none (promises.md, rule 8).
grant select on all tables in schema ledger to :app;
grant insert on ledger.line to :app;
grant insert, update, delete on ledger.answer to :app;
-- Salts of personal values are written and erased; a trigger refuses every other change.
grant insert on ledger.personal to :app;
grant update (salt, erased_at) on ledger.personal to :app;
grant usage on schema ledger to :sealer;
grant select on ledger.line, ledger.seal, ledger.tile, ledger.signing_key, ledger.checkpoint, ledger.handing to :sealer;
grant insert on ledger.seal, ledger.tile, ledger.signing_key, ledger.checkpoint, ledger.handing to :sealer;
