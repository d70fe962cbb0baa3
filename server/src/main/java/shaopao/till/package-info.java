/**
 * Tills: who sells on campus, and how a customer pays by showing a code.
 *
 * <p>A sale is rung up at a terminal or by a person at the counter, for the merchant to which they were assigned. The
 * use of the code, the transfer of the ledger and the sale are one transaction, and the sales of all tills that come
 * within a moment are one commit, so ten thousand lunches at one canteen do not queue for its account. The till makes
 * the id of the sale; asking again sells nothing twice.
 *
 * <p>Without a network a terminal sells by the signed code, up to limits for each person and for itself, and settles
 * when it is back. What the customer cannot pay then is borne by the school or by the merchant, as the school has set;
 * beyond the limits it is the merchant.
 *
 * <p>Vocabulary: merchant 商户, till 收银, terminal 收银终端, clerk 收银员, sale 消费, menu 菜单, refund 退款, day close 日结,
 * offline sale 离线消费, loss 损失.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel", "db", "secrets", "audit", "http", "people", "access", "devices", "pass", "wallet"
        })
package shaopao.till;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
