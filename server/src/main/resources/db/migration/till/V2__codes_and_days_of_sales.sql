-- What was shown, as a digest: the same id with another customer's code is another sale.
alter table till.sale add column code text;
-- Why a code was not good only its holder reads.
update till.sale set why = 'CODE_REFUSED'
where why not in ('ID_TAKEN', 'ACCOUNT_FROZEN', 'BALANCE_LOW', 'BALANCE_HIGH', 'SINGLE_LIMIT', 'DAY_LIMIT',
    'MONTH_CLOSED', 'AMOUNT_INVALID', 'FORM_INVALID', 'ACCOUNT_UNKNOWN', 'SAME_ACCOUNT', 'LEDGERS_DIFFER',
    'DAY_INVALID', 'BUSY');
-- Limits without a network count by when it was sold.
drop index till.sale_offline;
drop index till.sale_offline_person;
create index sale_offline on till.sale (sold_by, occurred_at) where offline;
create index sale_offline_person on till.sale (person_id, occurred_at) where offline;
drop index till.sale_day;
create index sale_day on till.sale (merchant_id, day, occurred_at desc, id desc);
-- never used
alter table till.merchant drop column closed_at;
