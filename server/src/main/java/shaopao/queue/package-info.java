/**
 * The hall on site: departments with counters, tickets, one fair order, and a wait that is told with its error.
 *
 * <p>A ticket is taken at a kiosk, on the phone, for an appointment or at the door, and has a place in line: the moment
 * from which it counts. {@link shaopao.queue.OrderRules} alone says who is next; people read the same rules in
 * docs/guide/queue.md. {@link shaopao.queue.WaitRules} plays the line forward many times and gives the wait as an
 * interval; what came of each forecast is stored, and {@link shaopao.queue.CalibrationRules} widens or narrows the
 * intervals until nine in ten are right.
 *
 * <p>Invariants: each ticket is called by one counter; nobody who came later is called first except by an appointment,
 * and of two calls of a counter at most one is an appointment while others wait; who comes back with a mended form has
 * the place of before; a slot never takes more than it has; staff see the cases of a person only while that person
 * stands at their counter.
 *
 * <p>Vocabulary: site 办事大厅, office 部门, service 业务, counter 窗口, ticket 排队号, appointment 预约, call 叫号, recall
 * 重呼, hold 挂起, transfer 转办, missed 过号, forecast 预计等候, reason 来访事由, demand 本可线上办.
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
            "devices",
            "notices",
            "notices :: spi",
            "places",
            "places :: spi",
            "pass",
            "workflow",
            "hall",
            "hall :: catalogue"
        })
package shaopao.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
