-- Locks the accounts in the order of their ids, and says in a last row without an account whether any of the transfers
-- stands there already. What is looked up after the lock is what others have written before it: each statement of a
-- volatile function sees what was committed when it began.
create function wallet.accounts_locked(ids uuid[], asked uuid[])
    returns table (account wallet.account, asked_before boolean)
    language plpgsql set enable_seqscan = off as $$
begin
    return query select a, false from wallet.account a where a.id = any (ids) order by a.id for update;
    if exists (select from wallet.transfer t where t.id = any (asked)) then
        return query select null::wallet.account, true;
    end if;
end $$;
drop function wallet.accounts_locked(uuid[]);
