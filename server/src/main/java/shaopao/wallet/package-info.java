/**
 * Money on campus: a double-entry ledger, statements, months that close, fees, and the ways in and out.
 *
 * <p>The ledger speaks TigerBeetle's words. A transfer moves an amount from the account that it debits to the one that
 * it credits, at once, or in two steps: pending sets it aside, then it is posted (all or a part) or voided, or its time
 * runs out. Whoever asks makes the id, so asking again changes nothing. Transfers never change and balances only follow
 * from them: triggers of the database see to both. A balance is what the school owes the owner (credits less debits),
 * so a channel that has brought money in stands below zero, and the sum over a ledger is zero.
 *
 * <p>Invariants: debits equal credits in each ledger, always; linked transfers are taken all or none; a pending
 * transfer is resolved once; refunds of a payment are never more than it; no balance falls below its floor; nothing is
 * dated into a closed month. An account that everybody pays to is no queue: transfers of many callers are committed
 * together ({@link shaopao.db.Gathering}), its row is written once for all of them.
 *
 * <p>Vocabulary: ledger 账本, account 账户, purse 钱包, transfer 转账, pending 预授权, post 过账, void 撤销, hold 冻结金额, statement
 * 账单, month close 月结, trial balance 试算平衡, reconciliation 对账, top-up 充值, channel 支付渠道, fee order 缴费单,
 * instalment 分期, waiver 减免.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "audit", "http", "people", "access"})
package shaopao.wallet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
