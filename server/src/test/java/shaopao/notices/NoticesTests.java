package shaopao.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import shaopao.notices.Campus.Somebody;
import shaopao.notices.Habits.Choice;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@NoticesTest
@NullUnmarked
class NoticesTests {

    @Autowired
    Notices notices;

    @Autowired
    Couriers couriers;

    @Autowired
    Delivering delivering;

    @Autowired
    MailChannel mail;

    @Autowired
    WebhookChannel webhook;

    @Autowired
    SmsChannel sms;

    @Autowired
    HabitStore habits;

    @Autowired
    Inbox inbox;

    @Autowired
    NoticesDesk desk;

    @Autowired
    NoticesJobs jobs;

    @Autowired
    MovedClock clock;

    @Autowired
    Campus campus;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void noon() throws IOException {
        Peers.MAIL_GATE.open();
        campus.clearQueue();
        clock.tomorrowAt(12, 0);
    }

    @AfterEach
    void back() {
        clock.back();
        Peers.RECEIVER.answers(200, Map.of());
    }

    private static NewNotice asked(Somebody... people) {
        return NewNotice.of(
                        TestKinds.ASKED,
                        UUID.randomUUID().toString(),
                        Arrays.stream(people).map(Somebody::id).toList())
                .with("item", new Words("学生请假", "Student leave"))
                .with("applicant", "李同学")
                .linkedTo("/hall/applications/1");
    }

    private void carryAll() {
        couriers.carryDue(mail);
        couriers.carryDue(webhook);
        couriers.carryDue(sms);
    }

    @Test
    void messageIsInTheInboxAtOnceAndLeavesByMailAndWebhook() throws Exception {
        Somebody one = campus.somebody();
        assertThat(notices.send(asked(one))).isEqualTo(1);
        NoticeCard card = inbox.messages(one.id(), true, false, Optional.empty(), Optional.empty(), 10)
                .items()
                .getFirst();
        assertThat(card.title()).isEqualTo(new Words("请您审批：学生请假", "Please decide: Student leave"));
        assertThat(card.link()).hasValue("/hall/applications/1");
        assertThat(inbox.unread(one.id())).isEqualTo(1);
        carryAll();
        assertThat(campus.state(one, "MAIL")).isEqualTo("SENT");
        assertThat(campus.state(one, "WEBHOOK")).isEqualTo("DELIVERED");
        assertThat(campus.state(one, "SMS")).isEqualTo("none");
        MimeMessage mailed = mailsTo(one).getFirst();
        assertThat(mailed.getSubject()).isEqualTo("请您审批：学生请假");
        assertThat(part(mailed, 0))
                .contains("陈思远：", "李同学 提交了“学生请假”", "https://ehall.example.edu.cn/hall/applications/1");
        assertThat(part(mailed, 1)).contains("<html lang=\"zh-CN\">", "查看详情", "不再接收此类邮件");
        assertThat(mailed.getHeader("List-Unsubscribe-Post", null)).isEqualTo("List-Unsubscribe=One-Click");
        assertThat(mailed.getHeader("List-Unsubscribe", null))
                .startsWith("<https://ehall.example.edu.cn/api/notices/unsubscribe?token=");
        assertThat(mailed.getHeader("Auto-Submitted", null)).isEqualTo("auto-generated");
    }

    @Test
    void samePersonIsNeverToldTheSameTwice() {
        Somebody one = campus.somebody();
        Somebody two = campus.somebody();
        NewNotice first = asked(one);
        NewNotice again = NewNotice.of(first.code(), first.key(), List.of(one.id(), two.id()))
                .with("item", "别的")
                .with("applicant", "别人");
        assertThat(notices.send(first)).isEqualTo(1);
        assertThat(notices.send(first)).isZero();
        assertThat(notices.send(again)).isEqualTo(1);
        carryAll();
        assertThat(campus.messages(one)).isEqualTo(1);
        assertThat(mailsTo(one)).hasSize(1);
        assertThat(mailsTo(two)).hasSize(1);
    }

