-- What everybody may check of the ledger: it is shown as of the newest checkpoint, so that nothing but a checkpoint tells how
-- much has been done since.
create view live.checkpoint with (security_barrier) as
select id, size, encode(root, 'hex') as root, encode(chain, 'hex') as chain, at, alg, key, note
from ledger.checkpoint;

create view live.signing_key with (security_barrier) as
select id, name, alg, pem, since
from ledger.signing_key;

-- Every leaf, and of no line more than that: a leaf says nothing without salt and words.
create view live.leaf with (security_barrier) as
select position, leaf as hash
from ledger.seal
where position <= (select max(size) from ledger.checkpoint);

create view live.tile with (security_barrier) as
select level, index, hash
from ledger.tile
where (index + 1) * power(2, level) <= (select max(size) from ledger.checkpoint);
