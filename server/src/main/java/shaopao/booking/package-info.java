/**
 * Bookings: rooms, library seats, pods, sports grounds, bases for safety training, laboratory places, and equipment
 * that is carried about. Who holds a place when is decided by the one interval store of {@code places}; this module
 * keeps who asked, under which rules, and what became of it.
 *
 * <p>A resource is a place that may be booked, under one set of rules (a policy) that many places share. A booking that
 * needs no approval is confirmed at once; one that does waits without holding anything, so that several may wait for
 * the same hours, and when one of them is approved the others are refused and told. Teaching has priority: what it
 * displaces is said, the people are told and offered other places. Where demand is high, seats are drawn and not
 * clicked for: a window to ask, a draw that anyone can recompute, then a waiting list.
 *
 * <p>Invariants: the exclusion constraint of the interval store lets no place be held twice, that of {@code booking}
 * lets nobody hold two places of one policy at once where the policy says so, that of {@code loan} lets no piece of
 * equipment be lent twice; a booking under the same id is made once; points that an appeal takes back do not count.
 *
 * <p>Vocabulary: booking 预约, resource 可预约场地, policy 预约规则, approval 审批, attendance 签到, temporary leave 暂离, no-show
 * 爽约, credit 信用分, appeal 申诉, waiting list 候补, offer 候补邀约, draw 抽签, blackout 停用, displaced 被教学占用, series 周期预约.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "audit",
            "http",
            "people",
            "access",
            "rules",
            "calendar",
            "notices",
            "notices :: spi",
            "places",
            "places :: spi",
            "pass",
            "wallet",
            "workflow",
            "hall",
            "hall :: spi"
        })
package shaopao.booking;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
