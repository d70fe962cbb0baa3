/**
 * Who may go in and out where: entry points with their readers, policies, decisions, presence, and readers that decide
 * without a network.
 *
 * <p>A place that people pass has one policy: lines of CEL over what is known of a person, read from the top, the first
 * that holds decides; around them anti-passback, capacity, visitors, exam mode, a closed place, emergency. {@link
 * shaopao.gates.GateRules} is a pure function of policy, facts, presence and time; the reader in {@code web/src/gate}
 * is the same function in TypeScript, and a million random cases show that the two agree.
 *
 * <p>Invariants: every decision is stored with its reason before the door hears it; of many who ask at once no more get
 * in than the place holds; an event of a reader that was off line is stored once however often it is sent; a late event
 * corrects who is inside, never overrules a later one, and raises no alarm; nobody is locked in unless a line says so.
 *
 * <p>Vocabulary: entry point 通道, policy 通行规则, decision 判定, presence 在场, passage 通行记录, anti-passback 防尾随, bundle
 * 离线规则包, reader 读码器, leave 请假, fact 人员标签, mark 标记.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "kernel",
            "db",
            "secrets",
            "audit",
            "http",
            "rules",
            "people",
            "access",
            "devices",
            "notices",
            "places",
            "places :: spi",
            "pass",
            "workflow",
            "hall"
        })
package shaopao.gates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
