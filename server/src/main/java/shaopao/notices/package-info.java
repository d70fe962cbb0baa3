/**
 * Messages to people (消息): in the inbox at once, outside by mail, SMS and webhook, each as its receiver wants it.
 *
 * <p>A message is a row of the inbox, told to open pages in the moment its transaction commits. What leaves the house
 * is a delivery: a row of a queue that any node may take, kept until a provider has answered for it. Modules above name
 * what they say by a {@link shaopao.notices.spi.NoticeKind}; channels come in by {@link
 * shaopao.notices.spi.Channel}.
 *
 * <p>Invariants: a person is told under one key once; a message whose sending was acknowledged is never lost, and
 * providers get it at least once, a second time only when a node died between the handing over and the noting of it;
 * an SMS leaves only when its sender asked for one and the message is still unread, or when life is urgent; mandatory
 * categories cannot be switched off; addresses are shown masked.
 *
 * <p>Vocabulary: category 类别, importance 重要程度, template 模板, delivery 投递, provider 通道商, receipt 回执, dead letter 死信
 * (a delivery that was given up), quiet hours 免打扰, digest 每日汇总.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "db", "secrets", "http", "audit", "people", "access"})
package shaopao.notices;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