    @Test
    void whatRollsBackWasNeverSaid() {
        Somebody one = campus.somebody();
        transaction.executeWithoutResult(status -> {
            notices.send(asked(one));
            status.setRollbackOnly();
        });
        carryAll();
        assertThat(campus.messages(one)).isZero();
        assertThat(mailsTo(one)).isEmpty();
    }

    @Test
    void senderOwesAValueForEachVariableAndAKindThatExists() {
        Somebody one = campus.somebody();
        assertThatThrownBy(() -> notices.send(NewNotice.of(TestKinds.ASKED, "k", Set.of(one.id()))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> notices.send(NewNotice.of("test.unknown", "k", Set.of(one.id()))))
                .isInstanceOf(ProblemException.class);
        assertThatThrownBy(() -> asked(one).linkedTo("https://evil.example"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> asked(one).linkedTo("//evil.example")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void everybodyReadsTheirOwnLanguage() throws Exception {
        Somebody one = campus.somebody();
        campus.speaksEnglish(one);
        notices.send(asked(one));
        couriers.carryDue(mail);
        MimeMessage mailed = mailsTo(one).getFirst();
        assertThat(mailed.getSubject()).isEqualTo("Please decide: Student leave");
        assertThat(part(mailed, 1)).contains("<html lang=\"en\">", "No more mail of this kind");
    }

    @Test
    void whatPeopleWriteIsTextInMailAndNeverMarkupOrAHeader() throws Exception {
        Somebody one = campus.somebody();
        notices.send(asked(one)
                .with("item", "<script>alert(1)</script>\r\nBcc: all@example.edu.cn")
                .with("applicant", "{item} \"&'<b>"));
        couriers.carryDue(mail);
        MimeMessage mailed = mailsTo(one).getFirst();
        assertThat(mailed.getSubject()).isEqualTo("请您审批：<script>alert(1)</script> Bcc: all@example.edu.cn");
        assertThat(mailed.getHeader("Bcc")).isNull();
        assertThat(part(mailed, 1))
                .contains("&lt;script&gt;", "{item} &quot;&amp;&#39;&lt;b&gt;")
                .doesNotContain("<script>");
    }

    @Test
    void smsLeavesOnlyWhileTheMessageIsUnreadAndItsSenderAskedForIt() {
        Somebody reads = campus.somebody();
        Somebody sleeps = campus.somebody();
        notices.send(asked(reads, sleeps).smsAfter(Duration.ofMinutes(30)));
        assertThat(couriers.carryDue(sms)).isZero();
        clock.forward(Duration.ofMinutes(20));
        UUID read = inbox.messages(reads.id(), true, false, Optional.empty(), Optional.empty(), 1)
                .items()
                .getFirst()
                .id();
        inbox.read(reads.id(), read);
        clock.forward(Duration.ofMinutes(11));
        couriers.carryDue(sms);
        assertThat(campus.state(sleeps, "SMS")).isEqualTo("SENT");
        assertThat(Peers.SMS.texts(sleeps.phone())).containsExactly("【少跑大学】李同学 的学生请假待您审批。");
        assertThat(campus.deliveries(reads).get("SMS").state()).isEqualTo("SKIPPED");
        assertThat(campus.deliveries(reads).get("SMS").reason()).isEqualTo("READ");
        assertThat(Peers.SMS.texts(reads.phone())).isEmpty();
    }

    @Test
    void nightsAreQuietExceptForWhatIsUrgent() {
        Somebody one = campus.somebody();
        Somebody naps = campus.somebody();
        habits.save(
                naps.id(),
                new Habits(Map.of(), Optional.of(new Quiet(LocalTime.of(7, 0), LocalTime.of(9, 30))), true, 18),
                clock.instant());
        clock.tomorrowAt(23, 0);
        notices.send(asked(one, naps));
        notices.send(NewNotice.of(TestKinds.ALARM, UUID.randomUUID().toString(), List.of(one.id()))
                .with("item", "火警"));
        carryAll();
        assertThat(mailsTo(one)).hasSize(1);
        assertThat(Peers.SMS.texts(one.phone())).containsExactly("【少跑大学】紧急：火警，请立即处理。");
        clock.forward(Duration.ofHours(8).plusMinutes(1));
        carryAll();
        assertThat(mailsTo(one)).hasSize(2);
        assertThat(mailsTo(naps)).isEmpty();
        clock.forward(Duration.ofHours(2).plusMinutes(30));
        carryAll();
        assertThat(mailsTo(naps)).hasSize(1);
    }

    @Test
    void whoDoesNotWantMailGetsNoneButMandatoryOne() {
        Somebody one = campus.somebody();
        Map<Choice, Boolean> none = new HashMap<>();
        for (Category category : Category.values()) {
            none.put(new Choice(category, "MAIL"), false);
        }
        habits.save(one.id(), new Habits(none, Optional.empty(), true, 18), clock.instant());
        notices.send(asked(one));
        notices.send(NewNotice.of(TestKinds.ALARM, UUID.randomUUID().toString(), List.of(one.id()))
                .with("item", "台风"));
        carryAll();
        assertThat(mailsTo(one)).hasSize(1);
        assertThat(campus.messages(one)).isEqualTo(2);
        assertThat(campus.state(one, "WEBHOOK")).isEqualTo("DELIVERED");
    }

    @Test
    void messagesOfLowImportanceComeAsOneSummaryAtThePersonsHourWithoutTheReadOnes() throws Exception {
        Somebody one = campus.somebody();
        habits.save(one.id(), new Habits(Map.of(), Optional.empty(), true, 20), clock.instant());
        for (String item : List.of("奖学金", "宿舍调整", "已读的")) {
            notices.send(NewNotice.of(TestKinds.NEWS, UUID.randomUUID().toString(), List.of(one.id()))
                    .with("item", item)
                    .linkedTo("/hall/applications/2"));
        }
        inbox.read(
                one.id(),
                inbox.messages(one.id(), true, false, Optional.empty(), Optional.empty(), 1)
                        .items()
                        .getFirst()
                        .id());
        jobs.summariesAt(clock.instant());
        assertThat(couriers.carryDue(mail)).isZero();
        clock.forward(Duration.ofHours(8).plusMinutes(1));
        jobs.summariesAt(clock.instant());
        couriers.carryDue(mail);
        assertThat(mailsTo(one)).hasSize(1);
        MimeMessage summary = mailsTo(one).getFirst();
        assertThat(summary.getSubject()).isEqualTo("今天的消息汇总（2 条）");
        assertThat(part(summary, 0)).contains("奖学金有新进展", "宿舍调整有新进展").doesNotContain("已读的");
        assertThat(part(summary, 1)).contains("href=\"https://ehall.example.edu.cn/hall/applications/2\"");
        jobs.summariesAt(clock.instant());
        assertThat(couriers.carryDue(mail)).isZero();
    }

    @Test
    void whoSwitchesTheSummaryOffGetsNoneAndNothingHeldStays() {
        Somebody one = campus.somebody();
        notices.send(NewNotice.of(TestKinds.NEWS, UUID.randomUUID().toString(), List.of(one.id()))
                .with("item", "奖学金"));
        assertThat(campus.state(one, "MAIL")).isEqualTo("HELD");
        habits.save(one.id(), new Habits(Map.of(), Optional.empty(), false, 20), clock.instant());
        assertThat(campus.state(one, "MAIL")).isEqualTo("SKIPPED");
        notices.send(NewNotice.of(TestKinds.NEWS, UUID.randomUUID().toString(), List.of(one.id()))
                .with("item", "助学金"));
        assertThat(campus.deliveries(one)).hasSize(2).containsKey("WEBHOOK");
    }

    @Test
    void thousandsAreToldInOneCall() {
        List<PersonId> all = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            all.add(PersonId.next());
        }
        NewNotice notice =
                NewNotice.of(TestKinds.NEWS, UUID.randomUUID().toString(), all).with("item", "停水通知");
        assertThat(notices.send(notice)).isEqualTo(5_000);
        assertThat(notices.send(notice)).isZero();
        assertThat(inbox.unread(all.get(4_999))).isEqualTo(1);
    }

    @Test
    void whoCannotBeReachedIsPassedOverAndSaidSo() {
        Somebody one = campus.unreachable();
        notices.send(asked(one).as(Importance.URGENT));
        carryAll();
        assertThat(campus.deliveries(one).get("MAIL").reason()).isEqualTo("NO_ADDRESS");
        assertThat(campus.deliveries(one).get("SMS").reason()).isEqualTo("NO_ADDRESS");
        assertThat(campus.state(one, "WEBHOOK")).isEqualTo("DELIVERED");
    }

    @Test
    void mailGoesByTheSpareServerWhileTheFirstIsAwayAndComesBack() throws Exception {
        Somebody one = campus.somebody();
        Peers.MAIL_GATE.close();
        notices.send(asked(one));
        couriers.carryDue(mail);
        assertThat(campus.deliveries(one).get("MAIL").provider()).isEqualTo("mail-spare");
        assertThat(mails(Peers.SPARE_MAIL, one)).hasSize(1);
        for (int i = 0; i < 3; i++) {
            notices.send(asked(campus.somebody()));
        }
        couriers.carryDue(mail);
        assertThat(mail.providers().getFirst().open()).isFalse();
        Peers.MAIL_GATE.open();
        clock.forward(Duration.ofMinutes(2));
        Somebody two = campus.somebody();
        notices.send(asked(two));
        couriers.carryDue(mail);
        assertThat(campus.deliveries(two).get("MAIL").provider()).isEqualTo("mail");
        assertThat(mail.providers().getFirst().open()).isTrue();
    }

    @Test
    void webhookIsSignedAndBusyOrBrokenReceiversAreTriedAgain() {
        Somebody one = campus.somebody();
        Peers.RECEIVER.answers(503, Map.of("Retry-After", "60"));
        notices.send(asked(one));
        couriers.carryDue(webhook);
        assertThat(campus.deliveries(one).get("WEBHOOK").state()).isEqualTo("QUEUED");
        assertThat(campus.deliveries(one).get("WEBHOOK").attempts()).isZero();
        Peers.RECEIVER.answers(200, Map.of());
        clock.forward(Duration.ofMinutes(3));
        couriers.carryDue(webhook);
        List<Receiver.Call> calls = Peers.RECEIVER.calls.stream()
                .filter(call -> call.body().contains(one.number()))
                .toList();
        assertThat(calls).hasSize(2);
        assertThat(calls)
                .extracting(Receiver.Call::id)
                .containsOnly(calls.getFirst().id());
        Receiver.Call last = calls.getLast();
        assertThat(last.signature())
                .isEqualTo("v1=" + WebhookProvider.signature(Peers.SECRET, last.timestamp() + "." + last.body()));
        JsonNode body = new JsonMapper().readTree(last.body());
        assertThat(body.get("title").asString()).isEqualTo("请您审批：学生请假");
        assertThat(last.body()).doesNotContain(one.phone(), one.mail());
    }

    @Test
    void webhookFollowsNoRedirectAndWhatItRefusesIsADeadLetter() {
        Somebody one = campus.somebody();
        Peers.RECEIVER.answers(302, Map.of("Location", "http://127.0.0.1:" + Peers.RECEIVER.port + "/elsewhere"));
        notices.send(asked(one));
        couriers.carryDue(webhook);
        assertThat(campus.deliveries(one).get("WEBHOOK"))
                .isEqualTo(new Campus.Row("WEBHOOK", "FAILED", 1, "webhook", "HTTP 302"));
        assertThat(Peers.RECEIVER.calls).noneMatch(call -> call.path().equals("/elsewhere"));
    }

    @Test
    void deadLettersAreSeenWithMaskedAddressesAndSentAgain() {
        Somebody one = campus.somebody();
        Peers.RECEIVER.answers(400, Map.of());
        notices.send(asked(one));
        couriers.carryDue(webhook);
        Actor staff = staff();
        DeadLetter letter = desk.dead(staff, Optional.of("WEBHOOK"), Optional.empty(), 10)
                .items()
                .getFirst();
        assertThat(letter.number()).isEqualTo(one.number());
        assertThat(letter.reason()).hasValue("HTTP 400");
        assertThat(letter.address().orElseThrow()).contains("****");
        Peers.RECEIVER.answers(200, Map.of());
        assertThat(desk.resend(staff, List.of(letter.id(), UUID.randomUUID()))).isEqualTo(1);
        assertThat(desk.resend(staff, List.of(letter.id()))).isZero();
        couriers.carryDue(webhook);
        assertThat(campus.state(one, "WEBHOOK")).isEqualTo("DELIVERED");
        Actor elsewhere = new Actor(Actor.Kind.PERSON, staff.id(), "", "", Map.of(), Optional.empty());
        assertThat(desk.dead(elsewhere, Optional.empty(), Optional.empty(), 10).items())
                .isEmpty();
    }

    static Actor staff() {
        return new Actor(
                Actor.Kind.PERSON,
                Optional.of(UUID.randomUUID()),
                "管理员",
                "127.0.0.1",
                Map.of(NoticesPart.READ, shaopao.kernel.Scope.ALL, NoticesPart.MANAGE, shaopao.kernel.Scope.ALL),
                Optional.empty());
    }

    @Test
    void deliveryOfAKilledNodeFallsDueAgainAndARepeatCarriesTheSameId() throws Exception {
        Somebody one = campus.somebody();
        notices.send(asked(one));
        Delivering.Ready lost = delivering.take(mail, 10).getFirst();
        mail.send(lost.message());
        assertThat(couriers.carryDue(mail)).as("another node leaves it alone").isZero();
        clock.forward(Delivering.LEASE.plusSeconds(1));
        couriers.carryDue(mail);
        assertThat(campus.deliveries(one).get("MAIL").attempts()).isEqualTo(2);
        List<MimeMessage> mails = mailsTo(one);
        assertThat(mails).hasSize(2);
        assertThat(mails.get(0).getMessageID()).isEqualTo(mails.get(1).getMessageID());
        delivering.carry(mail, lost);
        assertThat(campus.state(one, "MAIL"))
                .as("who comes too late settles nothing")
                .isEqualTo("SENT");
        assertThat(campus.deliveries(one).get("MAIL").attempts()).isEqualTo(2);
    }

    @Test
    void oldMessagesAreForgottenWithTheirWays() {
        Somebody one = campus.somebody();
        clock.back();
        notices.send(asked(one));
        Instant later = clock.instant().plus(Duration.ofDays(91));
        campus.clearQueue();
        jobs.forgetAt(later);
        assertThat(campus.deliveries(one)).isEmpty();
        assertThat(campus.messages(one)).isEqualTo(1);
        jobs.forgetAt(later.plus(Duration.ofDays(310)));
        assertThat(campus.messages(one)).isZero();
    }

    @Test
    void figuresCountWhatHappened() {
        Somebody one = campus.somebody();
        notices.send(asked(one));
        carryAll();
        DeliveryStatistics figures = desk.statistics(7);
        assertThat(figures.inbox().told()).isPositive();
        assertThat(figures.channels()).anySatisfy(counts -> {
            assertThat(counts.channel()).isEqualTo("MAIL");
            assertThat(counts.sent()).isPositive();
            assertThat(counts.medianMillis()).isPresent();
        });
        assertThat(figures.providers()).hasSize(5);
    }

    private static List<MimeMessage> mailsTo(Somebody one) {
        return mails(Peers.MAIL, one);
    }

    static List<MimeMessage> mails(GreenMail server, Somebody one) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> {
                    try {
                        return message.getAllRecipients()[0].toString().equals(one.mail());
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    static String part(MimeMessage message, int number) throws Exception {
        return (String)
                ((MimeMultipart) message.getContent()).getBodyPart(number).getContent();
    }
}
