-- Money that goes back leaves the purse when it is asked for, and waits on an account of the channel; a payment that no
-- purse could take waits on another. Both are in the books from the first moment.
alter table wallet.top_up
    add column paid_amount bigint check (paid_amount > 0),
    drop constraint top_up_state_check,
    -- STRAY: paid there, and the purse could not take it; CREDITED: staff found whose it is
    add constraint top_up_state_check check (state in ('WAITING', 'PAID', 'CLOSED', 'STRAY', 'CREDITED'));
-- what was stray before has no transfer: the service is asked again, and tells it anew
update wallet.top_up set state = 'WAITING' where state = 'STRAY';
update wallet.top_up set paid_amount = amount where state = 'PAID';
create index top_up_stray on wallet.top_up (id) where state = 'STRAY';

-- The transfer by which a refund left the channel: its list knows it under the number of the order.
alter table wallet.top_up_refund add column ended_by uuid;
create index on wallet.top_up_refund (ended_by);
