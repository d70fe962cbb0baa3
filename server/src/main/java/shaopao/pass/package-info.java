/**
 * One code on the phone, for five things: going in and out, checking in, paying, redeeming, and proving who one is.
 *
 * <p>A pass belongs to one holder, a person of the school or a visitor, and is carried by a phone, a card or a printed
 * day pass. The phone makes a fresh code every 15 s, also without a network: number, time step and purposes, vouched
 * for by a key that it and the server alone hold, and by a signature of the server for the running minute, which
 * readers without a network check ({@code CodeFormat} has the bytes). A code is accepted once per purpose.
 *
 * <p>Invariants: one live phone per pass, and the old one is dead the moment a new one is bound; of two who bring the
 * same code one is accepted; what is frozen is refused by every reader on line within 5 s; whatever is wrong with a
 * code, the reader says the same plain no, and the holder alone reads why.
 *
 * <p>Vocabulary: pass 通行证, code 一码, binding 绑定, freeze 冻结, card 校园卡, paper 纸质码, visit 访客预约, purpose 用途,
 * occasion 签到活动, entitlement 领取资格, inquiry 查验.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "secrets", "audit", "http", "people", "access"})
package shaopao.pass;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
